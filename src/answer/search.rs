//! Queries are answered.

use timra_plan::Weights;

use super::answer::answer;
use super::find::find;
use super::{Query, Results, Searchable};

/// Answers `query` over `index`.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn search<I: Searchable>(query: &Query, index: &I, weights: &Weights) -> Result<Results, I::Error> {
    let found = find(query, index, weights)?;
    Ok(answer(query, index, found)?.1)
}
