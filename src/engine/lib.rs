//! From a plan to results, over an index of Tantivy's.
//!
//! `timra-plan` makes the plan of a query, `timra-rank` scores the sections that it finds, and `timra-answer` makes results
//! of them. This crate implements what they ask of an index over the files of Tantivy: `index_terms.rs` has the terms,
//! `postings.rs`, `positions.rs` and `attributes.rs` have what scoring asks, `column_source.rs` and `stored_sections.rs`
//! what results are made of, all of them over the dictionaries of one query.
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

mod attributes;
mod column_source;
mod dictionaries;
mod engine;
mod fuzzy_automaton;
mod fuzzy_matches;
mod index_terms;
mod inverted;
mod known_terms;
mod looked_up;
#[cfg(feature = "mmap")]
mod open;
mod phrase;
mod positions;
mod posting_blocks;
mod postings;
mod query_index;
mod searchable;
mod short_lists;
mod stored_sections;
mod system_clock;
mod term;
mod term_counts;
mod term_list;

pub use engine::Engine;
pub use system_clock::SystemClock;
// What its methods take and give.
pub use timra_answer::{
    Explained, ExplainedResults, FacetValue, Highlight, Hit, HitExplanation, HitTranslation, Location,
    Outline, OutlinedSection, Query, Ranked, RelatedSections, Results, StepScore, ToldNote, WholePage,
    WholeSection, WordScore,
};
pub use timra_rank::Clock;
