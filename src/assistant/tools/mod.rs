//! The tools: a file for each, with what it answers and how that reads as text.

mod answering;
mod choices;
mod fetch;
mod fetch_text;
mod fetched;
mod found;
mod found_lists;
mod outline;
mod outline_list;
mod outline_text;
mod related;
mod search;
mod search_text;
mod section_link;
mod tool_answer;

pub(crate) use answering::Answering;
pub(crate) use fetch::read_section;
pub(crate) use tool_answer::ToolAnswer;
