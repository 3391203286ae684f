//! Lists of words in MeCab's form → a dictionary that can be memory-mapped.

use std::fs;
use std::path::Path;

use lindera::dictionary::{DictionaryBuilder, Metadata};

use super::seal::DictionarySeal;
use crate::error::{Error, Result};

/// Makes the dictionary of a language in `to`, from a directory with MeCab's files: `*.csv`, `matrix.def`, `char.def`
/// and `unk.def`, in `encoding`. Returns its bytes on disk. What was in `to` is replaced once it is done.
///
/// # Errors
/// [`Error::Dictionary`] and [`Error::DictionarySource`] if the files are not of that form, [`Error::NotADictionary`]
/// if something else is in `to`, [`Error::Write`] if it cannot be written.
pub fn build(lang: &str, from: &Path, encoding: &str, to: &Path) -> Result<u64> {
    let fail = |what: String| Error::Dictionary { path: from.to_owned(), what };
    for name in ["matrix.def", "char.def", "unk.def"] {
        if !from.join(name).is_file() {
            return Err(fail(format!(
                "there is no {name} here; name the directory of a MeCab dictionary's source"
            )));
        }
    }
    let parent = to.parent().unwrap_or(Path::new("."));
    let write = |source| Error::Write { path: to.to_owned(), source };
    fs::create_dir_all(parent).map_err(write)?;
    let building = tempfile::Builder::new().prefix(".building-").tempdir_in(parent).map_err(write)?;
    let metadata = Metadata {
        name: lang.to_owned(),
        encoding: encoding.to_owned(),
        // Only where words end is asked for; what else the rows say of them differs from dictionary to dictionary.
        flexible_csv: true,
        skip_invalid_cost_or_id: true,
        ..Metadata::default()
    };
    DictionaryBuilder::new(metadata)
        .build_dictionary(from, building.path())
        .map_err(|e| Error::DictionarySource { path: from.to_owned(), what: format!("{e:#}") })?;
    let seal = DictionarySeal::write(lang, building.path())?;
    if to.exists() {
        // Only what this has written is ever removed.
        DictionarySeal::read(lang, to).map_err(|_| Error::NotADictionary { path: to.to_owned() })?;
        fs::remove_dir_all(to).map_err(write)?;
    }
    fs::rename(building.path(), to).map_err(write)?;
    let _ = building.keep();
    Ok(seal.files.values().sum())
}
