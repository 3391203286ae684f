//! Content → findings: what in it makes search worse.
//!
//! [`check`] reads the sites below some roots once, lets every [`Rule`] look at them, and gives a
//! [`Report`] of [`Finding`]s. A rule is a file in `rules/` and a word in [`RULES`]; some take up what
//! [`timra_corpus`] found wrong, most compare what it read. What a rule is called, how much it matters and what to do
//! about it stands in its file.
//!
//! A caller and each site (in its `timra.toml`) may deny rules, which makes their findings errors, and allow them,
//! which silences them: [`Levels`]. A check fails with any finding above [`Severity::Note`].

mod all_rules;
mod check;
mod checked_page;
mod content;
mod error;
mod finding;
mod findings;
mod found_by;
mod level;
mod level_names;
mod levels;
mod link;
mod links;
mod page_without_source;
mod place;
mod prose;
mod report;
mod rule;
mod rules;
mod severity;
mod shingles;
mod shown_path;
mod site_config;
mod site_levels;
mod source_lines;
mod templates;

pub use all_rules::RULES;
pub use check::{check, links};
pub use error::{Error, Result};
pub use finding::Finding;
pub use findings::MOST_A_FILE;
pub use level::Level;
pub use levels::Levels;
pub use link::Link;
pub use report::{LeftOut, Report};
pub use rule::Rule;
pub use severity::Severity;

use checked_page::{CheckedPage, Unpublished};
use content::Content;
use findings::{Findings, OfRule};
use found_by::FoundBy;
use links::{PublishedTarget, Resolved, SiteMap, Target, published_target};
use page_without_source::PageWithoutSource;
use place::Place;
use shingles::Shingles;
use site_levels::SiteLevels;
use templates::{SiteTemplates, UnknownBecause};
