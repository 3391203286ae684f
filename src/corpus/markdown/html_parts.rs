//! HTML, in Markdown or as a page, cut at the headings that can be linked to.

use super::html::Seen;
use super::lines::line_ends;
use super::part::Heading;
use super::reader::{HtmlHeading, Reader};
use crate::anchors::HeadingAnchor;

impl Reader<'_, '_> {
    /// A piece of HTML in Markdown that begins on `line`, and with it where it `begins_line`.
    pub(crate) fn raw_html(&mut self, html: &str, line: u32, begins_line: bool) {
        // It tells of what it reads while it reads on.
        let mut reader = std::mem::take(&mut self.html);
        reader.read(html, &mut |seen, at| {
            if !matches!(seen, Seen::Heading(..)) {
                return self.seen(seen, line, false);
            }
            let before = &html[..at];
            let on_line = before.rfind('\n').map_or(before, |end| &before[end..]);
            let begins_line = on_line.trim().is_empty() && (begins_line || before.contains('\n'));
            self.seen(seen, line.saturating_add(line_ends(before)), begins_line);
        });
        self.html = reader;
    }

    /// A page that is HTML from its first line to its last.
    pub(crate) fn html_page(&mut self) {
        let mut reader = std::mem::take(&mut self.html);
        reader.read(self.source, &mut |seen, at| {
            let line = self.lines.line_of(at);
            self.seen(seen, line, false);
        });
        self.html = reader;
    }

    fn seen(&mut self, seen: Seen<'_>, line: u32, begins_line: bool) {
        if let Some((alt, _, _)) = &mut self.alt {
            if let Seen::Text(words) = seen {
                alt.push_str(words);
            }
            return;
        }
        let on_one_line = self.cells.is_some() || self.heading.is_some();
        let text = &mut self.text;
        match seen {
            Seen::Text(words) => text.push(words, line),
            Seen::Code(code) if on_one_line => text.push(code, line),
            Seen::Code(code) => text.push_code(code, line, self.repairs),
            Seen::Alt(words) => text.push_alt(words, line),
            Seen::Break if on_one_line => text.push(" ", line),
            Seen::Break => text.end_line(self.repairs),
            Seen::Cell => text.push_separator(line),
            Seen::Heading(level, id) if !on_one_line && self.options.raw_html => {
                self.end_html_heading();
                let above = std::mem::take(&mut self.text);
                self.html_heading = Some(HtmlHeading { level, id: id.to_owned(), line, begins_line, above });
            }
            Seen::HeadingEnd if !on_one_line => self.end_html_heading(),
            Seen::Heading(..) | Seen::HeadingEnd => {}
        }
    }

    /// Notes that a block ends, and with it a heading that was not closed.
    pub(crate) fn end_block(&mut self) {
        self.text.end_line(self.repairs);
        if !self.text.is_empty() {
            self.end_html_heading();
        }
    }

    /// The heading in HTML that is open, if one is, begins its part.
    pub(crate) fn end_html_heading(&mut self) {
        let Some(HtmlHeading { level, id, line, begins_line, above }) = self.html_heading.take() else {
            return;
        };
        let text = self.text.finish(self.repairs).text.replace('\n', " ");
        self.text = above;
        self.end_part();
        self.part_heading =
            Some(Heading { level, anchor: Some(HeadingAnchor::of(id)), text, line, begins_line });
    }
}
