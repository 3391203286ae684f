//! `timra completions`: what a shell completes after `timra`.

use std::io::Write;

use clap::CommandFactory;

use super::{Failure, Outcome};
use crate::cli::{Cli, CompletionsArgs};

/// Prints a script for the shell.
pub(crate) fn completions(args: &CompletionsArgs) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), env!("CARGO_PKG_NAME"), &mut script);
    anstream::stdout().lock().write_all(&script)?;
    Ok(Outcome::Done)
}
