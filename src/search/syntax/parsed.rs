//! A query that was read.

use super::{Clause, Filters};

/// What [`parse`](super::parse) understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What to look for and what must not be found, in the order in which it was typed; at most 64.
    pub clauses: Vec<Clause>,
    /// Where to look.
    pub filters: Filters,
    /// English sentences for the person who typed, each at most once: what was not read as it may have been meant.
    pub notes: Vec<String>,
}
