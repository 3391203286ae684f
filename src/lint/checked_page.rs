//! A page that is checked, with its source.

use timra_corpus::{Page, PagePlace, PageSource, PublishedLinks, Reference, SourceFile};
use timra_language::primary_subtag;

use super::{Place, Shingles};

/// A page with its source.
pub struct CheckedPage {
    /// Index of its site.
    pub site: usize,
    /// The file.
    pub file: SourceFile,
    /// What a reader sees.
    pub page: Page,
    /// What its author wrote.
    pub source: PageSource,
    /// What was published of it, where that is known.
    pub published: Option<PublishedLinks>,
    /// Where it stands among the files.
    pub place: PagePlace,
    /// What it shares with its copies.
    pub shingles: Shingles,
}

/// A file that is not published.
pub struct Unpublished {
    /// Index of its site.
    pub site: usize,
    /// Where it stands among the files.
    pub place: PagePlace,
    /// Completes "it was left out, because …".
    pub reason: &'static str,
}

impl CheckedPage {
    /// A line of the page.
    pub fn at(&self, line: u32) -> Place<'_> {
        Place { site: Some(self.site), path: &self.file.full_path, line: Some(line), column: None }
    }

    /// The place of one of its references.
    pub fn of_reference(&self, reference: &Reference) -> Place<'_> {
        Place { column: reference.column, ..self.at(reference.line) }
    }

    /// The line on which its text begins.
    pub fn text(&self) -> Place<'_> {
        let mut sections = self.page.sections.iter();
        let first = sections.find(|section| section.level > 0 || !section.text.is_empty());
        self.at(first.map_or(1, |section| section.line))
    }

    /// The line of its title, or the first of its text.
    pub fn top(&self) -> Place<'_> {
        self.at(self.source.title_line.unwrap_or(1))
    }

    /// Primary subtag of the language that the site declares for the page.
    pub fn language(&self) -> Option<String> {
        self.page.declared_lang.as_deref().map(primary_subtag)
    }
}
