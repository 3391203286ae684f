//! Dictionaries that cut words better than what timra comes with. They are read from directories with one folder a
//! language, made by `build` and never fetched; without one, everything works.
//!
//! They hold for the whole program, since text and query must be cut alike; an index says which it was built with.

#[cfg(feature = "lindera")]
mod build;
#[cfg(feature = "lindera")]
mod read;
#[cfg(feature = "lindera")]
mod seal;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

#[cfg(feature = "lindera")]
pub use build::build;
#[cfg(feature = "lindera")]
pub use read::LinderaDictionary as Dictionary;

use super::{LANGUAGES, Language};
#[cfg(feature = "lindera")]
use crate::error::{Error, Result};

/// A dictionary, in a program that was built without the feature `lindera` and so reads none.
#[cfg(not(feature = "lindera"))]
pub enum Dictionary {}

#[cfg(not(feature = "lindera"))]
impl Dictionary {
    /// XXH3 (128 bits, hexadecimal) of the files of the dictionary.
    pub fn digest(&self) -> &str {
        match *self {}
    }

    /// Adds the byte at which each word of `run` ends to `ends`.
    pub(super) fn ends(&self, _run: &str, _ends: &mut Vec<usize>) {
        match *self {}
    }
}

/// The dictionaries in force, by the codes of their languages.
pub type Dictionaries = BTreeMap<&'static str, Dictionary>;

static INSTALLED: OnceLock<Dictionaries> = OnceLock::new();

/// Directories of dictionaries, by the codes of their languages.
pub type DictionaryPlaces = BTreeMap<&'static str, PathBuf>;

/// Where the dictionary of each language is: a folder `ja` in one of the directories is Japanese, and so on. The first
/// directory that has the folder counts.
pub fn places(dirs: &[PathBuf]) -> DictionaryPlaces {
    let at = |code: &str| dirs.iter().map(|dir| dir.join(code)).find(|path| path.is_dir());
    LANGUAGES.iter().filter_map(|language| Some((language.code(), at(language.code())?))).collect()
}

/// Uses these dictionaries from now on. To be called once, before any text is analysed.
///
/// # Errors
/// [`Error::BrokenDictionary`] and others if one cannot be read, [`Error::Dictionary`] if others are in force already.
#[cfg(feature = "lindera")]
pub fn install(places: &DictionaryPlaces) -> Result<()> {
    let Some(first) = places.values().next() else { return Ok(()) };
    let mut dictionaries = Dictionaries::new();
    for (code, path) in places {
        dictionaries.insert(code, Dictionary::read(code, path)?);
    }
    let what = "other dictionaries are in force already";
    INSTALLED.set(dictionaries).map_err(|_| Error::Dictionary { path: first.clone(), what: what.to_owned() })
}

/// The codes of the languages that a dictionary may cut.
pub fn languages() -> impl Iterator<Item = &'static str> + Clone {
    // Scripts without spaces, and those whose words have endings on, are what dictionaries are for.
    let letters = ['ア', '字', '글'];
    let is_cut = move |language: &&&dyn Language| letters.iter().any(|&c| language.writes(c));
    LANGUAGES.iter().filter(is_cut).map(|language| language.code())
}

/// The digests of the dictionaries in force, by the codes of their languages.
pub fn digests() -> BTreeMap<String, String> {
    let all = any().into_iter().flatten();
    all.map(|(code, dictionary)| ((*code).to_owned(), dictionary.digest().to_owned())).collect()
}

/// All dictionaries in force; `None` if there are none.
pub(super) fn any() -> Option<&'static Dictionaries> {
    INSTALLED.get()
}

/// The dictionary in force for a language; `None` if there is none.
pub(super) fn of(language: &dyn Language) -> Option<&'static Dictionary> {
    any()?.get(language.code())
}

/// Whether a dictionary cuts words with this letter.
pub(super) fn cuts(c: char) -> bool {
    any().is_some_and(|_| LANGUAGES.iter().any(|language| language.writes(c) && of(*language).is_some()))
}
