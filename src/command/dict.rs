//! `timra dict`: dictionaries that cut words where no spaces divide them.

use std::path::PathBuf;

use timra_language::dictionary;

use super::{Failure, Outcome};
use crate::cli::{DictArgs, DictBuildArgs, DictCommand};

/// The variable that names the directory of the dictionaries.
const DIR: &str = "TIMRA_DICT_DIR";

/// Where dictionaries are made by default.
const DEFAULT_DIR: &str = "dict";

/// Makes a dictionary.
pub(crate) fn dict(args: &DictArgs, dir: Option<PathBuf>) -> Result<Outcome, Failure> {
    let DictCommand::Build(DictBuildArgs { lang, from, encoding }) = &args.command;
    let to = named(dir).unwrap_or_else(|| PathBuf::from(DEFAULT_DIR)).join(lang);
    let bytes = dictionary::build(lang, from, encoding, &to)?;
    say!("{} is ready: {:.1} MB", to.display(), bytes as f64 / 1e6);
    Ok(Outcome::Done)
}

/// Uses the dictionaries that `--dict` or the environment names, if either does.
pub(crate) fn use_dictionaries(dir: Option<PathBuf>) -> Result<(), Failure> {
    Ok(named(dir).map_or(Ok(()), |dir| dictionary::install(&dir))?)
}

fn named(dir: Option<PathBuf>) -> Option<PathBuf> {
    dir.or_else(|| std::env::var_os(DIR).filter(|dir| !dir.is_empty()).map(PathBuf::from))
}
