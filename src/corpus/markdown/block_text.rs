//! Collects the visible text of a section (or of a heading) line by line, with its annotations.

use crate::repair::Repairs;
use crate::{Annotation, AnnotationKind};

/// What is between the cells of a table row.
const CELL_SEPARATOR: &str = " | ";

/// Text under construction. Running text is repaired and its blanks collapse; code stays as it is written.
#[derive(Debug, Default)]
pub(crate) struct BlockText {
    text: String,
    annotations: Vec<Annotation>,
    first_line: Option<u32>,
    /// The line being written: running text and alternative texts in turn.
    parts: Vec<TextPart>,
    line: u32,
    strong: Strong,
}

#[derive(Debug)]
struct TextPart {
    alt: bool,
    text: String,
}

/// Whether the line being written is one bold run and nothing else.
#[derive(Debug, Default)]
struct Strong {
    depth: u32,
    runs: u32,
    /// Something is beside the bold run.
    beside: bool,
}

/// What [`BlockText`] has collected.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    /// Lines of visible text, without a line end at the end.
    pub text: String,
    /// Parts of the text that are not running text.
    pub annotations: Vec<Annotation>,
    /// Line of the file on which the text begins, if there is any.
    pub first_line: Option<u32>,
}

impl BlockText {
    /// Adds running text that is on `line` of the file.
    pub(crate) fn push(&mut self, text: &str, line: u32) {
        if self.strong.depth == 0 && text.contains(|c: char| !c.is_whitespace() && c != ':' && c != '：') {
            self.strong.beside = true;
        }
        self.part(false, line).push_str(text);
    }

    /// Adds alternative text, set off by blanks.
    pub(crate) fn push_alt(&mut self, text: &str, line: u32) {
        if !text.trim().is_empty() {
            self.strong.beside = true;
            self.part(true, line).push_str(text);
            self.part(false, line);
        }
    }

    /// Adds what is between two cells of a table row.
    pub(crate) fn push_separator(&mut self, line: u32) {
        self.strong.beside = true;
        self.part(false, line).push_str(CELL_SEPARATOR);
    }

    fn part(&mut self, alt: bool, line: u32) -> &mut String {
        if self.parts.is_empty() {
            self.line = line;
        }
        // Two alternative texts in a row stay two.
        if alt || self.parts.last().is_none_or(|part| part.alt) {
            self.parts.push(TextPart { alt, text: String::new() });
        }
        let last = self.parts.len() - 1;
        &mut self.parts[last].text
    }

    /// Notes that a bold run begins.
    pub(crate) fn strong_begins(&mut self) {
        self.strong.depth += 1;
        self.strong.runs += u32::from(self.strong.depth == 1);
    }

    /// Notes that a bold run ends.
    pub(crate) fn strong_ends(&mut self) {
        self.strong.depth = self.strong.depth.saturating_sub(1);
    }

    /// Notes that the current line is no heading in disguise, even if all of it is bold (a row of a table).
    pub(crate) fn never_strong(&mut self) {
        self.strong.beside = true;
    }

    /// Ends the line; a line without text leaves nothing after.
    pub(crate) fn end_line(&mut self, repairs: &mut Repairs) {
        let start = self.text.len();
        let separator = usize::from(start > 0);
        if separator > 0 {
            self.text.push('\n');
        }
        for part in std::mem::take(&mut self.parts) {
            let repaired = repairs.repair(&part.text, self.line);
            if part.alt && self.text.len() > start + separator && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            let from = self.text.len();
            self.push_collapsed(&repaired, start + separator);
            if part.alt {
                let end = self.text.trim_end_matches(' ').len().max(from);
                if end > from {
                    self.annotations.push(Annotation { kind: AnnotationKind::Alt, range: from..end });
                    self.text.truncate(end);
                    self.text.push(' ');
                }
            }
        }
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        let strong = std::mem::take(&mut self.strong);
        // A bold run goes on over a line break inside it.
        self.strong.depth = strong.depth;
        self.strong.runs = u32::from(strong.depth > 0);
        let line = &self.text[start + separator..];
        if line.bytes().all(|b| matches!(b, b' ' | b'|')) {
            // Nothing, or a table row of empty cells.
            self.text.truncate(start);
            return;
        }
        if strong.runs == 1 && !strong.beside {
            self.annotations.push(Annotation { kind: AnnotationKind::Strong, range: start + separator..end });
        }
        self.first_line.get_or_insert(self.line);
    }

    fn push_collapsed(&mut self, text: &str, line_start: usize) {
        for c in text.chars() {
            if c.is_whitespace() || c.is_control() {
                if self.text.len() > line_start && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
            } else {
                self.text.push(c);
            }
        }
    }

    /// Adds a block of code as it is written; its first line is on `line`.
    pub(crate) fn push_code(&mut self, code: &str, line: u32, repairs: &mut Repairs) {
        self.end_line(repairs);
        let code = code.trim_end();
        if code.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        // Blank lines above the code are not shown; the blanks before its first word are its indentation.
        let blank = code[..code.len() - code.trim_start().len()].rfind('\n').map_or(0, |at| at + 1);
        for (i, source) in (line..).zip(code[blank..].lines()) {
            if self.text.len() > start {
                self.text.push('\n');
            }
            let repaired = repairs.repair(source, i);
            self.text.extend(repaired.chars().map(|c| if c == '\u{a0}' || c == '\r' { ' ' } else { c }));
        }
        self.first_line.get_or_insert(line);
        // Code may be made of characters that nobody sees.
        if self.text.len() > start {
            self.annotations.push(Annotation { kind: AnnotationKind::Code, range: start..self.text.len() });
        }
    }

    /// Whether nothing has been collected, apart from the line that is being written.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Everything that has been collected; the next text starts from nothing.
    pub(crate) fn finish(&mut self, repairs: &mut Repairs) -> Collected {
        self.end_line(repairs);
        let BlockText { text, annotations, first_line, .. } = std::mem::take(self);
        Collected { text, annotations, first_line }
    }
}
