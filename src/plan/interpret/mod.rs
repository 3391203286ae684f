//! Interpretation: from a query to a plan, by what its words may stand for. All interpretations are asked for, and
//! weights keep the order of the ladder, so none hides a better one.
//!
//! A [`Sentence`] holds the words of a clause, each with its [`Interpretation`]s. Each way to read a word is a
//! [`QueryRewriter`]: one file in `rewriters`, and one word in the list there. `rewriters/ADDING.md` shows how to add
//! one.

mod clause;
mod clause_end;
mod compound;
mod context;
mod excluded;
#[cfg(test)]
mod few_terms;
mod foreign;
mod form;
mod forms;
mod interpretation;
mod kept;
mod lattice;
mod likelihood;
mod main_language;
mod marks;
mod names;
mod phrase;
mod query;
mod query_language;
mod query_rewriter;
mod rewrite;
mod rewriters;
mod rewriting;
mod rewritten;
mod sentence;
#[cfg(test)]
mod sentence_tests;
mod unit;
mod word;
mod word_languages;

use context::Context;
use interpretation::{Interpretation, InterpretationKind};
use query_rewriter::QueryRewriter;
use rewrite::Rewrite;
use sentence::Sentence;
use word::Word;

pub use clause::MAX_WORDS;
pub use marks::lacks_only_marks;
pub use query::plan;
