//! timra finds what is written in a knowledge base of more than one language.
//!
//! The folders are the nouns of the way from a file to an answer, and each uses only those before it:
//!
//! 1. [`language`]: text → tokens (depends on nothing);
//! 2. [`corpus`]: bytes → pages → sections;
//! 3. [`index`]: sections + tokens → files;
//! 4. [`search`]: query → plan → results;
//! 5. [`evaluation`]: judged queries → how good the ranking is.
#![forbid(unsafe_code)]

pub mod corpus;
pub mod error;
pub mod evaluation;
pub mod index;
pub mod language;
pub mod search;

pub use error::{Error, Result};
