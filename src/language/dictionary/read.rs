//! A dictionary in memory-mapped files, as lindera cuts by it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;

use lindera::dictionary::load_fs_dictionary_with_options;
use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::worker::SegmentWorker;

use super::seal::DictionarySeal;
use crate::error::{Error, Result};

thread_local! {
    /// What a thread cuts with, by language: making one costs more than cutting a line.
    static WORKERS: RefCell<HashMap<&'static str, SegmentWorker>> = RefCell::default();
}

/// A dictionary of one language.
pub struct LinderaDictionary {
    code: &'static str,
    segmenter: Segmenter,
    digest: String,
}

impl LinderaDictionary {
    /// Reads the dictionary of a language.
    ///
    /// # Errors
    /// [`Error::BrokenDictionary`] or [`Error::Dictionary`] if it is not one, or not what was written.
    pub(super) fn read(code: &'static str, path: &Path) -> Result<Self> {
        let seal = DictionarySeal::read(code, path)?;
        let dictionary = load_fs_dictionary_with_options(path, true).map_err(|e| {
            Error::BrokenDictionary { path: path.to_owned(), lang: code.to_owned(), what: e.to_string() }
        })?;
        let segmenter = Segmenter::new(Mode::Normal, dictionary, None).keep_whitespace(true);
        Ok(Self { code, segmenter, digest: seal.digest })
    }

    /// XXH3 (128 bits, hexadecimal) of the files of the dictionary.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Adds where each word of `run` (NFC) ends.
    pub(crate) fn ends(&self, run: &str, ends: &mut Vec<usize>) {
        WORKERS.with_borrow_mut(|workers| {
            let worker = workers.entry(self.code).or_insert_with(|| self.segmenter.new_worker());
            match worker.segment(run) {
                Ok(words) => ends.extend(words.iter().map(|word| word.byte_end)),
                // What it cannot cut stays one word, which its parts find.
                Err(_) => ends.push(run.len()),
            }
        });
    }
}
