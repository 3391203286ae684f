//! The text of a page, cut at its headings.

use std::collections::HashSet;

use super::element::Element;
use super::heading_anchor::{id_of, is_sign};
use super::left_out::is_left_out;
use super::main_content::MainContent;
use super::markdown_writer::MarkdownWriter;
use super::programming_language::programming_language;
use super::published_part::{PublishedHeading, PublishedPart};
use super::tree::{HtmlTree, WalkStep};
use crate::markdown::{BlockText, Collected};
use crate::repair::Repairs;

/// Cuts the main content of a published page into parts, one for each heading; the first part has no heading.
/// `shared` are the indexes of elements that many pages of the site have alike; `address` is where the page is published,
/// from which its links lead.
pub(crate) fn parts(
    tree: &HtmlTree,
    main: &MainContent,
    shared: &HashSet<usize>,
    address: &str,
    repairs: &mut Repairs,
) -> Vec<PublishedPart> {
    let mut reader = ContentReader {
        tree,
        repairs,
        parts: Vec::new(),
        heading: None,
        text: BlockText::default(),
        open: None,
        pre: None,
        cells: Vec::new(),
        last_id: None,
        markdown: MarkdownWriter::new(address),
        language: None,
    };
    for range in &main.ranges {
        // Whoever follows a link to all of the content stands at the top of the page.
        let container = if main.is_all { None } else { Some(range.start) };
        tree.walk(range.clone(), &mut |at, step| match step {
            WalkStep::Enter(element) => {
                let is_kept = Some(at) == container || !(is_left_out(element) || shared.contains(&at));
                is_kept && reader.enter(at, element, Some(at) == container)
            }
            WalkStep::Leave(element) => {
                reader.leave(element);
                true
            }
            WalkStep::Text(text, line) => {
                reader.words(text, line);
                true
            }
        });
        reader.text.end_line(reader.repairs);
    }
    reader.end_part();
    reader.parts
}

struct ContentReader<'t, 'm> {
    tree: &'t HtmlTree,
    repairs: &'m mut Repairs,
    parts: Vec<PublishedPart>,
    /// The heading of the part that is being read.
    heading: Option<PublishedHeading>,
    text: BlockText,
    /// A heading that is open, and the text above it.
    open: Option<(PublishedHeading, BlockText)>,
    /// A block of code that is open, and the line on which its text begins.
    pre: Option<(String, Option<u32>)>,
    /// Of each table row that is open, how many cells have begun.
    cells: Vec<u32>,
    /// The last id above, and whether it is that of a section that begins with what comes now.
    last_id: Option<(&'t str, bool)>,
    /// The Markdown of the part that is being read.
    markdown: MarkdownWriter,
    /// The language that code is in, and the node behind the last one that this is said of.
    language: Option<(&'t str, usize)>,
}

impl<'t> ContentReader<'t, '_> {
    /// Whether what is in the element is to be read.
    fn enter(&mut self, at: usize, element: &'t Element, is_container: bool) -> bool {
        if let Some((heading, _)) = &mut self.open {
            if is_sign(self.tree, at, element) {
                heading.own_id = heading.own_id.take().or_else(|| id_of(element).map(str::to_owned));
                return false;
            }
            if heading.own_id.is_none() {
                heading.own_id = id_of(element).map(str::to_owned);
            }
        } else if let Some(id) = id_of(element).filter(|_| !is_container) {
            self.last_id = Some((id, matches!(&*element.name, "section" | "a" | "span")));
        }
        if let Some(language) = programming_language(element) {
            self.language = Some((language, element.end));
        }
        let line = element.line;
        if let Some((code, _)) = &mut self.pre {
            if element.name == "br" || element.kind.is_block && !(code.is_empty() || code.ends_with('\n')) {
                code.push('\n');
            }
            return true;
        }
        if let Some(level) = element.heading_level().filter(|_| self.open.is_none() && self.cells.is_empty())
        {
            self.begin_heading(element, level);
            return true;
        }
        if element.name == "pre" && self.open.is_none() {
            self.text.end_line(self.repairs);
            self.pre = Some((String::new(), None));
            self.language = self.language.filter(|(_, end)| *end >= element.end);
            return true;
        }
        if self.open.is_none() {
            self.markdown.enter(element);
        }
        match &*element.name {
            "img" => self.image(element),
            "tr" => {
                self.end_line(line);
                self.text.never_strong();
                self.cells.push(0);
            }
            "td" | "th" => {
                if let Some(cells) = self.cells.last_mut() {
                    *cells += 1;
                    if *cells > 1 {
                        self.text.push_separator(line);
                    }
                }
            }
            "strong" | "b" => self.text.strong_begins(),
            _ if element.kind.is_block => self.end_line(line),
            _ => {}
        }
        true
    }

    fn leave(&mut self, element: &'t Element) {
        if let Some((code, line)) = &mut self.pre {
            if element.name == "pre" {
                let (code, line) = (std::mem::take(code), line.unwrap_or(element.line));
                self.pre = None;
                self.markdown.code(&code, self.language.map_or("", |(language, _)| language));
                self.text.push_code(&code, line, self.repairs);
            } else if element.kind.is_block && !(code.is_empty() || code.ends_with('\n')) {
                code.push('\n');
            }
            return;
        }
        if element.heading_level().is_some() && self.open.is_some() {
            self.end_heading();
            return;
        }
        if self.open.is_none() {
            self.markdown.leave(element);
        }
        match &*element.name {
            "tr" => {
                self.cells.pop();
                self.end_line(element.line);
            }
            "strong" | "b" => self.text.strong_ends(),
            "br" | "hr" => {}
            _ if element.kind.is_block => self.end_line(element.line),
            _ => {}
        }
    }

    fn words(&mut self, words: &str, line: u32) {
        match &mut self.pre {
            Some((code, first)) => {
                // The line end behind the tag is none of the code.
                if !words.trim().is_empty() {
                    first.get_or_insert(line);
                }
                code.push_str(words);
            }
            None => {
                self.text.push(words, line);
                if self.open.is_none() {
                    self.markdown.words(words);
                }
            }
        }
        if let Some((_, is_fresh)) = &mut self.last_id
            && self.open.is_none()
        {
            *is_fresh &= words.trim().is_empty();
        }
    }

    /// A block begins or ends; in a heading and in a cell it is a blank.
    fn end_line(&mut self, line: u32) {
        if self.open.is_some() || !self.cells.is_empty() {
            self.text.push(" ", line);
        } else {
            self.text.end_line(self.repairs);
        }
    }

    fn image(&mut self, element: &Element) {
        let alt = element.get("alt").unwrap_or_default();
        let title = element.get("title").unwrap_or_default();
        self.text.push_alt(alt, element.line);
        if title.trim() != alt.trim() {
            self.text.push_alt(title, element.line);
        }
    }

    fn begin_heading(&mut self, element: &'t Element, level: u8) {
        self.text.end_line(self.repairs);
        let own_id = id_of(element).map(str::to_owned);
        let heading =
            PublishedHeading { level, text: String::new(), own_id, anchor: None, line: element.line };
        self.open = Some((heading, std::mem::take(&mut self.text)));
    }

    fn end_heading(&mut self) {
        let Some((mut heading, above)) = self.open.take() else { return };
        heading.text = self.text.finish(self.repairs).text.replace('\n', " ");
        self.text = above;
        if heading.text.is_empty() && heading.own_id.is_none() {
            return;
        }
        if let Some((id, is_fresh)) = self.last_id.filter(|_| heading.own_id.is_none()) {
            heading.anchor = Some(id.to_owned());
            heading.own_id = is_fresh.then(|| id.to_owned());
        } else {
            heading.anchor.clone_from(&heading.own_id);
        }
        // Whatever comes next is another section.
        if let Some((_, is_fresh)) = &mut self.last_id {
            *is_fresh = false;
        }
        self.end_part();
        self.heading = Some(heading);
    }

    fn end_part(&mut self) {
        if self.open.is_some() {
            // The page ends in a heading.
            self.end_heading();
        }
        let body: Collected = self.text.finish(self.repairs);
        let markdown = self.markdown.finish();
        self.parts.push(PublishedPart { heading: self.heading.take(), body, markdown });
    }
}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
