//! Typing errors that were looked up: a look goes through all words of an index, and each round of a query looks anew.

use std::sync::{Mutex, PoisonError};

use foldhash::HashMap;
use timra_bundle::Words;
use timra_plan::Variant;

/// Words that are remembered, at most.
const MOST: usize = 512;

/// The words near to those that were looked up last.
#[derive(Default)]
pub(crate) struct NearWords(Mutex<HashMap<(String, u8), Vec<Variant>>>);

impl NearWords {
    /// The words of a dictionary, always the same one, that are at most `edits` typing errors away from `word`.
    pub(crate) fn of(&self, words: &Words, word: &str, edits: u8) -> Vec<Variant> {
        let asked = (word.to_owned(), edits);
        let locked = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = locked().get(&asked) {
            return known.clone();
        }
        // Others may look at the same time.
        let found = words.near(word, edits);
        let mut known = locked();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(asked, found.clone());
        found
    }
}
