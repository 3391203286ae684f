//! What the author of a page wrote and a reader does not see.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::anchors::slug;
use super::dialects;
use super::front_matter::part;
use super::markdown::references;
use super::{PageKind, Reference, Site, SourceFile, of_bare_path};

/// What the author of a page wrote and a reader does not see: lines to point at, links and their targets, ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSource {
    /// 1-based line of the title in the front matter.
    pub title_line: Option<u32>,
    /// 1-based line of the date in the front matter.
    pub date_line: Option<u32>,
    /// Whether there is nothing but blanks below the front matter.
    pub is_blank: bool,
    /// Other addresses of the page, as written.
    pub aliases: Vec<String>,
    /// Links and images of the page, in order.
    pub references: Vec<Reference>,
    /// Ids beside those of headings: those that the author wrote by hand, and those that Hugo gives to terms.
    pub ids: Vec<String>,
    /// Names of the shortcodes of the page.
    pub shortcodes: BTreeSet<String>,
    /// Whether a shortcode puts the content of other files into the page, headings and all.
    pub includes: bool,
}

/// Place of a file in the content of its site, by which links between files find it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePlace {
    /// Directory below the content directory, with `/`, empty at the top.
    pub dir: String,
    /// File name without language and extension.
    pub base: String,
    /// Key of the file's language in the configuration of a Hugo site.
    pub language: Option<String>,
    /// Whether the page is the page of its directory: `_index`, or `index`.
    pub is_index: bool,
    /// Whether the page is the page of a section (`_index`), in which other pages are.
    pub is_section: bool,
}

impl Site {
    /// What the author of a file wrote and a reader does not see; none where the file cannot be read.
    pub fn source(&self, file: &SourceFile) -> Option<PageSource> {
        page_source(self, file)
    }

    /// Where a file is in the content.
    pub fn place(&self, file: &SourceFile) -> PagePlace {
        page_place(self, file)
    }
}

/// The source of a file; `None` if the file cannot be read.
fn page_source(site: &Site, file: &SourceFile) -> Option<PageSource> {
    let text = file.text().ok()?;
    let is_bare = site.hugo.is_none();
    let text = if is_bare { dialects::in_markdown(&file.path, &text) } else { Cow::Borrowed(text.as_str()) };
    let parted = part(&text, &mut Vec::new());
    let front_matter = &parted.front_matter;
    let body = if is_bare { dialects::markdown(&file.path, parted.body) } else { Cow::Borrowed(parted.body) };
    let mut found = references(&body, parted.first_line, file.is_html(front_matter));
    if let Some(hugo) = &site.hugo {
        let language = &hugo.languages[file.placed(hugo).1];
        let terms = found.terms.iter().filter(|_| language.term_ids);
        found.ids.extend(terms.map(|term| slug(term, language.heading_ids)));
    }
    Some(PageSource {
        title_line: front_matter.line_of("title"),
        date_line: front_matter.line_of("date"),
        is_blank: parted.body.trim().is_empty(),
        aliases: front_matter.aliases(),
        references: found.references,
        ids: found.ids,
        shortcodes: found.shortcodes,
        includes: found.includes,
    })
}

/// The place of `file` in the content of `site`.
fn page_place(site: &Site, file: &SourceFile) -> PagePlace {
    let Some(hugo) = &site.hugo else {
        let (language, key) = of_bare_path(&file.path);
        let (dir, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        let base = key.rsplit('/').next().unwrap_or(name).to_owned();
        return PagePlace { dir: dir.to_owned(), base, language, is_index: false, is_section: false };
    };
    let (path, at) = file.placed(hugo);
    PagePlace {
        language: Some(hugo.languages[at].key.clone()),
        is_index: path.kind != PageKind::Single,
        is_section: path.base.eq_ignore_ascii_case("_index"),
        dir: path.dir,
        base: path.base,
    }
}
