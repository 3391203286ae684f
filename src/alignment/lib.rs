//! Word translations learned from a site's own translated pages.
//!
//! A site that says the same in two languages is a lexicon of what it is about. It is read in five steps:
//!
//! 1. [`segments`]: the versions of a page are laid side by side, section by section and line by line;
//! 2. `units`: each segment becomes words and compounds, without those that mean nothing or need no translation;
//! 3. `model`: how likely each word is the translation of each other one, in both directions (IBM Model 1, Brown
//!    et al. 1993, with the position prior of Dyer et al. 2013);
//! 4. `links` and `phrases`: which word of a segment stands for which, and which runs of words do;
//! 5. [`learn`] keeps what is likely both ways and more often together than chance explains.
//!
//! Acronyms that a single text defines are found as well ([`acronyms()`]).
//!
//! The result is a list of [`timra_language::Pair`]s; [`timra_language::pair_table`] keeps it in a file that a person
//! can edit. Nothing here names a language: what a word is, [`timra_language::Language`] says.

mod acronyms;
mod chance;
mod counts;
mod learn;
mod links;
mod model;
mod outline;
mod phrases;
mod sections;
mod segments;
mod units;
mod vocabulary;

pub use acronyms::{Acronym, acronyms};
pub use learn::learn;
pub use outline::SectionOutline;
pub use sections::align_sections;
pub use segments::{AlignedSegment, segments};

#[cfg(test)]
mod tests;
