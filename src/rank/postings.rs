//! Which sections have a term.

use timra_language::{TermKey, Zone};

use crate::{Index, Length};

/// That a section has a word in one of its zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// The section.
    pub section: u32,
    /// How often the word stands there.
    pub frequency: u32,
    /// How many words the zone has.
    pub length: Length,
}

/// That a section has two words side by side, in whichever zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairPosting {
    /// The section.
    pub section: u32,
    /// How often they stand there.
    pub frequency: u32,
    /// How many words the section has, the lengths of its zones added up.
    pub length: u32,
}

/// The postings of an index. A key that stands for every spelling ([`TermKey::is_any`]) has those of all words with its base,
/// one spelling after the other; parts of identifiers are none of them.
///
/// Once the time of a search is over, an implementation may leave postings out.
pub trait Postings: Index {
    /// How many words all sections have in a zone.
    fn words_in(&self, zone: Zone) -> u64;

    /// In how many sections a word with this base stands in a zone; once for each of its spellings.
    ///
    /// # Errors
    /// What the index cannot read.
    fn count(&self, zone: Zone, base: &str) -> Result<u64, Self::Error>;

    /// Calls `each` with the postings of a word in the zones that are `wanted`: spelling by spelling, and of a section in the
    /// order of the zones. Returns in how many sections it stands, by zone; once for each spelling.
    ///
    /// # Errors
    /// What the index cannot read.
    fn for_each_of_word(
        &self,
        key: &TermKey,
        wanted: impl Fn(Zone) -> bool,
        each: impl FnMut(Zone, Posting),
    ) -> Result<[usize; Zone::ALL.len()], Self::Error>;

    /// Calls `each` with the postings of a pair of words that are indexed as a pair ([`TermKey::is_joined`]). Returns in how many
    /// sections it stands; once for each spelling.
    ///
    /// # Errors
    /// What the index cannot read.
    fn for_each_of_pair(&self, pair: &TermKey, each: impl FnMut(PairPosting)) -> Result<usize, Self::Error>;

    /// Calls `each` for the sections in which words stand with each `step` positions behind the one before (1: one behind the
    /// other; 0: all are parts of one word), in the zones that are `wanted`, with how often they do.
    ///
    /// # Errors
    /// What the index cannot read.
    fn for_each_of_phrase(
        &self,
        words: &[&TermKey],
        step: u32,
        wanted: impl Fn(Zone) -> bool,
        each: impl FnMut(Zone, Posting),
    ) -> Result<(), Self::Error>;

    /// How many words a section has, the lengths of its zones added up.
    fn length(&self, section: u32) -> u32;
}
