//! The code in a document.

use std::fs;
use std::path::Path;

/// A block of code between fences.
pub(crate) struct Block {
    /// The word behind the fence.
    pub language: String,
    pub text: String,
}

impl Block {
    /// The blocks of a document, in their order.
    pub(crate) fn all(document: &str) -> Vec<Self> {
        let mut blocks: Vec<Self> = Vec::new();
        let mut is_open = false;
        for line in document.lines() {
            if let Some(language) = line.strip_prefix("```") {
                is_open = !is_open;
                if is_open {
                    blocks.push(Self { language: language.to_owned(), text: String::new() });
                }
            } else if let Some(block) = blocks.last_mut().filter(|_| is_open) {
                block.text.push_str(line);
                block.text.push('\n');
            }
        }
        assert!(!is_open, "the last block is not closed");
        blocks
    }

    /// Its commands, without what is said of them: a comment is two spaces before a `#`.
    pub(crate) fn commands(&self) -> String {
        let commands =
            self.text.lines().map(|line| line.split_once("  #").map_or(line, |(command, _)| command));
        commands.map(|command| format!("{}\n", command.trim_end())).collect()
    }
}

/// A file of the project, as text.
pub(crate) fn text(path: impl AsRef<Path>) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
