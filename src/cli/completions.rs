//! `vigie completions`: the completions for a shell.

use std::io::Write;

use clap::ArgMatches;
use clap_complete::{Shell, generate};

use crate::cli::output::output;
use crate::cli::{Answer, Exit, arguments};

pub(super) fn run(matches: &ArgMatches) -> Answer {
    let Some(&shell) = matches.get_one::<Shell>("shell") else { return Ok(Exit::Error) };
    // The generator panics when a write fails, so it writes into memory.
    let mut script = Vec::new();
    generate(shell, &mut arguments::command(), "vigie", &mut script);
    let mut output = output();
    output.write_all(&script)?;
    output.flush()?;
    Ok(Exit::Found)
}
