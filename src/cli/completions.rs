//! `vigie completions`: prints the completions for a shell, generated from the parser.
//! Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use clap::ArgMatches;
use clap_complete::{Shell, generate};

use crate::cli::output::output;
use crate::cli::{CommandResult, Exit, arguments};

pub(super) fn run(matches: &ArgMatches) -> CommandResult {
    let Some(&shell) = matches.get_one::<Shell>("shell") else { return Ok(Exit::Error) };
    // The generator panics if a write fails, so it writes into memory.
    let mut script = Vec::new();
    generate(shell, &mut arguments::parser(false), "vigie", &mut script);
    let mut output = output();
    output.write_all(&script)?;
    output.flush()?;
    Ok(Exit::Found)
}
