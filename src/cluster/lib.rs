//! An index in a cluster of OpenSearch, for knowledge bases that outgrow one machine.
//!
//! The cluster finds, and timra ranks. [`load`](fn@load) sends every section of an index to a cluster, with its words as timra
//! has cut them, and beside them a *sidecar*: dictionaries with counts, and what is known of every section in numbers. A
//! [`Cluster`] makes the plan of a query with the sidecar, asks the cluster for the sections that may be best
//! (`native_query.rs`), and ranks them with the code that ranks everywhere. So scores are those of an engine over the same
//! index, as long as the best sections are among those that the cluster finds.
//!
//! What an answer needs is not known at once. `ClusterIndex` notes what is missing, `gather.rs` fetches all of
//! it in one request, and the same query is asked again.

mod access;
mod address;
mod answers;
mod attributes;
mod bitmap;
mod blocks;
mod bulk;
mod client;
mod cluster;
mod cluster_generation;
mod cluster_index;
mod cluster_source;
mod error;
mod fetch_sidecar;
mod gather;
mod gathered;
mod index_settings;
mod kept_sidecars;
mod lease;
mod load;
mod load_options;
mod native_match;
mod native_query;
mod native_weights;
mod near_words;
mod of_index;
mod pauses;
mod positions;
mod postings;
mod published;
mod questions;
mod read_options;
mod readable;
mod section_terms;
mod sent_section;
mod shown_section;
mod sidecar;
mod spellings;
mod stored_sections;
mod term_name;
mod terms;
#[cfg(test)]
mod tests;
mod verify;
mod vocabulary;
mod wanted;

pub use access::Access;
pub use address::ClusterAddress;
pub use cluster::Cluster;
pub use cluster_source::ClusterSource;
pub use error::{Error, Result};
pub use load::{LoadedIndex, load};
pub use load_options::LoadOptions;
pub use read_options::{BEST, ReadOptions};
