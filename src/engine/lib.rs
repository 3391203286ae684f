//! Plan → results, from an index of Tantivy's.
//!
//! A query becomes a [`timra_plan::Plan`]: a plain value of readings, rungs, fields and weights that knows no engine.
//! `index_terms.rs` answers what its maker asks of an index. `inverted.rs`, `dictionaries.rs`, `postings.rs` and `places.rs` read what a plan asks for in Tantivy's files, and
//! `score.rs` makes scores of it; another engine would be other such files. The best sections are read once more
//! (`reread.rs`) for words that stand side by side, the passage that says most of the query, the beginning and the
//! heading. What results are shown with (snippet, facets, how the query was understood) comes last, and only for those
//! that are shown.
//!
//! A search may be given a deadline (`budget.rs`), and then answers with what it has found until then.

mod as_typed;
mod budget;
mod collapse;
mod columns;
mod command_line;
mod coordination;
mod crossing;
mod dictionaries;
mod engine;
mod facet;
mod filter;
mod heading;
mod highlight;
mod hit;
mod index_terms;
mod inverted;
mod near;
mod neighbours;
mod own_language;
mod page_tops;
mod passage;
mod phrase;
mod places;
mod postings;
mod query;
mod reread;
mod results;
mod score;
mod slips;
mod snippet;
mod sparse;
mod spoken;
mod system_clock;
#[cfg(test)]
mod units;
mod verbatim;
mod verify;

pub use budget::Clock;
pub use engine::{Engine, Ranked};
// Shown to the fuzz targets, and no part of what the library promises.
#[doc(hidden)]
pub use highlight::Match;
pub use query::Query;
pub use results::{Explained, FacetValue, Highlight, Hit, Location, Results, Translation};
pub use snippet::Snippet;
#[doc(hidden)]
pub use snippet::snippet;
pub use system_clock::SystemClock;
