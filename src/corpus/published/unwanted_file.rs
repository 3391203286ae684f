//! Files of a published site that are no pages of it.

use std::sync::LazyLock;

use crate::front_matter::Glob;

static UNWANTED: LazyLock<Vec<Glob>> = LazyLock::new(|| {
    let lines = include_str!("unwanted_files.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with("# ")).filter_map(Glob::new).collect()
});

/// Whether the file at this path, below the published directory, is no page.
pub(crate) fn is_unwanted(path: &str) -> bool {
    UNWANTED.iter().any(|pattern| pattern.is_match(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_the_machinery_are_told_by_their_paths() {
        for path in ["404.html", "vi/404.html", "genindex.html", "_modules/a/b.html"] {
            assert!(is_unwanted(path), "{path}");
        }
        for path in ["index.html", "research.html", "a/print.html", "google-cloud.html", "search/index.html"]
        {
            assert!(!is_unwanted(path), "{path}");
        }
    }
}
