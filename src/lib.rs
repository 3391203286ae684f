//! timra finds what is written in a knowledge base of more than one language.
//!
//! The folders are the nouns of the way from a file to an answer, and each uses only those before it:
//!
//! 1. [`language`]: text → tokens (depends on nothing);
//! 2. [`corpus`]: bytes → pages → sections;
//! 3. [`lint`]: pages → what in them makes search worse;
//! 4. [`alignment`]: pages and their translations → what words mean in the other language;
//! 5. [`index`]: sections + tokens → files;
//! 6. [`search`]: query → plan → results;
//! 7. [`evaluation`]: judged queries → how good the ranking is;
//! 8. [`server`]: results → people, over HTTP.
#![forbid(unsafe_code)]

pub mod alignment;
pub mod corpus;
pub mod error;
pub mod evaluation;
pub mod index;
pub mod language;
pub mod lint;
pub mod search;
pub mod server;

pub use error::{Error, Result};
