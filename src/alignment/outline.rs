//! Outlines: what a section keeps when it is translated, as one number.

use timra_corpus::Section;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Number of samples of the words that a translation keeps.
const SAMPLES: usize = 6;

/// Bits of each sample. 0 stands for no word.
const SAMPLE_BITS: usize = 8;

/// Bits of the length.
const LENGTH_BITS: usize = 8;

/// Steps of the length for each doubling.
const STEPS: f32 = 8.0;

/// What a section keeps when it is translated: the level of its heading, about its length, and samples of the words that
/// nobody translates.
///
/// The samples are b-bit minwise hashes (Li & König 2010): how many of two sections are equal estimates which share of
/// their words they have in common, however many words they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionOutline(u64);

impl SectionOutline {
    /// The outline of a section.
    pub fn of(section: &Section) -> Self {
        let mut least = [u64::MAX; SAMPLES];
        let source = section.markdown.as_deref().unwrap_or(&section.text);
        for word in kept_words(source) {
            for (least, seed) in least.iter_mut().zip(0..) {
                *least = (*least).min(xxh3_64_with_seed(word.as_bytes(), seed));
            }
        }
        let length = (section.text.chars().count() as f32 + 1.0).log2() * STEPS;
        let length = (length as u64).min((1 << LENGTH_BITS) - 1);
        let samples = least.iter().fold(0, |samples, &least| samples << SAMPLE_BITS | sample(least));
        Self((samples << LENGTH_BITS | length) << 3 | u64::from(section.level.min(7)))
    }

    /// The outline that [`SectionOutline::number`] gave.
    pub fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// The outline as a number.
    pub fn number(self) -> u64 {
        self.0
    }

    /// Level of the heading; 0 for the lead section.
    pub fn level(self) -> u8 {
        (self.0 & 7) as u8
    }

    /// How many times as long as the other the longer of two sections is, as a logarithm to the base of 2.
    pub(crate) fn length_difference(self, other: Self) -> f32 {
        let length = |outline: Self| (outline.0 >> 3 & ((1 << LENGTH_BITS) - 1)) as f32 / STEPS;
        (length(self) - length(other)).abs()
    }

    /// About which share of the words that a translation keeps two sections have in common, 0 to 1; `None` if neither has
    /// such words.
    pub(crate) fn common_words(self, other: Self) -> Option<f32> {
        let sample = |outline: Self, at: usize| {
            outline.0 >> (3 + LENGTH_BITS + at * SAMPLE_BITS) & ((1 << SAMPLE_BITS) - 1)
        };
        if sample(self, 0) == 0 && sample(other, 0) == 0 {
            return None;
        }
        let common =
            (0..SAMPLES).filter(|&at| sample(self, at) != 0 && sample(self, at) == sample(other, at));
        Some(common.count() as f32 / SAMPLES as f32)
    }
}

/// The sample of a least hash.
fn sample(least: u64) -> u64 {
    if least == u64::MAX { 0 } else { least % ((1 << SAMPLE_BITS) - 1) + 1 }
}

/// The words of a text that a translation keeps: numbers, identifiers, file names, addresses, acronyms.
fn kept_words(text: &str) -> impl Iterator<Item = &str> {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '/' | '-' | ':' | '@');
    text.split(move |c| !is_inside(c)).map(|word| word.trim_matches(['.', '/', '-', ':'])).filter(|word| {
        let is_joined = |c: char| matches!(c, '_' | '.' | '/' | '@') || c.is_ascii_digit();
        let has_capitals = word.chars().skip(1).any(char::is_uppercase);
        word.len() > 1 && word.is_ascii() && (word.contains(is_joined) || has_capitals)
    })
}
