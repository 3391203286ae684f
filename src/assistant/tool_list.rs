//! The tools that there are.

use std::sync::LazyLock;

use rmcp::model::{Tool, ToolAnnotations};

/// The tools as `data/tools.json` has them, each with what it does to the world: nothing.
static TOOLS: LazyLock<Vec<Tool>> = LazyLock::new(|| {
    // A test reads it, so it is a list of tools.
    let tools: Vec<Tool> = serde_json::from_str(include_str!("data/tools.json")).unwrap_or_default();
    let does_nothing = ToolAnnotations::new().read_only(true).idempotent(true).open_world(false);
    tools.into_iter().map(|tool| tool.with_annotations(does_nothing.clone())).collect()
});

/// All tools, in the order in which they are listed.
pub(crate) fn tools() -> &'static [Tool] {
    &TOOLS
}

/// The tool of this name.
pub(crate) fn tool(name: &str) -> Option<&'static Tool> {
    TOOLS.iter().find(|tool| tool.name == name)
}
