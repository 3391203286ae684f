//! A run of letters → words, by the dictionaries that Unicode ships: nothing to install.
//!
//! They are most of what an engine for browsers weighs. One that is built with `spaced_scripts` leaves them out: it is for
//! content all of whose languages put spaces between words.

#[cfg(not(spaced_scripts))]
use std::sync::LazyLock;

#[cfg(not(spaced_scripts))]
use icu_segmenter::options::WordBreakInvariantOptions;
#[cfg(not(spaced_scripts))]
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

#[cfg(not(spaced_scripts))]
static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Whether words are found in scripts that put no spaces between them: an engine for browsers may be built without.
pub const CUTS_WITHOUT_SPACES: bool = !cfg!(spaced_scripts);

/// Adds where each word of `run` (NFC) ends: Chinese and Japanese by one dictionary, so that it does not matter which
/// of the two a text in ideographs is; Thai, Lao, Burmese and Khmer by theirs.
#[cfg(not(spaced_scripts))]
pub(crate) fn ends(run: &str, ends: &mut Vec<usize>) {
    ends.extend(SEGMENTER.segment_str(run).filter(|&end| end > 0));
}

/// Adds the end of `run`, which stays whole.
#[cfg(spaced_scripts)]
pub(crate) fn ends(run: &str, ends: &mut Vec<usize>) {
    ends.push(run.len());
}
