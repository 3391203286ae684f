//! Markdown as Hugo reads it, cut at its headings.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::MarkdownOptions;
use super::open_heading::{OpenHeading, anchor};
use super::own_renderings::OwnRenderings;
use super::part::{Heading, Parts};
use super::reader::{Block, Reader};
use crate::repair::Repairs;

/// The extensions of Markdown that Hugo has on.
pub(crate) fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// Cuts `source`, whose first line is `first_line` of the file; `renderings` says what of it is rendered apart.
pub(crate) fn parts(
    source: &str,
    first_line: u32,
    options: &MarkdownOptions,
    renderings: &OwnRenderings,
    repairs: &mut Repairs,
) -> Parts {
    let mut reader = Reader::new(source, first_line, options, renderings, repairs);
    if options.is_html {
        reader.html_page();
    } else {
        for (event, range) in Parser::new_ext(source, extensions()).into_offset_iter() {
            reader.event(event, range);
        }
    }
    reader.end_html_heading();
    reader.end_part();
    Parts { parts: reader.parts, comments: reader.comments.finish() }
}

impl<'s> Reader<'s, '_> {
    fn event(&mut self, event: Event<'s>, range: Range<usize>) {
        let line = self.lines.line_of(range.start);
        if let Some(heading) = &mut self.heading
            && !matches!(event, Event::End(TagEnd::Heading(_)))
        {
            // An element's end has the range of the whole element, so the two go together.
            if range.start >= heading.source.end {
                return;
            }
            heading.follow(&event, &range);
        }
        match event {
            Event::Start(tag) => self.start(tag, range, line),
            Event::End(tag) => self.end(tag, line),
            Event::Text(text) => {
                let end = self.heading.as_ref().map_or(usize::MAX, |heading| heading.source.end);
                // The attributes of a heading are no text; text that the parser changed has them never inside.
                let cut =
                    if range.end > end && text.len() == range.len() { end - range.start } else { text.len() };
                self.running(text.get(..cut).unwrap_or_default(), line);
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.running(&text, line)
            }
            Event::Html(html) => {
                self.comments.read(&self.source[range.clone()], range.start);
                match &mut self.html_block {
                    Some(block) => block.push(&html, line),
                    None => self.raw_html(&html, line, self.begins_line(range.start)),
                }
            }
            Event::InlineHtml(html) => {
                self.comments.read(&self.source[range.clone()], range.start);
                self.comments.end_block();
                self.raw_html(&html, line, self.begins_line(range.start));
            }
            Event::SoftBreak => self.running(" ", line),
            Event::HardBreak => self.hard_break(line),
            Event::Rule => self.text.end_line(self.repairs),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'s>, range: Range<usize>, line: u32) {
        match tag {
            Tag::Heading { .. } => {
                self.text.end_line(self.repairs);
                self.html.reset();
                self.end_html_heading();
                let above = std::mem::take(&mut self.text);
                self.heading = Some(OpenHeading::new(self.source, range, line, above, self.options));
            }
            Tag::CodeBlock(_) => {
                self.end_html_heading();
                self.code_block = Some(Block::default());
            }
            Tag::HtmlBlock => self.html_block = Some(Block::default()),
            Tag::TableHead | Tag::TableRow => {
                self.text.end_line(self.repairs);
                self.end_html_heading();
                self.text.never_strong();
                self.cells = Some(0);
            }
            Tag::TableCell => {
                if let Some(cells) = &mut self.cells {
                    if *cells > 0 {
                        self.text.push_separator(line);
                    }
                    *cells += 1;
                }
            }
            Tag::Strong => self.text.strong_begins(),
            Tag::Image { title, .. } => match &mut self.alt {
                Some((_, _, open)) => *open += 1,
                None => self.alt = Some((String::new(), title.into_string(), 1)),
            },
            Tag::Emphasis
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::MetadataBlock(_) => {}
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_) => self.text.end_line(self.repairs),
        }
    }

    fn end(&mut self, tag: TagEnd, line: u32) {
        match tag {
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::CodeBlock => {
                if let Some(code) = self.code_block.take() {
                    self.text.push_code(&code.text, code.line.unwrap_or(line), self.repairs);
                }
            }
            TagEnd::HtmlBlock => {
                if let Some(block) = self.html_block.take() {
                    self.text.end_line(self.repairs);
                    self.comments.end_block();
                    self.raw_html(&block.text, block.line.unwrap_or(line), true);
                    self.end_block();
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.cells = None;
                self.text.end_line(self.repairs);
            }
            TagEnd::Strong => self.text.strong_ends(),
            TagEnd::Image => self.end_image(line),
            TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::MetadataBlock(_) => {}
            TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table => self.end_block(),
        }
    }

    fn running(&mut self, text: &str, line: u32) {
        if let Some(code) = &mut self.code_block {
            code.push(text, line);
        } else if let Some((alt, _, _)) = &mut self.alt {
            alt.push_str(text);
        } else if !self.html.hides() {
            self.text.push(text, line);
        }
    }

    fn hard_break(&mut self, line: u32) {
        if self.cells.is_some() || self.heading.is_some() || self.alt.is_some() {
            self.running(" ", line);
        } else {
            self.text.end_line(self.repairs);
        }
    }

    fn end_image(&mut self, line: u32) {
        let Some((_, _, open)) = &mut self.alt else { return };
        *open -= 1;
        if *open > 0 {
            return;
        }
        if let Some((alt, title, _)) = self.alt.take()
            && !self.html.hides()
        {
            self.text.push_alt(&alt, line);
            if title.trim() != alt.trim() {
                self.text.push_alt(&title, line);
            }
        }
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let Some(OpenHeading { source, id_text, line, above, .. }) = self.heading.take() else {
            return;
        };
        let text = self.text.finish(self.repairs).text.replace('\n', " ");
        self.text = above;
        self.html.reset();
        let ids = self.ids.entry(self.renderings.of_line(line)).or_default();
        let anchor = anchor(source, id_text, ids, self.options);
        if anchor.is_none() && text.is_empty() {
            return;
        }
        self.end_part();
        self.part_heading = Some(Heading { level: level as u8, anchor, text, line, begins_line: true });
    }

    /// Whether nothing but blanks is before a place on its line.
    fn begins_line(&self, at: usize) -> bool {
        let before = &self.source[..at];
        before[before.rfind('\n').map_or(0, |end| end + 1)..].trim().is_empty()
    }
}
