//! Content → findings: what in it makes search worse.
//!
//! [`check`] reads the sites below some roots once ([`Content`]), lets every [`Rule`] look at them, and gives a
//! [`Report`] of [`Finding`]s. A rule is a file in `rules/` and a word in [`RULES`]; some take up what
//! [`timra_corpus`] found wrong, most compare what it read. What a rule is called, how much it matters and what to do
//! about it stands in its file.
//!
//! A caller and each site (in its `timra.toml`) may deny rules, which makes their findings errors, and allow them,
//! which silences them: [`Levels`]. A check fails with any finding above [`Severity::Note`].

mod content;
mod error;
mod finding;
mod findings;
mod found_by;
mod levels;
mod links;
mod prose;
mod report;
mod rule;
mod rules;
mod severity;
mod shingles;
mod site_config;
mod source_lines;

pub use error::{Error, Result};
pub use finding::Finding;
pub use findings::MOST_A_FILE;
pub use levels::{Level, Levels};
pub use links::Link;
pub use report::{LeftOut, Report};
pub use rule::{RULES, Rule};
pub use severity::Severity;

use content::{CheckedPage, Content};
use findings::{Findings, Place};
use found_by::FoundBy;
use links::{Resolved, SiteMap, Target};
use shingles::Shingles;

use std::path::PathBuf;

use timra_corpus::CorpusOptions;

/// Checks the sites of `roots` by every rule that is not allowed.
///
/// # Errors
///
/// A root or a `timra.toml` that cannot be read, and roots without a single file of Markdown.
pub fn check(roots: &[PathBuf], options: &CorpusOptions, levels: Levels) -> Result<Report> {
    let content = Content::read(roots, options, levels)?;
    Ok(Findings::of(&content, RULES).unwrap_or_default())
}

/// The links between the pages of `roots` that have text.
///
/// # Errors
///
/// As [`check`].
pub fn links(roots: &[PathBuf], options: &CorpusOptions) -> Result<Vec<Link>> {
    let content = Content::read(roots, options, Levels::default())?;
    Ok(Link::all(&content))
}
