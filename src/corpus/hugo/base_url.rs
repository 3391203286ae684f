//! Where a site is published, when its configuration does not say or is overruled.

use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::automation::{automation, beginning};
use crate::settings::Tree;

/// `--baseURL "https://…"`, `--baseURL=…`, `HUGO_BASEURL: …`, and `hugo -b …`.
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?m)^[^#\n]*(?:--baseURL[=\s]\s*|HUGO_BASEURL["']?\s*[:=]\s*|\bhugo\b[^#\n]*\s-b[=\s]\s*)["']?([^\s"']+)"#)
        .expect("a valid expression")
});

/// Hosts that examples have, and nobody publishes at.
const PLACEHOLDERS: [&str; 5] = ["example.com", "example.org", "example.net", "localhost", "127.0.0.1"];

/// The address that a site is published under, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BaseUrl {
    /// The address that counts instead of the configuration's `baseURL`; `None` if that counts.
    pub instead: Option<String>,
    /// Whether the host of the site is known.
    pub is_known: bool,
}

/// The address of the site that `tree` configures: what the caller tells, else what the automation of the project gives
/// Hugo, else what the configuration says, else the site's own domain at GitHub Pages. The files of the `project` are
/// read only where there is one.
pub(crate) fn base_url(told: Option<&str>, project: Option<&Path>, tree: &Tree) -> BaseUrl {
    let configured = tree.get("baseurl").and_then(Tree::text).unwrap_or_default();
    let given = project.and_then(given);
    let built = given.as_deref().filter(|url| has_host(url) && !url.contains('$'));
    if let Some(url) = told.or(built) {
        return BaseUrl { instead: Some(url.to_owned()), is_known: has_host(url) };
    }
    // Where Hugo is given one that only the automation knows, that of an example was never meant.
    if has_host(&configured) && !(given.is_some() && is_placeholder(&configured)) {
        return BaseUrl { instead: None, is_known: true };
    }
    let instead = project.and_then(own_domain);
    BaseUrl { is_known: instead.is_some(), instead }
}

/// What the project's automation gives Hugo, as written: it may be an expression.
fn given(project: &Path) -> Option<String> {
    automation(project).into_iter().find_map(|path| {
        let text = beginning(&path)?;
        Some(SAID.captures(&text)?[1].to_owned())
    })
}

/// The domain that the site claims at GitHub Pages.
fn own_domain(project: &Path) -> Option<String> {
    let text = beginning(&project.join("static").join("CNAME"))?;
    let host = text.trim();
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    (host.contains('.') && host.chars().all(is_host)).then(|| format!("https://{host}/"))
}

/// Whether an address names a host.
fn has_host(url: &str) -> bool {
    url.trim().split_once("://").is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with('/'))
}

fn is_placeholder(url: &str) -> bool {
    let rest = url.trim().split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', ':']).next().unwrap_or_default().to_lowercase();
    PLACEHOLDERS.iter().any(|name| host == *name || host.ends_with(&format!(".{name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A project whose workflow runs this, with these other files.
    fn project(run: &str, files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a directory");
        let workflow = format!("jobs:\n  build:\n    steps:\n      - run: |\n          {run}\n");
        for (path, text) in [(".github/workflows/hugo.yml", workflow.as_str())].iter().chain(files) {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
            std::fs::write(path, text).expect("a file");
        }
        dir
    }

    fn found(
        told: Option<&str>,
        run: &str,
        files: &[(&str, &str)],
        configured: &str,
    ) -> (Option<String>, bool) {
        let tree = Tree::Table(vec![("baseurl".to_owned(), Tree::Text(configured.to_owned()))]);
        let BaseUrl { instead, is_known } = base_url(told, Some(project(run, files).path()), &tree);
        (instead, is_known)
    }

    #[test]
    fn who_is_believed() {
        const STARTER: &str = "hugo \\\n            --minify \\\n            --baseURL \"${{ steps.pages.outputs.base_url }}/\"";
        let cname = ("static/CNAME", "docs.kb.test\n");
        for (told, run, files, configured, url, is_known) in [
            (None, "hugo", &[][..], "https://kb.test/", None, true),
            (None, "hugo", &[], "https://example.org/kb/", None, true),
            (
                Some("https://told.test/"),
                "hugo -b https://x.test",
                &[],
                "https://kb.test/",
                Some("https://told.test/"),
                true,
            ),
            (
                None,
                "hugo --baseURL https://x.test/kb",
                &[],
                "https://kb.test/",
                Some("https://x.test/kb"),
                true,
            ),
            (None, "hugo --gc -b 'https://x.test/'", &[], "", Some("https://x.test/"), true),
            (None, "HUGO_BASEURL=https://x.test/ hugo", &[], "/", Some("https://x.test/"), true),
            (None, "# hugo --baseURL https://x.test/", &[], "", None, false),
            (None, STARTER, &[], "", None, false),
            (None, STARTER, &[], "https://kb.test/", None, true),
            (None, STARTER, &[], "https://www.example.com/", None, false),
            (None, STARTER, &[cname], "http://localhost:1313/", Some("https://docs.kb.test/"), true),
            (None, "hugo", &[cname], "https://kb.test/", None, true),
            (None, "hugo", &[], "/kb/", None, false),
        ] {
            let found = found(told, run, files, configured);
            assert_eq!(found, (url.map(str::to_owned), is_known), "{told:?} {run} {files:?} {configured}");
        }
    }
}
