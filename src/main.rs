//! The door: it calls the front desk and turns the answer into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(vigie::cli::run(std::env::args_os()).code())
}
