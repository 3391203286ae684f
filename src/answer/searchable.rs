//! An index that answers queries.

use timra_plan::syntax::Parsed;
use timra_plan::{Plan, Weights};
use timra_rank::{Budget, Positions, Postings};

use super::{ColumnSource, Columns, StoredSections};

/// An index that answers queries, as one query sees it.
pub trait Searchable: Postings + Positions + ColumnSource + StoredSections {
    /// The plan of a parsed query, made with the terms of this index. `is_unfinished` says whether the last word may still
    /// be being typed.
    ///
    /// # Errors
    /// The error of the index, if its terms cannot be read.
    fn plan(&self, parsed: &Parsed, is_unfinished: bool, weights: &Weights) -> Result<Plan, Self::Error>;

    /// The columns that were read so far. All queries to an index share them.
    fn columns(&self) -> &Columns;

    /// What is left of the time of this query.
    fn budget(&self) -> &Budget<'_>;
}
