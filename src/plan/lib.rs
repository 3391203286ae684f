//! Query → plan. Touches no engine, no file, no clock and no thread.
//!
//! [`syntax::parse`] reads what a person typed as clauses and [choices](question); [`plan`](fn@plan) asks a [`TermDictionary`] what their words
//! may stand for and makes a [`Plan`] of it: a plain value of groups, alternatives, rungs and weights. Whatever holds an index
//! answers the questions of [`TermDictionary`], and executes the plan.

mod interpret;
mod plan;
pub mod question;
mod rung;
pub mod syntax;
mod term_dictionary;
mod weights;

pub use interpret::{MAX_WORDS, lacks_only_marks, plan};
pub use plan::{Alternative, Group, Layer, Plan, Source};
pub use rung::Rung;
pub use term_dictionary::{TermDictionary, Variant};
pub use weights::Weights;
