//! The query language: from what a person typed to clauses, filters and notes. This module knows no engine and no
//! vocabulary.
//!
//! | typed | means |
//! |---|---|
//! | `deploy lambda` | words, wanted; words side by side in the query are looked for side by side, too |
//! | `"deploy lambda"`, `“…”`, `„…“`, `«…»` | a phrase |
//! | `+word`, `+"a phrase"` | must be there |
//! | `-word`, `-"a phrase"` | must not be there |
//! | `deploy OR rollback` | either; `OR` in capitals, between two words or phrases |
//! | `title:word`, `title:"a phrase"` | in a title |
//! | `site:aws`, `lang:vi`, `year:2025`, `path:4-Workshop`, each also with `-` | only there, or not there |
//! | `after:2025-10-01`, `before:2025-11`, `before:17/11/2025` | dated on that day or later, or before it |
//! | `sort:date`, `sort:position` | newest first, or in the order of the content |
//!
//! Nothing that is typed fails. What looks like an operator and cannot be one is text, with a note if a person may have
//! meant the operator; `iam:PassRole`, `https://x`, `path::Path`, `10:30`, `-1` and `--flag` are text without a note.
//! Parentheses do not group: `OR` takes the word on its left and the word on its right.

mod clause;
mod command_line;
mod has_word;
mod item;
mod note;
mod parse;
mod parsed;
mod prefix;
mod quotes;
mod scan;
mod token;

pub use clause::{Clause, ClauseKind, Occur};
pub use note::Note;
pub use parse::{parse, parse_with};
pub use parsed::Parsed;
pub use prefix::Prefix;

#[cfg(test)]
mod parse_properties;
#[cfg(test)]
mod parse_tests;
