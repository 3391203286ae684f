//! The templates of a site: what they make of its pages.

use std::collections::BTreeMap;
use std::path::Path;

use timra_corpus::Site;

use super::UnknownBecause;
use super::generator::generator;
use super::made_ids::MadeIds;
use super::template_files::{TemplateFile, template_files};
use crate::CheckedPage;

/// Shortcodes that Hugo has itself. None of them makes ids.
const OF_HUGO: [&str; 14] = [
    "comment",
    "details",
    "figure",
    "gist",
    "highlight",
    "instagram",
    "param",
    "qr",
    "ref",
    "relref",
    "tweet",
    "vimeo",
    "x",
    "youtube",
];

/// Directories of shortcodes and of partials: since Hugo 0.146, and before.
const SHORTCODES: [&str; 2] = ["_shortcodes/", "shortcodes/"];
const PARTIALS: [&str; 2] = ["_partials/", "partials/"];

/// What a hook looks up another address with, one a line; lines that begin with `#` are comments.
const REWRITING: &str = include_str!("rewriting.txt");

/// How many directories are looked at for content adapters.
const MOST_DIRS: usize = 20_000;

/// What the templates of a site make of its pages.
#[derive(Debug, Default)]
pub struct SiteTemplates {
    /// By name of a shortcode, the ids that it makes.
    shortcodes: BTreeMap<String, MadeIds>,
    /// The ids that hooks make of headings.
    of_headings: MadeIds,
    /// The ids that other templates make.
    of_pages: MadeIds,
    rewrites_links: bool,
    rewrites_images: bool,
    has_adapter: bool,
    generator: Option<&'static str>,
}

impl SiteTemplates {
    /// The templates of `site`.
    pub(crate) fn of(site: &Site) -> SiteTemplates {
        if !site.is_hugo() {
            return SiteTemplates { generator: generator(&site.root), ..SiteTemplates::default() };
        }
        let files = template_files(site.project());
        let partials = named(&files, &PARTIALS, |text| text.to_owned());
        let mut templates = SiteTemplates {
            shortcodes: named(&files, &SHORTCODES, |text| MadeIds::of(text, &partials)),
            has_adapter: site.content_dirs().iter().any(|dir| has_adapter(dir)),
            ..SiteTemplates::default()
        };
        for (path, text) in &files {
            let name = path.rsplit('/').next().unwrap_or(path);
            let is_hook = path.contains("_markup/");
            if is_hook && name.starts_with("render-heading") {
                templates.of_headings.extend(MadeIds::of(text, &partials));
            } else if is_hook && name.starts_with("render-link") {
                templates.rewrites_links |= is_rewriting(text);
            } else if is_hook && name.starts_with("render-image") {
                templates.rewrites_images |= is_rewriting(text);
            } else if !SHORTCODES.iter().any(|dir| path.starts_with(dir)) {
                templates.of_pages.extend(MadeIds::of(text, &BTreeMap::new()));
            }
        }
        templates
    }

    /// Why `page` may have the anchor `id` although its source shows none; `None` if it has none.
    pub(crate) fn anchor(&self, page: &CheckedPage, id: &str) -> Option<UnknownBecause> {
        if page.published.is_some() {
            return None;
        }
        if let Some(name) = self.generator {
            return Some(UnknownBecause::Generator(name));
        }
        if page.source.includes {
            return Some(UnknownBecause::Included);
        }
        let makes = |name: &&String| match self.shortcodes.get(*name) {
            Some(made) => made.may_have(id),
            None => !OF_HUGO.contains(&name.as_str()),
        };
        if let Some(name) = page.source.shortcodes.iter().find(makes) {
            return Some(UnknownBecause::Shortcode(name.clone()));
        }
        (self.of_headings.may_have(id) || self.of_pages.has_like(id)).then_some(UnknownBecause::Template)
    }

    /// Why a reference on `page` may lead somewhere although no source shows where; `None` if it leads nowhere. What a
    /// shortcode refers to, no hook sees.
    pub(crate) fn address(
        &self,
        page: &CheckedPage,
        is_image: bool,
        is_content_ref: bool,
    ) -> Option<UnknownBecause> {
        let is_rewritten = if is_image { self.rewrites_images } else { self.rewrites_links };
        match self.generator {
            Some(name) => Some(UnknownBecause::Generator(name)),
            None if is_rewritten && !is_content_ref && page.published.is_none() => Some(UnknownBecause::Hook),
            None => (self.has_adapter && !is_image).then_some(UnknownBecause::Adapter),
        }
    }
}

/// The templates in one of these directories by their names, as `read` reads them. The first of a name counts.
fn named<T>(files: &[TemplateFile], dirs: &[&str], read: impl Fn(&str) -> T) -> BTreeMap<String, T> {
    let mut named = BTreeMap::new();
    for (path, text) in files {
        let below = dirs.iter().find_map(|dir| path.strip_prefix(dir));
        if let Some(name) = below.and_then(|below| below.split('.').next()) {
            named.entry(name.to_owned()).or_insert_with(|| read(text));
        }
    }
    named
}

/// Whether a hook may make another address of the one that was written.
fn is_rewriting(hook: &str) -> bool {
    let words = || hook.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '_')));
    REWRITING.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).any(|word| {
        if word.contains('.') {
            hook.contains(word)
        } else {
            words().any(|found| found == word || found.ends_with(&format!(".{word}")))
        }
    })
}

/// Whether a content adapter lies below a directory.
fn has_adapter(dir: &Path) -> bool {
    let (mut dirs, mut seen) = (vec![dir.to_owned()], 0);
    while let Some(dir) = dirs.pop().filter(|_| seen < MOST_DIRS) {
        seen += 1;
        for entry in std::fs::read_dir(&dir).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if name == "_content.gotmpl" {
                return true;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                dirs.push(entry.path());
            }
        }
    }
    false
}
