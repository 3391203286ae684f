//! Queries are understood: parsed, and made into plans.

use timra_plan::syntax::{self, Parsed};
use timra_plan::{Plan, Weights};

use super::command_line::stands;
use super::{Query, Searchable};

/// The plan of `query`. [`super::search()`] executes the same plan, unless no section has everything that the query
/// requires.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn plan<I: Searchable>(query: &Query, index: &I, weights: &Weights) -> Result<Plan, I::Error> {
    plan_of(&parsed(query, index)?, query, index, weights)
}

/// The parsed text of a query, with the flags of a pasted command line read as text.
pub(crate) fn parsed<I: Searchable>(query: &Query, index: &I) -> Result<Parsed, I::Error> {
    let stands = |before: Option<&str>, flag: &str| stands(before, flag, index);
    syntax::parse_with(cut(&query.text), &query.choices).with_command_lines(stands)
}

/// The complete plan of a parsed query.
pub(crate) fn plan_of<I: Searchable>(
    parsed: &Parsed,
    query: &Query,
    index: &I,
    weights: &Weights,
) -> Result<Plan, I::Error> {
    let is_unfinished = query.is_unfinished && !query.text.ends_with(char::is_whitespace);
    index.plan(parsed, is_unfinished, weights)
}

/// The part of the text of a query that is used.
fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(Query::MAX_BYTES)]
}
