//! From a plan and postings to scores. This crate uses no engine, file or thread; the [`Clock`] of the caller says how
//! much time a search has.
//!
//! Three traits say what is asked of an index: [`Postings`] (which sections have a term), [`Positions`] (where in a
//! section a term is) and [`Attributes`] (what else is known of a section). [`rank`](fn@rank) scores every
//! section that a plan finds: `score.rs` by BM25F over the whole index, then `rescore.rs` the best sections by the order
//! of their words, and `cross_language.rs` their translations.
//!
//! [`MapIndex`] implements all three traits over maps in memory. Every other index of the same sections gives the same
//! ranking.

mod as_typed;
mod attributes;
mod best_window;
mod bits;
mod budget;
mod coordination;
mod cross_language;
mod explanation;
mod heading;
mod index;
mod labels;
mod length;
mod likeness;
mod map_index;
mod map_terms;
mod matches;
mod norms;
mod observer;
mod occurrences;
mod own_language;
mod page_tops;
mod passage;
mod positions;
mod postings;
mod prepared;
mod proximity;
mod rank;
#[cfg(test)]
mod reference;
mod rescore;
mod score;
mod scores;
mod section_set;
mod section_words;
mod step;
#[cfg(test)]
mod units;
mod verbatim;
mod window;
mod word_scores;
mod zone_matches;

pub use attributes::{Attributes, SectionText};
pub use best_window::best_window;
pub use budget::{Budget, Clock};
pub use explanation::{Explanation, GroupScore, explain};
pub use index::Index;
pub use labels::Labels;
pub use length::Length;
pub use map_index::{MapIndex, MapSection};
pub use matches::Match;
pub use positions::Positions;
pub use postings::{PairPosting, Posting, PostingList, Postings, ReadList, WordPlace};
pub use rank::{Ranking, matches_in_text, rank};
pub use scores::SectionScores;
pub use step::Step;
pub use word_scores::word_scores;
