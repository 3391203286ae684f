//! Plan → results, from an index of Tantivy's.
//!
//! `timra-plan` makes a plan of a query and `timra-rank` scores the sections that it finds. What they ask of an index is answered
//! here from Tantivy's files: `index_terms.rs` has the terms, `postings.rs`, `positions.rs` and `attributes.rs` what scoring
//! asks, all of them over the dictionaries of one query. What results are shown with (copies and translations
//! that count as one, snippet, facets, how the query was understood) comes last, and only for those that are shown.
//!
//! A search may be given a deadline ([`Clock`]), and then answers with what it has found until then.
//!
//! ```
//! use timra_engine::{Engine, Query};
//! use timra_index::{Progress, Sources, build};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let place = tempfile::tempdir()?;
//! let (notes, index) = (place.path().join("notes"), place.path().join("index"));
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
mod filter;
mod fuzzy_automaton;
mod fuzzy_matches;
mod heading_path;
mod highlight;
mod hit;
mod index_terms;
mod inverted;
mod meant;
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
mod verify;
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
