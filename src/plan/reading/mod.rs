//! Query → plan: what its words may stand for, rung by rung. No reading hides a better one: all are asked, and the
//! weights keep the ladder's order.

mod clause;
mod compound;
mod confused;
mod excluded;
mod kept;
mod keystrokes;
mod lattice;
mod likelihood;
mod main_language;
mod names;
mod pair;
mod parts;
mod phrase;
mod prefix;
mod query;
mod query_word;
mod respelled;
mod restored;
mod rewritten;
mod run_on;
mod synonym;
mod translated;
mod typed;
mod unit;

use query_word::QueryWord;

pub use clause::MAX_WORDS;
pub use query::plan;
pub use restored::lacks_only_marks;
