//! `vigie completions`: prints the completions for a shell, generated from the parser.
//! Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use clap_complete::generate;

use crate::cli::call::Call;
use crate::cli::options::SHELL;
use crate::cli::output::{CommandResult, Exit, Output};
use crate::cli::parser::parser;

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let shell = *SHELL.required(call.matches)?;
    // The generator panics if a write fails, so it writes into memory.
    let mut script = Vec::new();
    generate(shell, &mut parser(false), "vigie", &mut script);
    output.write_all(&script)?;
    Ok(Exit::Found)
}
