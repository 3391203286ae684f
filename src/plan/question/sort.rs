//! The order of results.

use serde::{Deserialize, Serialize};

/// The order of results.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// The best section first.
    #[default]
    Relevance,
    /// The newest section first, sections without a date last. Of one day, the best first.
    Date,
    /// The order of the content: site by site, page by page, from the top of a page to its end.
    Position,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Relevance, Self::Date, Self::Position];

    /// The name of the order, as it is typed: `relevance`, `date` or `position`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Date => "date",
            Self::Position => "position",
        }
    }

    /// The order with this name, in upper or lower case.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| name.eq_ignore_ascii_case(sort.name()))
    }
}
