//! A heading whose inline events are passing by, and the id it is published under in the end.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::MarkdownOptions;
use super::block_text::BlockText;
use super::heading;
use super::heading::HeadingSource;
use crate::anchors::{HeadingAnchor, HeadingAnchors, IdSource, IdText};

/// Longest source of a heading from which an id is made, in bytes.
const LONGEST_ID_SOURCE: usize = 40_000;

/// A heading whose inline content is being read.
#[derive(Debug)]
pub(crate) struct OpenHeading<'s> {
    /// What the source of the heading says beside its text.
    pub source: HeadingSource<'s>,
    /// The text that newer versions of Hugo make the id from, as far as it has been read.
    pub id_text: IdText<'s>,
    /// 1-based line of the heading in the file.
    pub line: u32,
    /// Text of the part above, which this heading ends if it can be linked to.
    pub above: BlockText,
    /// Where text stands that Markdown passes through, and that gives no id.
    passed: Vec<Range<usize>>,
    id_limit: usize,
}

/// The id of the heading, which has been read to its end. `ids` are the ids of the page so far.
pub(crate) fn anchor(
    source: HeadingSource<'_>,
    id_text: IdText<'_>,
    ids: &mut HeadingAnchors,
    options: &MarkdownOptions,
) -> Option<HeadingAnchor> {
    if let Some(id) = source.id {
        return Some(ids.explicit(id));
    }
    if !options.auto_heading_id {
        return None;
    }
    let text = match options.id_source {
        IdSource::Raw => source.line[..source.line.floor_char_boundary(LONGEST_ID_SOURCE)].to_owned(),
        // No text nodes, no id.
        IdSource::Text => Some(id_text.finish()).filter(|text| !text.is_empty())?,
    };
    Some(ids.publish(&text, options.heading_ids))
}

impl<'s> OpenHeading<'s> {
    /// The heading that takes up `range` of `source` begins; `above` is the text above it.
    pub(crate) fn new(
        source: &'s str,
        range: Range<usize>,
        line: u32,
        above: BlockText,
        options: &MarkdownOptions,
    ) -> Self {
        let (start, id_limit) = (range.start, range.start + LONGEST_ID_SOURCE);
        let heading = heading::read(source, range);
        let id_text = IdText::new(source, heading.end);
        let within = &source[start..source.floor_char_boundary(id_limit.min(heading.end))];
        let spans = options.passthrough.spans(within).into_iter();
        let passed = spans.map(|span| start + span.start..start + span.end).collect();
        OpenHeading { source: heading, id_text, line, above, passed, id_limit }
    }

    /// Adds what an inline event of the heading gives to the text of the id.
    pub(crate) fn follow(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if range.start > self.id_limit {
            return;
        }
        // What lies in a formula as a whole is no element of the heading.
        if self.passed.iter().any(|passed| passed.start < range.start && range.end <= passed.end) {
            return;
        }
        match event {
            Event::Start(Tag::Link { link_type, .. }) if is_autolink(*link_type) => {
                self.id_text.open_autolink()
            }
            Event::Start(tag) => self.id_text.open(matches!(tag, Tag::Link { .. } | Tag::Image { .. })),
            Event::End(tag) => self.id_text.close(matches!(tag, TagEnd::Link | TagEnd::Image)),
            Event::Text(text) => {
                let end = range.end.min(self.source.end);
                let cut =
                    if end < range.end && text.len() == range.len() { end - range.start } else { text.len() };
                self.text(text.get(..cut).unwrap_or_default(), range.start..end);
            }
            Event::Code(code) => self.id_text.code(code),
            Event::SoftBreak | Event::HardBreak => self.id_text.line_break(),
            _ => self.id_text.nothing(),
        }
    }
}

impl OpenHeading<'_> {
    /// Running text without what is passed through.
    fn text(&mut self, text: &str, range: Range<usize>) {
        let is_plain = text.len() == range.len();
        let mut at = range.start;
        for passed in self.passed.iter().filter(|passed| is_plain && passed.end > range.start) {
            if passed.start >= range.end {
                break;
            }
            let before = at..passed.start.max(at);
            if !before.is_empty() {
                self.id_text.text(&text[before.start - range.start..before.end - range.start], before);
            }
            self.id_text.nothing();
            at = passed.end.min(range.end);
        }
        if at < range.end || !is_plain {
            self.id_text.text(if is_plain { &text[at - range.start..] } else { text }, at..range.end);
        }
    }
}

fn is_autolink(link: LinkType) -> bool {
    matches!(link, LinkType::Autolink | LinkType::Email)
}
