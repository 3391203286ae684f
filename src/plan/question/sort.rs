//! In which order results come.

use serde::{Deserialize, Serialize};

/// In which order results come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// What answers best comes first.
    #[default]
    Relevance,
    /// What is newest comes first, what has no date last; of one day, what answers best.
    Date,
    /// As in the content: site by site, page by page, from the top of a page to its end.
    Position,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Relevance, Self::Date, Self::Position];

    /// The name that is typed for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Date => "date",
            Self::Position => "position",
        }
    }

    /// The order of a name, in any case.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| name.eq_ignore_ascii_case(sort.name()))
    }
}
