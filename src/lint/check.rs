//! A check: the rules, one after the other.

use std::path::PathBuf;

use timra_corpus::CorpusOptions;

use super::{Content, Findings, Levels, Link, OfRule, RULES, Report, SiteLevels, site_config};
use crate::error::Result;

/// Checks the sites of `roots` by every rule that is not allowed.
///
/// # Errors
///
/// A root or a `timra.toml` that cannot be read, and roots without a single file of Markdown.
pub fn check(roots: &[PathBuf], options: &CorpusOptions, levels: Levels) -> Result<Report> {
    let content = Content::read(roots, options)?;
    let of_sites = content.sites.iter().map(site_config::levels).collect::<Result<_>>()?;
    let levels = SiteLevels::new(of_sites, levels);
    let mut findings = Findings::new(&levels, content.pages.len());
    for rule in RULES.iter().filter(|rule| !levels.is_allowed(rule.id)) {
        findings.begin(OfRule { id: rule.id, severity: rule.severity, hint: rule.hint });
        rule.found_by.find(&content, &mut findings);
    }
    Ok(findings.report())
}

/// The links between the pages of `roots` that have text.
///
/// # Errors
///
/// A root that cannot be read, and roots without a single file of Markdown.
pub fn links(roots: &[PathBuf], options: &CorpusOptions) -> Result<Vec<Link>> {
    Ok(Link::all(&Content::read(roots, options)?))
}
