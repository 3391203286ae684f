//! What two texts share, from a bounded sample of each.

use timra_corpus::Page;
use timra_language::{analyze, shingles, word_numbers};

/// Words in a shingle.
const WORDS: usize = 5;

/// How many hashes are kept of a text: one of fewer shingles is kept whole, of a longer one the estimate is within
/// 0.05 nine times in ten.
const KEPT: usize = 256;

/// A sample of a text: the least hashes among its runs of five words. The same text gives the same sample, so two
/// samples tell how alike two texts are (Broder 1997).
///
/// An author wants to know which page, and how much of it: that takes a sample. Whether a search shows two sections as one
/// is another question, with a stricter answer in one number (`stored/sketch.rs`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shingles {
    /// Sorted, without repeats.
    least: Vec<u64>,
    /// Number of words in the text.
    pub words: usize,
}

impl Shingles {
    /// The sample of all text of a page but its titles, which differ between copies.
    pub fn of(page: &Page) -> Shingles {
        let texts =
            page.sections.iter().flat_map(|section| [section.heading.as_str(), section.text.as_str()]);
        Shingles::of_texts(texts)
    }

    fn of_texts<'t>(texts: impl Iterator<Item = &'t str>) -> Shingles {
        let mut words: Vec<u64> = Vec::new();
        for text in texts {
            words.extend(word_numbers(&analyze(text)));
        }
        let mut least: Vec<u64> = shingles(&words, WORDS).collect();
        least.sort_unstable();
        least.dedup();
        least.truncate(KEPT);
        Shingles { least, words: words.len() }
    }

    /// The hashes of the sample.
    pub fn hashes(&self) -> &[u64] {
        &self.least
    }

    /// How alike two texts are, 0 to 1: the share of runs of words that both have among those that either has
    /// (Jaccard).
    pub fn likeness(&self, other: &Shingles) -> f64 {
        let (mut at, mut other_at, mut both, mut either) = (0, 0, 0_u32, 0_u32);
        // The least hashes of either are a fair sample of their union; beyond KEPT it would no longer be one.
        let most = if self.least.len() < KEPT && other.least.len() < KEPT { usize::MAX } else { KEPT };
        while (either as usize) < most {
            let (mine, others) = (self.least.get(at), other.least.get(other_at));
            let (next, other_next) = match (mine, others) {
                (None, None) => break,
                (Some(a), Some(b)) => (a <= b, b <= a),
                (a, b) => (a.is_some(), b.is_some()),
            };
            at += usize::from(next);
            other_at += usize::from(other_next);
            both += u32::from(next && other_next);
            either += 1;
        }
        if either == 0 { 0.0 } else { f64::from(both) / f64::from(either) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: std::ops::Range<u32>) -> Shingles {
        let text: Vec<String> = words.map(|word| format!("w{word}")).collect();
        Shingles::of_texts([text.join(" ").as_str()].into_iter())
    }

    #[test]
    fn likeness_is_the_share_of_both() {
        assert_eq!(of(0..100).likeness(&of(0..100)), 1.0);
        assert_eq!(of(0..100).likeness(&of(200..300)), 0.0);
        assert_eq!(of(0..0).likeness(&of(0..0)), 0.0);
        // 96 shingles each, 46 of both.
        assert!((of(0..100).likeness(&of(50..150)) - 46.0 / 146.0).abs() < 1e-9);
        // 9,996 each, 4,996 of both: an estimate.
        assert!((of(0..10_000).likeness(&of(5_000..15_000)) - 1.0 / 3.0).abs() < 0.1);
    }
}
