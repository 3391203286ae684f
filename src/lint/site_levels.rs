//! What sites and a caller say about the rules.

use super::{Level, Levels};

/// What each site says about the rules, and what a caller says, which counts more.
pub(crate) struct SiteLevels {
    of_sites: Vec<Levels>,
    of_caller: Levels,
}

impl SiteLevels {
    /// What each of the sites says, in their order, and what the caller says.
    pub(crate) fn new(of_sites: Vec<Levels>, of_caller: Levels) -> Self {
        Self { of_sites, of_caller }
    }

    /// What was said about a rule where it concerns `site`: the caller decides before the site.
    pub(crate) fn level(&self, site: Option<usize>, rule: &str) -> Level {
        let of_site = || site.and_then(|site| self.of_sites.get(site)?.of(rule));
        self.of_caller.of(rule).or_else(of_site).unwrap_or(Level::Usual)
    }

    /// Whether a rule is allowed everywhere: in every site, and outside of all.
    pub(crate) fn is_allowed(&self, rule: &str) -> bool {
        let mut sites = (0..self.of_sites.len()).map(Some).chain([None]);
        sites.all(|site| self.level(site, rule) == Level::Allow)
    }
}
