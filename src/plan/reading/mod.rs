//! Query → plan: what its words may stand for, rung by rung. No reading hides a better one: all are asked, and the
//! weights keep the ladder's order.

mod clause;
mod compound;
#[path = "rewriters/confused.rs"]
mod confused;
mod excluded;
mod kept;
#[path = "rewriters/keystrokes.rs"]
mod keystrokes;
mod lattice;
mod likelihood;
mod main_language;
#[path = "rewriters/identifier.rs"]
mod names;
#[path = "rewriters/pair.rs"]
mod pair;
#[path = "rewriters/letters.rs"]
mod parts;
mod phrase;
#[path = "rewriters/prefix.rs"]
mod prefix;
mod query;
#[path = "word.rs"]
mod query_word;
#[path = "rewriters/respelled.rs"]
mod respelled;
#[path = "rewriters/restored.rs"]
mod restored;
mod rewritten;
#[path = "rewriters/spaces.rs"]
mod run_on;
#[path = "rewriters/synonym.rs"]
mod synonym;
#[path = "rewriters/translated.rs"]
mod translated;
#[path = "rewriters/typed.rs"]
mod typed;
mod unit;

use query_word::QueryWord;

pub use clause::MAX_WORDS;
pub use query::plan;
pub use restored::lacks_only_marks;
