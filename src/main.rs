//! The program `vigie`: runs [`vigie::cli`] with the arguments of the process and exits with its code.
//! Everything else is left to the library. Floor 6.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(vigie::cli::run(std::env::args_os()).code())
}
