//! `vigie completions`: prints the completions for a shell, generated from the parser.
//! Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use clap_complete::generate;

use crate::cli::call::Call;
use crate::cli::options::SHELL;
use crate::cli::output::{CommandResult, Exit, output};
use crate::cli::parser::parser;

pub(super) fn run(call: &Call<'_>) -> CommandResult {
    let shell = *SHELL.required(call.matches)?;
    // The generator panics if a write fails, so it writes into memory.
    let mut script = Vec::new();
    generate(shell, &mut parser(false), "vigie", &mut script);
    let mut output = output();
    output.write_all(&script)?;
    output.flush()?;
    Ok(Exit::Found)
}
