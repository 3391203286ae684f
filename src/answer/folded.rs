//! Names and paths as filters compare them.

use timra_language::fold;

/// Cost of folding a name or a path, in postings that could be read meanwhile.
pub(crate) const FOLD: u32 = 256;

/// Cost of looking for a part in a folded name or path, in postings that could be read meanwhile.
pub(crate) const FIND: u32 = 16;

/// `text` in lower case and without marks.
pub(crate) fn folded(text: &str) -> String {
    fold(&text.to_lowercase())
}
