//! Postings: which sections have a term.

use std::vec;

use timra_language::{TermKey, Zone};
use timra_plan::Layer;

use crate::{Index, Length};

/// A section that has a word in one of its zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// Number of the section.
    pub section: u32,
    /// Number of times that the word is in the zone.
    pub frequency: u32,
    /// Number of words in the zone.
    pub length: Length,
}

/// A section that has two words side by side, in any zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairPosting {
    /// Number of the section.
    pub section: u32,
    /// Number of times that the two words stand side by side.
    pub frequency: u32,
    /// Number of words of the section, in all zones.
    pub length: u32,
}

/// Where the postings of a spelling of a word in one zone are.
#[derive(Debug, Clone)]
pub struct WordPlace<P> {
    /// The zone.
    pub zone: Zone,
    /// Number of sections that have the word there.
    pub count: usize,
    /// Where the postings are.
    pub place: P,
}

/// The postings of a word in one zone, in the order of the sections.
pub trait PostingList {
    /// The section of the next posting; `u32::MAX` behind the last one.
    fn next(&self) -> u32;

    /// Calls `each` with the postings of sections before `end` that were not read yet.
    fn read_until(&mut self, end: u32, each: impl FnMut(Posting));
}

/// A list of postings that was read as a whole.
#[derive(Debug, Clone, Default)]
pub struct ReadList(vec::IntoIter<Posting>);

impl ReadList {
    /// A list of these postings, which are in the order of the sections.
    pub fn new(postings: Vec<Posting>) -> Self {
        Self(postings.into_iter())
    }
}

impl PostingList for ReadList {
    fn next(&self) -> u32 {
        self.0.as_slice().first().map_or(u32::MAX, |posting| posting.section)
    }

    fn read_until(&mut self, end: u32, mut each: impl FnMut(Posting)) {
        let before = self.0.as_slice().partition_point(|posting| posting.section < end);
        self.0.by_ref().take(before).for_each(&mut each);
    }
}

/// The postings of an index.
///
/// A key that stands for every spelling ([`TermKey::is_any`]) has the postings of all words with its base form, one
/// spelling after the other, without parts of identifiers. Once the time of a search is over, an implementation may
/// leave postings out.
pub trait Postings: Index {
    /// Where a list of postings is.
    type Place: PartialEq;

    /// A list of postings, open.
    type List<'i>: PostingList
    where
        Self: 'i;

    /// Number of words that all sections together have in `zone`.
    fn words_in(&self, zone: Zone) -> u64;

    /// Number of sections that have a word with the base form `base` in `zone`, counted once for each spelling.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn count(&self, zone: Zone, base: &str) -> Result<u64, Self::Error>;

    /// Where the postings of a word are: spelling by spelling, and for one section in the order of the zones.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn places(&self, key: &TermKey) -> Result<Vec<WordPlace<Self::Place>>, Self::Error>;

    /// Opens a list of postings.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn open<'i>(&'i self, place: &Self::Place) -> Result<Self::List<'i>, Self::Error>;

    /// Opens a list of postings that has every section, even in an index that otherwise reads only the sections that may rank
    /// high.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn open_whole<'i>(&'i self, place: &Self::Place) -> Result<Self::List<'i>, Self::Error> {
        self.open(place)
    }

    /// Says that the scores of `sections` will be asked for. An index that reads only the sections that may rank high reads these
    /// as well.
    fn will_ask_for(&self, _sections: &[u32]) {}

    /// Number of sections that have a layer of several words that is counted by its postings: a run, a phrase or parts. So
    /// many of them were `read`, which is all there are unless the index reads only the sections that may rank high.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn sections_with(&self, _layer: &Layer, read: usize) -> Result<usize, Self::Error> {
        Ok(read)
    }

    /// Calls `each` with the postings of a pair of words that is indexed ([`TermKey::is_joined`]). Returns the number
    /// of sections that have the pair, counted once for each spelling.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn for_each_of_pair(&self, pair: &TermKey, each: impl FnMut(PairPosting)) -> Result<usize, Self::Error>;

    /// Calls `each` with the sections that have `words` in a `wanted` zone, each word `step` positions after the word
    /// before (1: right after it; 0: all are parts of one word), and with how often they do.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn for_each_of_phrase(
        &self,
        words: &[&TermKey],
        step: u32,
        wanted: impl Fn(Zone) -> bool,
        each: impl FnMut(Zone, Posting),
    ) -> Result<(), Self::Error>;

    /// Number of words of `section`, in all zones.
    fn length(&self, section: u32) -> u32;
}
