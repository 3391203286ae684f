//! What all queries of a generation know together.

use timra_format::PairKey;

use super::fuzzy_matches::FuzzyMatches;
use super::inverted::TermPostings;
use super::looked_up::LookedUp;
use super::term::Term;

/// A pair that was asked for, and whether it stands for any spelling.
pub(crate) type AskedPair = (PairKey, bool);

/// What queries have found out about an index and the next one asks again. It depends on the generation alone, is bounded, and
/// is never more than what looking again would find.
#[derive(Default)]
pub(crate) struct KnownTerms {
    /// The terms of base forms.
    pub words: LookedUp<String, Term>,
    /// The postings of pairs.
    pub pairs: LookedUp<AskedPair, TermPostings>,
    /// Sections that are like a section, and how much.
    pub alike: LookedUp<u32, (u32, f32)>,
    /// Words that were looked for before, with what is near them.
    pub fuzzy_matches: FuzzyMatches,
}
