//! From a query to results, over any index. This crate uses no engine, file, clock or thread.
//!
//! `timra-plan` makes the plan of a query and `timra-rank` scores the sections that it finds. Here is what comes before,
//! between and after: the operators of the query are read, the filters choose sections, copies and translations of one
//! section become one result, and the results that are shown get a snippet, marked words and facets.
//!
//! [`Searchable`] is what is asked of an index for that, in addition to the traits of `timra-rank`. [`search()`] answers a
//! query, [`explain()`] says how each score came about, [`ranked()`] gives ids and scores only, and [`section()`] shows a
//! section by its id.

mod answer;
mod collapse;
mod column_source;
mod columns;
mod command_line;
mod explain;
mod facet;
mod facet_column;
mod filter;
mod find;
mod folded;
mod heading_path;
mod highlight;
mod hit;
mod joined;
mod meant;
mod order;
mod outline;
mod own_sections;
mod query;
mod ranked;
mod readable;
mod related;
mod result_counts;
mod results;
mod salient;
mod search;
mod searchable;
mod section;
mod section_relations;
mod snippet;
mod stored_sections;
mod tag_sets;
mod told_note;
mod understand;
mod whole_section;

pub use column_source::ColumnSource;
pub use columns::Columns;
pub use explain::explain;
pub use facet::most_frequent_first;
pub use filter::allowed;
pub use outline::{Outline, OutlinedSection, outline};
pub use query::Query;
pub use ranked::{Ranked, ranked};
pub use readable::Readable;
pub use related::{RelatedSections, related};
pub use results::{
    Explained, ExplainedResults, FacetValue, Highlight, Hit, HitExplanation, HitTranslation, Location,
    Results, StepScore, WordScore,
};
pub use search::search;
pub use searchable::Searchable;
pub use section::{page, section, translations};
pub use snippet::Snippet;
// Shown to the fuzz targets, and no part of what the library promises.
#[doc(hidden)]
pub use snippet::snippet;
pub use stored_sections::StoredSections;
pub use told_note::ToldNote;
pub use understand::plan;
pub use whole_section::{WholePage, WholeSection};
