//! A page: one Markdown file in one language.

use super::Section;

/// One Markdown file of one language, cut into sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Name of the site, unique within an index.
    pub site: String,
    /// Path of the file relative to the site's root, with `/` everywhere.
    pub path: String,
    /// Where the page is published: percent-encoded, absolute when the site's `baseURL` names a host,
    /// otherwise a path that begins with `/`. Empty when the page has no address of its own.
    pub url: String,
    /// The language that the site declares for the page (a BCP 47 tag as configured), if any.
    pub declared_lang: Option<String>,
    /// Title of the front matter, or empty.
    pub title: String,
    /// Text of the first heading in the body: reports are called "Event 3", their heading says which.
    pub first_heading: Option<String>,
    /// What the author says of the page beside its text: description, keywords, tags and the like, one a line. It
    /// is searched.
    pub metadata: String,
    /// Tags of the page, each once.
    pub tags: Vec<String>,
    /// Categories of the page, each once.
    pub categories: Vec<String>,
    /// First folder of its path in the content, without the one of its language. `None` for a page that is in no folder.
    pub folder: Option<String>,
    /// What the scores of its sections are multiplied by, in hundredths; [`Page::USUAL_WEIGHT`] changes nothing.
    pub weight: u32,
    /// Whether the author keeps the page out of search.
    pub is_kept_out: bool,
    /// Date of the front matter, ISO 8601. Most are template defaults, so nothing ranks by it.
    pub front_matter_date: Option<String>,
    /// Key that all language versions of the page share: the path without the language in it, or what the page
    /// itself names.
    pub translation_key: String,
    /// Sections in page order; the lead section is always first, even when it is empty.
    pub sections: Vec<Section>,
}

impl Page {
    /// The weight of a page of which nothing else is said.
    pub const USUAL_WEIGHT: u32 = 100;

    /// The name of the page: its title, or else the `# H1` that it begins with.
    pub fn name(&self) -> &str {
        let begins = match self.sections.as_slice() {
            [lead, first, ..] if lead.text.is_empty() && first.level == 1 => first.heading.as_str(),
            _ => "",
        };
        if self.title.is_empty() { begins } else { &self.title }
    }

    /// Id of the first section of the page, with which the ids of the other sections begin.
    pub fn id(&self) -> &str {
        self.sections.first().map_or("", |section| &section.id)
    }
}
