//! Query → plan → results.
//!
//! A query becomes a [`Plan`]: a plain value of readings, rungs, fields and weights that knows no engine.
//! [`score`](mod@score) is the one file that turns a plan into postings of Tantivy; another engine would be another
//! such file. What the best sections are shown with (snippet, facets, how the query was understood) comes last, and
//! only for those that are shown.

mod collapse;
mod crossing;
mod engine;
mod facet;
mod highlight;
mod near;
mod plan;
mod query;
mod reading;
mod results;
mod rung;
mod score;
mod snippet;
mod vocabulary;
mod weights;

pub use engine::{Engine, Ranked};
pub use plan::{Alternative, Group, Layer, Plan, Source};
pub use query::Query;
pub use results::{FacetValue, Highlight, Hit, Location, Results, Translation};
pub use rung::Rung;
pub use snippet::Snippet;
pub use vocabulary::{Variant, Vocabulary};
pub use weights::Weights;
