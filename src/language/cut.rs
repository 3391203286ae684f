//! A run of letters → words, by the dictionaries that Unicode ships: nothing to install.

use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Adds where each word of `run` (NFC) ends: Chinese and Japanese by one dictionary, so that it does not matter which
/// of the two a text in ideographs is; Thai, Lao, Burmese and Khmer by theirs.
pub(crate) fn ends(run: &str, ends: &mut Vec<usize>) {
    ends.extend(SEGMENTER.segment_str(run).filter(|&end| end > 0));
}
