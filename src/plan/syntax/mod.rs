//! The query language: what a person typed → clauses, filters and notes. Knows no engine and no vocabulary.
//!
//! | typed | means |
//! |---|---|
//! | `deploy lambda` | words, wanted; neighbours stay neighbours |
//! | `"deploy lambda"`, `“…”`, `„…“`, `«…»` | a phrase |
//! | `+word`, `+"a phrase"` | must be there |
//! | `-word`, `-"a phrase"` | must not be there |
//! | `deploy OR rollback` | either; `OR` in capitals, between two words or phrases |
//! | `title:word`, `title:"a phrase"` | in a title |
//! | `site:aws`, `lang:vi`, `year:2025`, `path:4-Workshop`, each also with `-` | only there, or not there |
//! | `after:2025-10-01`, `before:2025-11`, `before:17/11/2025` | dated from that day on, or before it |
//! | `sort:date`, `sort:position` | newest first, or as in the content |
//!
//! Nothing that is typed fails. What looks like an operator and is none is text, with a note where a person may have
//! meant the operator; `iam:PassRole`, `https://x`, `path::Path`, `10:30`, `-1` and `--flag` are text without one.
//! Parentheses do not group: `OR` takes the word to its left and the word to its right.

mod clause;
mod command_line;
mod item;
mod note;
mod parse;
mod parsed;
mod prefix;
mod quotes;
mod scan;
mod token;

pub use clause::{Clause, ClauseKind, Occur};
pub use parse::{parse, parse_with};
pub use parsed::Parsed;

#[cfg(test)]
mod parse_properties;
#[cfg(test)]
mod parse_tests;
