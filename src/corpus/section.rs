//! A section: what is below one heading, the unit that is indexed, ranked and linked to.

use std::borrow::Cow;
use std::ops::Range;

/// The text below one heading until the next heading of any level, or a page's text before its first heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Id of the section: `<site>/<path>#<anchor>`; for a JSON document the id it came with. It never repeats in an
    /// index.
    pub id: String,
    /// The heading's id as published, not percent-encoded. `None` for the lead section and for a heading
    /// that is published without an id.
    pub anchor: Option<String>,
    /// Heading level 1 to 6; 0 for the lead section.
    pub level: u8,
    /// Visible text of the heading; empty for the lead section.
    pub heading: String,
    /// Headings above this section, outermost first, without the section's own.
    pub heading_path: Vec<String>,
    /// 1-based line of the heading in the file; for a lead section, of the first line of text.
    pub line: u32,
    /// Visible text in reading order, NFC: one line a block, list item, table row or line of code; cells joined
    /// by ` | `.
    pub text: String,
    /// The parts of `text` that are not running text, in order, never overlapping.
    pub annotations: Vec<Annotation>,
    /// Markdown of the section, its heading included: as it is in the file, without comments, or made of what a reader
    /// sees where the file is none of Markdown. `None` where the text is all there is.
    pub markdown: Option<String>,
}

impl Section {
    /// The text of the section without its code.
    pub fn prose(&self) -> Cow<'_, str> {
        if self.code().next().is_none() {
            return Cow::Borrowed(&self.text);
        }
        let mut prose = String::with_capacity(self.text.len());
        let mut at = 0;
        for code in self.code() {
            prose.push_str(&self.text[at..code.start]);
            at = code.end;
        }
        prose.push_str(&self.text[at..]);
        Cow::Owned(prose)
    }

    /// Ranges of bytes of the text that are code, in order.
    pub fn code(&self) -> impl Iterator<Item = &Range<usize>> {
        self.annotations
            .iter()
            .filter(|annotation| annotation.kind == AnnotationKind::Code)
            .map(|annotation| &annotation.range)
    }
}

/// A part of a section's text that is not running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// Kind of the part.
    pub kind: AnnotationKind,
    /// Range of bytes of the part in the section's text, on character boundaries.
    pub range: Range<usize>,
}

/// Kind of a part of a section's text that is not running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnotationKind {
    /// A bold line that is alone and so acts as a heading, without an anchor.
    Strong,
    /// A code block (inline code is running text).
    Code,
    /// Alternative text of an image.
    Alt,
}
