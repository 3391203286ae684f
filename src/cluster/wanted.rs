//! What a query asks of a cluster before it can be answered.

use std::collections::BTreeSet;

use timra_language::Zone;
use timra_plan::Plan;

/// What a query asks of a cluster before it can be answered.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    /// The plan whose best sections are wanted, with the sections that pass its filters, if it has some.
    pub plan: Option<(Plan, Option<Vec<bool>>)>,
    /// Sections whose terms are wanted.
    pub terms: BTreeSet<u32>,
    /// Sections that are shown.
    pub shown: BTreeSet<u32>,
    /// Words in a row, or pairs, whose sections are to be counted.
    pub counts: BTreeSet<WordRun>,
    /// Words in a row some of whose sections are wanted, with the zones that count.
    pub phrases: BTreeSet<WordRun>,
    /// Terms that are to be counted by language.
    pub by_language: BTreeSet<u32>,
    /// Terms all of whose sections in a zone are wanted.
    pub lists: BTreeSet<(u32, Zone)>,
    /// Numbers that sections are found by.
    pub lookups: BTreeSet<u64>,
}

/// Words in a row: for each of them the terms that it may be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WordRun {
    pub words: Vec<Vec<u32>>,
    pub kind: RunKind,
}

impl WordRun {
    /// Whether no section can have them: there are none, or one of them stands nowhere.
    pub(crate) fn is_hopeless(&self) -> bool {
        self.words.is_empty() || self.words.iter().any(Vec::is_empty)
    }
}

/// How words of a [`WordRun`] go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum RunKind {
    /// Pairs, all of which a section has.
    Pairs,
    /// Words, each so many places after the word before.
    Words(u32),
}

impl Wanted {
    /// Whether nothing is wanted.
    pub(crate) fn is_empty(&self) -> bool {
        let Self { plan, terms, shown, counts, phrases, by_language, lists, lookups } = self;
        plan.is_none()
            && terms.is_empty()
            && shown.is_empty()
            && counts.is_empty()
            && phrases.is_empty()
            && by_language.is_empty()
            && lists.is_empty()
            && lookups.is_empty()
    }
}
