//! What is known of a page while it is cut into parts.

use std::collections::HashMap;

use super::MarkdownOptions;
use super::block_text::BlockText;
use super::comments::Comments;
use super::html::RawHtml;
use super::lines::LineCounter;
use super::open_heading::OpenHeading;
use super::own_renderings::OwnRenderings;
use super::part::{Heading, Part};
use crate::anchors::HeadingAnchors;
use crate::repair::Repairs;

/// A heading written as HTML that is being read.
#[derive(Debug)]
pub(super) struct HtmlHeading {
    pub(super) level: u8,
    pub(super) id: String,
    pub(super) line: u32,
    pub(super) begins_line: bool,
    /// The text of the part that the heading ends.
    pub(super) above: BlockText,
}

/// A block that is read as a whole, and the line on which its text begins.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) line: Option<u32>,
}

impl Block {
    pub(super) fn push(&mut self, text: &str, line: u32) {
        self.line.get_or_insert(line);
        self.text.push_str(text);
    }
}

pub(super) struct Reader<'s, 'o> {
    pub(super) source: &'s str,
    pub(super) options: &'o MarkdownOptions,
    pub(super) repairs: &'o mut Repairs,
    pub(super) lines: LineCounter<'s>,
    pub(super) parts: Vec<Part>,
    pub(super) part_heading: Option<Heading>,
    /// The text being collected: the part's, or the heading's while one is open.
    pub(super) text: BlockText,
    pub(super) heading: Option<OpenHeading<'s>>,
    pub(super) renderings: &'o OwnRenderings,
    /// The ids so far of each rendering, by its number.
    pub(super) ids: HashMap<usize, HeadingAnchors>,
    pub(super) html: RawHtml,
    pub(super) html_heading: Option<HtmlHeading>,
    pub(super) html_block: Option<Block>,
    pub(super) comments: Comments,
    pub(super) code_block: Option<Block>,
    /// Alternative text and title of the image that is open, and how many images are.
    pub(super) alt: Option<(String, String, u32)>,
    /// In a table row: how many cells have begun.
    pub(super) cells: Option<u32>,
}

impl<'s, 'o> Reader<'s, 'o> {
    /// What has read nothing yet of `source`, whose first line is `first_line` of the file.
    pub(super) fn new(
        source: &'s str,
        first_line: u32,
        options: &'o MarkdownOptions,
        renderings: &'o OwnRenderings,
        repairs: &'o mut Repairs,
    ) -> Self {
        Reader {
            source,
            options,
            repairs,
            lines: LineCounter::new(source, first_line),
            parts: Vec::new(),
            part_heading: None,
            text: BlockText::default(),
            heading: None,
            renderings,
            ids: HashMap::new(),
            html: RawHtml::default(),
            html_heading: None,
            html_block: None,
            comments: Comments::default(),
            code_block: None,
            alt: None,
            cells: None,
        }
    }

    /// Notes that a part ends, and with it the text that was collected.
    pub(super) fn end_part(&mut self) {
        let body = self.text.finish(self.repairs);
        self.parts.push(Part { heading: self.part_heading.take(), body });
    }
}
