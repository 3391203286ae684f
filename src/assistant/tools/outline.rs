//! `outline`: which pages and headings there are.

use timra_engine::OutlinedSection;
use timra_plan::question::Choices;

use super::choices::choices;
use super::outline_list::{OutlineList, OutlinedHeading, OutlinedPage};
use super::outline_text::outline_text;
use super::tool_answer::ToolAnswer;
use crate::arguments::CallArguments;
use crate::asking::Asking;
use crate::cursor::Cursor;
use crate::unanswered::Unanswered;

/// Sections that are looked at for one answer; more have no room in any.
const MOST: usize = 500;

/// Characters of a title or a heading that are shown.
const LONGEST: usize = 200;

/// A call to `outline`.
pub(crate) struct OutlineCall {
    choices: Choices,
    cursor: Option<String>,
    most_bytes: usize,
}

impl OutlineCall {
    /// Reads the arguments.
    pub(crate) fn new(arguments: &CallArguments, most_bytes: usize) -> Result<Self, Unanswered> {
        let choices = choices(arguments, &["site", "path", "lang"])?;
        Ok(Self { choices, cursor: arguments.text("cursor")?.map(str::to_owned), most_bytes })
    }

    /// Lists.
    pub(crate) fn answer(&self, asking: &Asking) -> Result<ToolAnswer, Unanswered> {
        let from = Cursor::read(self.cursor.as_deref(), asking.digest())?;
        let outline = asking.generation.outline(&self.choices, from, MOST, asking.turn)?;
        let sections = &outline.sections;
        let answer = |count: usize, left_out: usize| {
            let shown = count + left_out;
            let next = sections.get(shown).map(|section| section.number as usize).or(outline.next);
            let next = next.map(|next| Cursor::new(next, asking.digest()).to_string());
            let list = OutlineList { pages: pages(&sections[..count]), left_out, next };
            ToolAnswer::new(outline_text(&list), &list)
        };
        // The most sections that fit; an answer grows with each.
        let fits = |count: usize| answer(count, 0).bytes() <= self.most_bytes;
        let (mut fitting, mut too_many) = (0, sections.len() + 1);
        while too_many - fitting > 1 {
            let middle = fitting + (too_many - fitting) / 2;
            if fits(middle) { fitting = middle } else { too_many = middle }
        }
        // One that never fits is passed over, and said so.
        Ok(answer(fitting, usize::from(fitting == 0 && !sections.is_empty())))
    }
}

/// The sections by their pages.
fn pages(sections: &[OutlinedSection]) -> Vec<OutlinedPage> {
    let mut pages: Vec<OutlinedPage> = Vec::new();
    for section in sections {
        if pages.last().is_none_or(|page| page.id != section.page_id) {
            pages.push(OutlinedPage {
                id: section.page_id.clone(),
                title: short(&section.page_title),
                url: section.page_url.clone(),
                lang: section.lang.clone(),
                headings: Vec::new(),
            });
        }
        let anchor = section.id.strip_prefix(&section.page_id).unwrap_or_default();
        if let Some(page) = pages.last_mut().filter(|_| !anchor.is_empty()) {
            let (anchor, heading) = (anchor.to_owned(), short(&section.heading));
            page.headings.push(OutlinedHeading { anchor, heading, depth: section.depth });
        }
    }
    pages
}

fn short(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
