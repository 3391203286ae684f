//! `timra dict`: dictionaries that cut words where no spaces divide them.

use std::path::PathBuf;

use timra_language::dictionary::{self, DictionaryPlaces};

use super::data_dirs::data_dirs;
use super::{Failure, Outcome};
use crate::cli::{DictArgs, DictBuildArgs, DictCommand, DictionaryArgs};

/// The variable that names the directory of the dictionaries.
const DIR: &str = "TIMRA_DICT_DIR";

/// Where dictionaries are made by default.
const DEFAULT_DIR: &str = "dict";

/// Makes a dictionary.
pub(crate) fn dict(args: &DictArgs, named: &DictionaryArgs) -> Result<Outcome, Failure> {
    let DictCommand::Build(DictBuildArgs { lang, from, encoding }) = &args.command;
    let to = dir(named).unwrap_or_else(|| PathBuf::from(DEFAULT_DIR)).join(lang);
    let bytes = dictionary::build(lang, from, encoding, &to)?;
    say!("{} is ready: {:.1} MB", to.display(), bytes as f64 / 1e6);
    Ok(Outcome::Done)
}

/// Uses the dictionaries that are there.
pub(crate) fn use_dictionaries(named: &DictionaryArgs) -> Result<(), Failure> {
    Ok(dictionary::install(&dictionaries_here(named)?)?)
}

/// The dictionaries that `--dict` or the environment names. If neither does, those that packages have brought.
pub(crate) fn dictionaries_here(named: &DictionaryArgs) -> Result<DictionaryPlaces, Failure> {
    if named.no_dict {
        return Ok(DictionaryPlaces::new());
    }
    let Some(dir) = dir(named) else {
        let dirs: Vec<PathBuf> = data_dirs().into_iter().map(|dir| dir.join("dictionaries")).collect();
        return Ok(dictionary::places(&dirs));
    };
    let places = dictionary::places(std::slice::from_ref(&dir));
    if places.is_empty() {
        return Err(timra_language::Error::NoDictionary { path: dir }.into());
    }
    Ok(places)
}

fn dir(named: &DictionaryArgs) -> Option<PathBuf> {
    let from_environment = || std::env::var_os(DIR).filter(|dir| !dir.is_empty()).map(PathBuf::from);
    named.dict.clone().or_else(from_environment)
}
