//! The program `variorum`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(variorum_cli::run(std::env::args_os()))
}
