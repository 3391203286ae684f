//! `timra man`: the manual pages of the program and of each of its commands.

use std::fs;

use clap::CommandFactory;

use super::{Failure, Outcome};
use crate::cli::{Cli, ManArgs};

/// Writes them.
pub(crate) fn man(args: &ManArgs) -> Result<Outcome, Failure> {
    let write = || {
        fs::create_dir_all(&args.dir)?;
        clap_mangen::generate_to(Cli::command(), &args.dir)
    };
    write().map_err(|source| Failure::Write { path: args.dir.clone(), source })?;
    Ok(Outcome::Done)
}
