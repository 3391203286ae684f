//! The prompt that asks for citations.

use rmcp::model::{GetPromptResult, JsonObject, Prompt, PromptArgument, PromptMessage, Role};
use serde_json::Value;

/// Name of the prompt.
const CITE: &str = "cite";

/// What the prompt does.
const ABOUT: &str = "Answer from these sections, in the language of the question, with the link of each";

/// The argument of the prompt.
const QUESTION: &str = "question";

/// All prompts.
pub(crate) fn prompts() -> Vec<Prompt> {
    let question =
        PromptArgument::new(QUESTION).with_description("What you want to know").with_required(true);
    vec![Prompt::new(CITE, Some(ABOUT), Some(vec![question]))]
}

/// The prompt of this name with its argument; `None` if there is no such prompt, or the argument is not there.
pub(crate) fn prompt(name: &str, arguments: Option<&JsonObject>) -> Option<GetPromptResult> {
    let question = arguments?.get(QUESTION).and_then(Value::as_str).filter(|_| name == CITE)?;
    let text = include_str!("data/cite.txt").trim_end().replace("{question}", question);
    Some(GetPromptResult::new(vec![PromptMessage::new_text(Role::User, text)]).with_description(ABOUT))
}
