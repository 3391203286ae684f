//! From a query to a plan. This crate uses no engine, file, clock or thread.
//!
//! [`syntax::parse`] reads what a person typed as clauses and [choices](question). [`plan`](fn@plan) asks a
//! [`TermDictionary`] what the words of the clauses may stand for, and makes a [`Plan`]: a plain value of groups,
//! alternatives, rungs and weights. Any index that implements [`TermDictionary`] can answer these questions;
//! `timra-rank` executes the plan.

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
