//! The steps in which a score comes about.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// A step of the ranking, in the order in which they are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Step {
    /// What the groups of the plan give by BM25F, added up.
    Words,
    /// How much of a short query the section has; and whether it has what is required.
    Coverage,
    /// Words of the query side by side.
    Neighbours,
    /// Five words or more of the query in a row.
    Verbatim,
    /// Translations of neighbours side by side.
    TranslatedNeighbours,
    /// A passage that has much of the query.
    Passage,
    /// A heading or title that says the query and little else.
    Heading,
    /// The best answer in the language of the query is put first.
    OwnLanguage,
    /// The only word of the query as it was typed goes before the word with other marks.
    AsTyped,
    /// The score of the same section in another language.
    Translation,
}

impl Step {
    /// The name of the step, as JSON has it, too.
    pub fn name(self) -> &'static str {
        self.into()
    }
}
