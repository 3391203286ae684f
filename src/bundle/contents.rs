//! What a bundle is made of.

use std::collections::BTreeMap;

use timra_format::NumbersOfSection;
use timra_language::{Translation, Zone};
use timra_stored::{StoredPage, StoredSection};

use super::columns::{ColumnValues, VALUES};

/// By section, the positions of a term.
pub(crate) type TermPositions = Vec<(u32, Vec<u32>)>;

/// Everything that a bundle has, before it is divided into pieces.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// Number of words that all sections have in each zone.
    pub words_in: [u64; Zone::ALL.len()],
    /// The languages of the sections, BCP 47 tags.
    pub tags: Vec<String>,
    /// The languages by which terms are counted, with the number of sections in each.
    pub languages: Vec<(String, u64)>,
    /// The sections, in the order of the content.
    pub sections: Vec<BundledSection>,
    /// By term, where it stands in each zone.
    pub terms: BTreeMap<String, [TermPositions; Zone::ALL.len()]>,
    /// By pair, how often the sections have it.
    pub pairs: BTreeMap<String, Vec<(u32, u32)>>,
    /// One for each of [`VALUES`].
    pub values: [ColumnValues; VALUES.len()],
    /// What words mean, by the language of the words.
    pub learned: BTreeMap<(String, String), Vec<Translation>>,
}

/// What a bundle has of a section.
#[derive(Debug)]
pub(crate) struct BundledSection {
    pub page: StoredPage,
    /// The stored name.
    pub name: Vec<u8>,
    pub stored: StoredSection,
    pub begins_page: bool,
    pub numbers: NumbersOfSection,
}
