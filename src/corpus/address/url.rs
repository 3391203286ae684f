//! Where Hugo publishes a page.

use super::addresses::Addresses;
use super::path_text::{encode, join};
use super::permalink::{PatternValues, expand};
use crate::corpus::front_matter::{FrontMatter, PageDate};
use crate::corpus::sites::{ContentPath, PageKind};

/// What the address of a page depends on.
#[derive(Debug)]
pub struct Addressed<'a> {
    /// The settings of its language.
    pub addresses: &'a Addresses,
    /// Its place in the content.
    pub path: &'a ContentPath,
    /// What it says about itself.
    pub front_matter: &'a FrontMatter,
    /// Its date as Hugo sees it.
    pub date: Option<PageDate>,
    /// Its slug where the file name gives one.
    pub slug_of_name: Option<&'a str>,
}

/// The address of a page, percent-encoded: whole where `baseURL` names a host, otherwise a path. `sections`
/// tells the sections above the page, outermost first; it is asked only where a pattern needs them.
pub fn url(page: &Addressed<'_>, sections: &dyn Fn() -> Vec<String>) -> String {
    let path = match page.front_matter.url() {
        Some(url) if page.path.kind != PageKind::Home => page.asked_for(&url, sections),
        _ => page.by_place(sections),
    };
    // A number sign in a name is no fragment.
    page.addresses.whole(&encode(&path.replace('#', "%23")))
}

impl Addressed<'_> {
    fn slug(&self) -> Option<String> {
        let slug = self.front_matter.slug().or_else(|| self.slug_of_name.map(str::to_owned))?;
        let slug = slug.trim_matches('-');
        (!slug.is_empty()).then(|| slug.to_owned())
    }

    fn expanded(&self, pattern: &str, sections: &dyn Fn() -> Vec<String>) -> Option<String> {
        let (slug, title) = (self.slug(), self.front_matter.title());
        let file = self.path.content_name();
        let values = PatternValues {
            path_text: self.addresses.path_text,
            title: if title.is_empty() { file } else { &title },
            slug: slug.as_deref(),
            file,
            date: self.date,
            sections: &if pattern.contains(":section") { sections() } else { Vec::new() },
        };
        expand(pattern, &values)
    }

    /// The language comes before it unless it begins at the top.
    fn asked_for(&self, url: &str, sections: &dyn Fn() -> Vec<String>) -> String {
        let expanded = if url.contains(':') { self.expanded(url, sections) } else { None };
        let url = expanded.as_deref().unwrap_or(url);
        let inside = join([url]);
        let inside =
            inside.strip_suffix("index.html").map_or(inside.as_str(), |dir| dir.trim_end_matches('/'));
        let prefix = &self.addresses.prefix;
        let prefixed = url.starts_with('/') || prefix.is_empty();
        let path = if prefixed { inside.to_owned() } else { join([prefix.as_str(), inside]) };
        let is_file = url.contains('.') && !url.ends_with('/') && !url.ends_with("index.html");
        if is_file { format!("/{path}") } else { directory(&path) }
    }

    fn by_place(&self, sections: &dyn Fn() -> Vec<String>) -> String {
        let text = self.addresses.path_text;
        let key = self.path.section();
        let patterns = match self.path.kind {
            PageKind::Home | PageKind::Section => &self.addresses.section_patterns,
            PageKind::Bundle | PageKind::Single => &self.addresses.page_patterns,
        };
        let pattern = patterns.get(&key).filter(|_| self.path.kind != PageKind::Home);
        let inside = match pattern.and_then(|pattern| self.expanded(pattern, sections)) {
            Some(expanded) => text.published(&expanded),
            None => {
                let name = match self.slug().filter(|_| self.path.kind != PageKind::Home) {
                    Some(slug) => slug,
                    None => text.of_file(self.path.content_name()),
                };
                let above = text.of_file(self.path.container());
                join([text.published(&above).as_str(), text.published(&name).as_str()])
            }
        };
        let inside = join([self.addresses.prefix.as_str(), inside.as_str()]);
        match self.path.kind {
            _ if !self.addresses.is_ugly(&key) => directory(&inside),
            PageKind::Home | PageKind::Section => format!("{}index.html", directory(&inside)),
            PageKind::Bundle | PageKind::Single => format!("/{inside}.html"),
        }
    }
}

fn directory(path: &str) -> String {
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

#[cfg(test)]
#[path = "url_tests.rs"]
mod tests;
