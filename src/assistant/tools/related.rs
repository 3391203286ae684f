//! `related`: a section → sections that say the same, or go on from it.

use super::found::{AnsweringIndex, FoundSection, fitted};
use super::found_lists::RelatedList;
use super::search_text::related_text;
use super::tool_answer::ToolAnswer;
use crate::arguments::{CallArguments, said};
use crate::asking::Asking;
use crate::unanswered::Unanswered;

/// Sections of one answer.
const MOST: usize = 8;

/// A call to `related`.
pub(crate) struct RelatedCall {
    name: String,
    most_bytes: usize,
}

impl RelatedCall {
    /// Reads the arguments.
    pub(crate) fn new(arguments: &CallArguments, most_bytes: usize) -> Result<Self, Unanswered> {
        let missing = Unanswered::MissingArgument { tool: "related", what: "an `id`, as `search` gives it" };
        Ok(Self { name: arguments.text("id")?.ok_or(missing)?.to_owned(), most_bytes })
    }

    /// Finds them.
    pub(crate) fn answer(&self, asking: &Asking) -> Result<ToolAnswer, Unanswered> {
        let related = asking.generation.related(&self.name, MOST, asking.turn)?;
        let related = related.ok_or_else(|| Unanswered::NoSection { name: said(&self.name) })?;
        // They were found by words that nobody typed.
        let sections = FoundSection::all(&related.related, |_| Vec::new(), asking)?;
        Ok(fitted(&sections, self.most_bytes, |results, left_out| {
            let list = RelatedList {
                id: related.id.clone(),
                partial: related.partial,
                results,
                left_out,
                index: AnsweringIndex::of(asking),
            };
            ToolAnswer::new(related_text(&list), &list)
        }))
    }
}
