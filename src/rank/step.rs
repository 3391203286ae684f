//! The steps of the ranking.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// A step of the ranking. The variants are in the order in which the steps are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Step {
    /// BM25F: the scores that the groups of the plan give, added up.
    Words,
    /// Coordination: how much of a short query a section has; and whether it has what is required.
    Coverage,
    /// What the site says that the folder of the page weighs, and less for a list of links. What the next steps up to the
    /// heading add is weighed, too.
    Weight,
    /// Proximity: words of the query side by side.
    Neighbours,
    /// Five words or more of the query in a row.
    Verbatim,
    /// Proximity of translated words.
    TranslatedNeighbours,
    /// A passage of the text that has much of the query.
    Passage,
    /// A heading or title that says the query and little else.
    Heading,
    /// The best section in the language of the query goes before a section in another language that scores slightly
    /// more.
    OwnLanguage,
    /// For a query of one word: sections that have the word as it was typed go before sections that have it with other
    /// marks.
    AsTyped,
    /// Cross-language transfer: the score of the same section in another language.
    Translation,
}

impl Step {
    /// The name of the step, as JSON has it: the name of the variant in kebab case.
    pub fn name(self) -> &'static str {
        self.into()
    }
}
