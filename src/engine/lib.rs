//! From a plan to results, over an index of Tantivy's.
//!
//! `timra-plan` makes the plan of a query and `timra-rank` scores the sections that it finds. This crate implements
//! what they ask of an index over the files of Tantivy: `index_terms.rs` has the terms, `postings.rs`, `positions.rs`
//! and `attributes.rs` have what scoring asks, all of them over the dictionaries of one query. The parts of a result
//! that people see (copies and translations that count as one, snippets, facets) are made last, and only for the
//! results that are shown.
//!
//! With the feature `mmap` (on by default) an index is opened by the path of its directory. Without it, an index is opened
//! from any `tantivy::Directory`, and the crate compiles for WebAssembly.
//!
//! A search can have a deadline ([`Clock`]). Then the answer is what was found until then.
//!
//! ```
//! use timra_engine::{Engine, Query};
//! use timra_index::{Progress, Sources, build};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let dir = tempfile::tempdir()?;
//! let (notes, index) = (dir.path().join("notes"), dir.path().join("index"));
//! std::fs::create_dir(&notes)?;
//! std::fs::write(notes.join("iac.md"), "# Hạ tầng dưới dạng mã\n\nMỗi thay đổi đi qua một pull request.\n")?;
//!
//! build(&Sources { roots: vec![notes], ..Sources::default() }, &index, &Progress::silent())?;
//! let results = Engine::open(&index)?.search(&Query::new("ha tang"))?;
//! assert_eq!(results.hits[0].heading, "Hạ tầng dưới dạng mã");
//! # Ok(())
//! # }
//! ```

mod accumulator_pool;
mod attributes;
mod collapse;
mod columns;
mod command_line;
mod dictionaries;
mod engine;
mod explain;
mod facet;
mod facet_column;
mod filter;
mod fuzzy_automaton;
mod fuzzy_matches;
mod heading_path;
mod highlight;
mod hit;
mod index_terms;
mod inverted;
mod meant;
#[cfg(feature = "mmap")]
mod open;
mod order;
mod phrase;
mod positions;
mod postings;
mod query;
mod query_index;
mod results;
mod section;
mod snippet;
mod system_clock;
mod tag_sets;
mod whole_section;

pub use engine::{Engine, Ranked};
pub use query::Query;
pub use results::{
    Explained, ExplainedResults, FacetValue, Highlight, Hit, HitExplanation, HitTranslation, Location,
    Results, StepScore, WordScore,
};
pub use snippet::Snippet;
// Shown to the fuzz targets, and no part of what the library promises.
#[doc(hidden)]
pub use snippet::snippet;
pub use system_clock::SystemClock;
pub use timra_rank::Clock;
pub use whole_section::{WholePage, WholeSection};
