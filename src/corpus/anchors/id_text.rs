//! The text that newer Hugo makes a heading's id from: text nodes of the parsed heading, seen as Hugo's parser
//! cuts them. On the top level of a heading all of them count, inside an inline element only the first.

use std::ops::Range;

use super::linkify;

/// How far after a quotation mark its surroundings are looked at, in bytes.
const NEARBY: usize = 64;

/// Collects the text that newer versions of Hugo make a heading's id from, event by event.
#[derive(Debug)]
pub(crate) struct IdText<'s> {
    source: &'s str,
    /// End of the heading's own text in `source`.
    end: usize,
    /// One frame for the heading and one for each open inline element.
    frames: Vec<Frame>,
    run: Vec<IdLetter>,
    run_range: Range<usize>,
    quotes: OpenQuotes,
    links: u32,
}

#[derive(Debug, Default)]
struct Frame {
    text: String,
    children: usize,
}

/// A character of running text with its place in the source; `inert` ones were escaped or spelled as an entity.
#[derive(Debug, Clone, Copy)]
struct IdLetter {
    c: char,
    at: usize,
    inert: bool,
}

#[derive(Debug, Default)]
struct OpenQuotes {
    single: u32,
    double: u32,
}

impl<'s> IdText<'s> {
    /// A collector for a heading in `source` whose text ends at byte `end`.
    pub(crate) fn new(source: &'s str, end: usize) -> Self {
        let frames = vec![Frame::default()];
        IdText {
            source,
            end,
            frames,
            run: Vec::new(),
            run_range: 0..0,
            quotes: OpenQuotes::default(),
            links: 0,
        }
    }

    /// Notes that an inline element begins.
    pub(crate) fn open(&mut self, is_link: bool) {
        self.flush();
        self.links += u32::from(is_link);
        self.frames.push(Frame::default());
    }

    /// Notes that the innermost inline element ends. Each call belongs to a call of [`IdText::open`].
    pub(crate) fn close(&mut self, is_link: bool) {
        self.flush();
        self.links -= u32::from(is_link && self.links > 0);
        if self.frames.len() > 1
            && let Some(frame) = self.frames.pop()
        {
            self.child(&frame.text);
        }
    }

    /// Adds running text as it was parsed; `range` is its range of bytes in the source.
    pub(crate) fn text(&mut self, text: &str, range: Range<usize>) {
        let source = &self.source[range.clone()];
        if self.run.is_empty() {
            self.run_range.start = range.start;
        }
        let escaped = self.source[..range.start].ends_with('\\') && self.run_range.end + 1 == range.start
            || self.run.is_empty() && self.source[..range.start].ends_with('\\');
        self.run_range.end = range.end;
        if source == text {
            let letters = text.char_indices();
            self.run.extend(letters.map(|(i, c)| IdLetter {
                c,
                at: range.start + i,
                inert: escaped && i == 0,
            }));
        } else if source.starts_with("&#") {
            // Numeric references stay as they are spelled; only named ones are resolved.
            self.run.extend(source.chars().map(|c| IdLetter { c, at: range.start, inert: true }));
        } else {
            self.run.extend(text.chars().map(|c| IdLetter { c, at: range.start, inert: true }));
        }
    }

    /// Notes that an autolink begins; nothing inside gives text.
    pub(crate) fn open_autolink(&mut self) {
        self.open(true);
        self.child("");
    }

    /// Adds inline code.
    pub(crate) fn code(&mut self, code: &str) {
        self.flush();
        self.child(code);
    }

    /// Notes an inline element that gives no text: a tag, an autolink, a reference to a footnote.
    pub(crate) fn nothing(&mut self) {
        self.flush();
        self.child("");
    }

    /// Notes a line break: only the last line of a heading gives its id.
    pub(crate) fn line_break(&mut self) {
        self.flush();
        for frame in &mut self.frames {
            frame.text.clear();
        }
    }

    /// The text that was collected.
    pub(crate) fn finish(mut self) -> String {
        self.flush();
        while self.frames.len() > 1 {
            self.close(false);
        }
        self.frames.swap_remove(0).text
    }

    fn child(&mut self, text: &str) {
        let top_level = self.frames.len() == 1;
        if let Some(frame) = self.frames.last_mut() {
            if top_level || frame.children == 0 {
                frame.text.push_str(text);
            }
            frame.children += 1;
        }
    }

    /// Cuts the running text collected so far into the text nodes of Hugo's parser.
    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.is_empty() {
            return;
        }
        let written: String = run.iter().map(|letter| letter.c).collect();
        let mut offsets: Vec<usize> = written.char_indices().map(|(i, _)| i).collect();
        offsets.push(written.len());
        let mut node = String::new();
        let mut i = 0;
        while i < run.len() {
            let letter = run[i];
            let before =
                if i > 0 { Some(run[i - 1].c) } else { self.source[..letter.at].chars().next_back() };
            if !letter.inert
                && self.links == 0
                && let Some(len) = linkify::bare_link(&written[offsets[i]..], before)
            {
                self.node(&mut node);
                self.child("");
                i += offsets[i..].iter().take_while(|at| **at < offsets[i] + len).count().max(1);
                continue;
            }
            if letter.inert {
                node.push(letter.c);
                i += 1;
                continue;
            }
            let same = run[i..].iter().take_while(|next| next.c == letter.c && !next.inert).count();
            match letter.c {
                '*' | '_' | '~' => {
                    node.extend(std::iter::repeat_n(letter.c, same));
                    self.node(&mut node);
                    i += same;
                }
                '[' | '`' => {
                    self.node(&mut node);
                    self.child(letter.c.encode_utf8(&mut [0; 4]));
                    i += same;
                }
                '!' if run.get(i + 1).is_some_and(|next| next.c == '[' && !next.inert) => {
                    self.node(&mut node);
                    i += 1;
                }
                '-' if same >= 2 => {
                    self.node(&mut node);
                    self.child("–");
                    i += same.min(3);
                }
                '.' if same >= 3 => {
                    self.node(&mut node);
                    self.child("…");
                    i += 3;
                }
                '<' | '>' if same >= 2 => {
                    self.node(&mut node);
                    self.child("«");
                    i += 2;
                }
                '\'' | '"' if self.quote(letter, before) => {
                    self.node(&mut node);
                    self.child("’");
                    i += 1;
                }
                c => {
                    node.push(c);
                    i += 1;
                }
            }
        }
        self.node(&mut node);
    }

    fn node(&mut self, node: &mut String) {
        if !node.is_empty() {
            self.child(node);
            node.clear();
        }
    }

    /// Whether the typographer makes a node of its own from the quotation mark `quote`.
    fn quote(&mut self, quote: IdLetter, before: Option<char>) -> bool {
        let line = &self.source[quote.at..self.end.max(quote.at)];
        // Only the next few characters matter.
        let line = &line[..line.floor_char_boundary(NEARBY)];
        let line = &line[..line.find('\n').unwrap_or(line.len())];
        let after = line.chars().nth(1);
        let beyond = line.trim_start_matches(quote.c).chars().next();
        let before = before.unwrap_or(' ');
        let (open, close) = flanks(before, beyond.unwrap_or(' '));
        if quote.c == '\'' {
            if (before.is_alphanumeric()) && after.is_some_and(char::is_alphabetic) {
                return true;
            }
            if open && !close {
                self.quotes.single += 1;
                return true;
            }
            if line.len() > 2 && !after.is_some_and(char::is_numeric) {
                return true;
            }
            let closes = self.quotes.single > 0 && close && !open;
            self.quotes.single -= u32::from(closes);
            return closes;
        }
        if open && !close {
            self.quotes.double += 1;
            return true;
        }
        let ends = || {
            after.is_some_and(is_punctuation)
                && line.chars().nth(2).is_none_or(|c| c.is_whitespace() || is_punctuation(c))
        };
        let closes = self.quotes.double > 0 && close && (!open || ends());
        if !closes || after == Some('"') && before.is_numeric() {
            return false;
        }
        self.quotes.double -= 1;
        true
    }
}

/// Whether a delimiter between these two characters may open and may close, by CommonMark's flanking rules.
fn flanks(before: char, after: char) -> (bool, bool) {
    let (space_before, space_after) = (before.is_whitespace(), after.is_whitespace());
    let (mark_before, mark_after) = (is_punctuation(before), is_punctuation(after));
    let open = !space_after && (!mark_after || space_before || mark_before);
    let close = !space_before && (!mark_before || space_after || mark_after);
    (open, close)
}

fn is_punctuation(c: char) -> bool {
    use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
    c.is_ascii_punctuation()
        || matches!(
            c.general_category_group(),
            GeneralCategoryGroup::Punctuation | GeneralCategoryGroup::Symbol
        )
}
