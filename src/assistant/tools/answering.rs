//! A call to a tool → what is asked of the index, and the answer.

use rmcp::model::Tool;
use timra_serving::Size;

use super::fetch::FetchCall;
use super::outline::OutlineCall;
use super::related::RelatedCall;
use super::search::SearchCall;
use super::tool_answer::ToolAnswer;
use crate::arguments::CallArguments;
use crate::asking::Asking;
use crate::budgets::Budgets;
use crate::unanswered::Unanswered;

/// A call whose arguments are right.
pub(crate) enum Answering {
    Search(SearchCall),
    Fetch(FetchCall),
    Outline(OutlineCall),
    Related(RelatedCall),
}

impl Answering {
    /// Reads the arguments of a call to `tool`.
    pub(crate) fn new(tool: &Tool, arguments: CallArguments, budgets: Budgets) -> Result<Self, Unanswered> {
        Ok(match &*tool.name {
            "fetch" => Self::Fetch(FetchCall::new(&arguments, budgets.fetch)?),
            "outline" => Self::Outline(OutlineCall::new(&arguments, budgets.search)?),
            "related" => Self::Related(RelatedCall::new(&arguments, budgets.search)?),
            _ => Self::Search(SearchCall::new(&arguments, budgets.search)?),
        })
    }

    /// How much work the call promises to be.
    pub(crate) fn size(&self) -> Size {
        match self {
            Self::Search(call) => call.size(),
            Self::Fetch(_) | Self::Outline(_) => Size::Small,
            Self::Related(_) => Size::Large,
        }
    }

    /// Answers the call.
    pub(crate) fn answer(&self, asking: &Asking) -> Result<ToolAnswer, Unanswered> {
        match self {
            Self::Search(call) => call.answer(asking),
            Self::Fetch(call) => call.answer(asking),
            Self::Outline(call) => call.answer(asking),
            Self::Related(call) => call.answer(asking),
        }
    }
}
