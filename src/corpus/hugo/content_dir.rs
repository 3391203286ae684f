//! Directories as a configuration names them.

use crate::settings::Tree;

/// `contentDir` of a configuration or of a language, cleaned.
pub(crate) fn content_dir(tree: &Tree) -> Option<String> {
    tree.get("contentdir").and_then(Tree::text).and_then(|dir| clean(&dir))
}

/// A relative path without `.` and empty parts; `None` if it leads out of the project.
pub(crate) fn clean(path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    (!parts.contains(&"..") && !path.starts_with('/')).then(|| parts.join("/"))
}
