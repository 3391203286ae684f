//! Where Hugo publishes a page.

use super::addresses::Addresses;
use super::path_text::{encode, join};
use super::permalink::{PatternValues, expand};
use super::plural::plural;
use super::section_names::SectionNames;
use crate::front_matter::{FrontMatter, PageDate};
use crate::{ContentPath, PageKind};

/// What the address of a page depends on.
#[derive(Debug)]
pub(crate) struct Addressed<'a> {
    /// Settings about addresses of the page's language.
    pub addresses: &'a Addresses,
    /// Path of the page in the content.
    pub path: &'a ContentPath,
    /// Front matter of the page.
    pub front_matter: &'a FrontMatter,
    /// Date of the page, as Hugo sees it.
    pub date: Option<PageDate>,
    /// Slug that the file name gives, if it gives one.
    pub slug_of_name: Option<&'a str>,
    /// Names of the sections above the page.
    pub section_names: &'a SectionNames,
    /// Whether slugs of sections are a part of addresses where no pattern asks for them.
    pub has_section_slugs: bool,
}

/// The address of a page, percent-encoded: whole where `baseURL` names a host, otherwise a path. `sections`
/// tells the sections above the page, outermost first; it is asked only where a pattern needs them.
pub(crate) fn url(page: &Addressed<'_>, sections: &dyn Fn() -> Vec<String>) -> String {
    let path = match page.front_matter.url() {
        Some(url) if page.path.kind != PageKind::Home => page.asked_for(&url, sections),
        _ => page.by_place(sections),
    };
    // A number sign in a name is no fragment.
    page.addresses.whole(&encode(&path.replace('#', "%23")))
}

impl Addressed<'_> {
    fn slug(&self) -> Option<String> {
        cleaned(&self.front_matter.slug().or_else(|| self.slug_of_name.map(str::to_owned))?)
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
            section_slugs: &if pattern.contains(SECTION_SLUG) {
                self.section_slugs(sections())
            } else {
                Vec::new()
            },
        };
        expand(pattern, &values)
    }

    /// What these sections call themselves: by a slug, else by their title.
    fn section_slugs(&self, sections: Vec<String>) -> Vec<String> {
        let title = |section: String| if self.addresses.plural_titles { plural(&section) } else { section };
        let names = (1..).zip(sections).map(|(depth, section)| match self.section_names.get(&depth) {
            Some(name) => name.slug.as_deref().and_then(cleaned).unwrap_or_else(|| name.title.clone()),
            None => title(section),
        });
        let published = names.map(|name| self.addresses.path_text.published(&name));
        published.filter(|name| !name.is_empty()).collect()
    }

    /// The directory that the page is in, by the slugs of its sections.
    fn above(&self) -> String {
        let text = self.addresses.path_text;
        let slug = |depth: usize| {
            let name = self.section_names.get(&depth).filter(|_| self.has_section_slugs)?;
            name.slug.as_deref().and_then(cleaned)
        };
        let dirs = self.path.container().split('/').filter(|dir| !dir.is_empty());
        let parts = (1..).zip(dirs).map(|(depth, dir)| slug(depth).unwrap_or_else(|| text.of_file(dir)));
        text.published(&parts.collect::<Vec<_>>().join("/"))
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
                let has_slug = match self.path.kind {
                    PageKind::Home => false,
                    PageKind::Section => self.has_section_slugs,
                    PageKind::Bundle | PageKind::Single => true,
                };
                let name = match self.slug().filter(|_| has_slug) {
                    Some(slug) => slug,
                    None => text.of_file(self.path.content_name()),
                };
                join([self.above().as_str(), text.published(&name).as_str()])
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

/// What patterns call the slugs of sections.
pub(crate) const SECTION_SLUG: &str = ":sectionslug";

/// A slug without hyphens around it, if anything is left.
fn cleaned(slug: &str) -> Option<String> {
    let slug = slug.trim_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

fn directory(path: &str) -> String {
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

#[cfg(test)]
#[path = "url_tests.rs"]
mod tests;
