//! Addresses that the host of a site sends readers on from, as files of the site say.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use timra_corpus::beginning;

use super::address::{Address, key};
use crate::shown_path::shown_path;

/// How far a file of redirects is read.
const LONGEST: u64 = 4 << 20;

/// Letters of what is told of a file that cannot be understood.
const LONGEST_MESSAGE: usize = 200;

/// How many patterns with a placeholder are kept: each is held against each address that leads nowhere.
const MOST_PATTERNS: usize = 1_000;

/// The addresses that a host leads on from: those of `_redirects` (Netlify, Cloudflare Pages) and of `netlify.toml`.
#[derive(Debug, Default)]
pub(crate) struct Redirects {
    whole: HashSet<String>,
    /// The parts of paths with `:name` for any part, and `*` for any number of them.
    patterns: Vec<Vec<String>>,
    /// What is not known, because a file cannot be read or understood: a sentence each.
    pub(super) unread: Vec<String>,
}

impl Redirects {
    /// The redirects of a project with these directories of files that are published as they are. `origins` are the hosts of
    /// the site: a rule may be about others.
    pub(crate) fn of(project: &Path, dirs: &[PathBuf], origins: &HashSet<String>) -> Redirects {
        let mut redirects = Redirects::default();
        let path = project.join("netlify.toml");
        let of_config = text(&path, &mut redirects.unread);
        // The beginning of a file may mean something else than the file.
        let is_whole = redirects.unread.is_empty();
        let config =
            if is_whole { table(&path, &of_config, &mut redirects.unread) } else { toml::Table::new() };
        for rule in config.get("redirects").and_then(toml::Value::as_array).into_iter().flatten() {
            let status =
                rule.get("status").and_then(toml::Value::as_integer).map(|status| status.to_string());
            if let Some(from) = rule.get("from").and_then(toml::Value::as_str) {
                redirects.add(from, status.as_deref().into_iter(), origins);
            }
        }
        for dir in dirs {
            let text = text(&dir.join("_redirects"), &mut redirects.unread);
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let mut words = line.split_whitespace();
                if let Some(from) = words.next() {
                    redirects.add(from, words, origins);
                }
            }
        }
        redirects
    }

    /// Adds the address that a rule is about; its status is one of the `words` that the rule goes on with, if it says any.
    fn add<'w>(&mut self, from: &str, mut words: impl Iterator<Item = &'w str>, origins: &HashSet<String>) {
        // So a host says which page to show where there is none.
        if words.any(|word| matches!(word.trim_end_matches('!'), "404" | "410")) {
            return;
        }
        let Address { origin, path, .. } = Address::new(from);
        if origin.is_some_and(|origin| !origins.contains(&origin)) {
            return;
        }
        let path = key(&path);
        // A rule about all of a site says nothing of what is there.
        if path == "*" {
            return;
        }
        if !path.split('/').any(|part| part.starts_with(':') || part.contains('*')) {
            self.whole.insert(path);
        } else if self.patterns.len() < MOST_PATTERNS {
            self.patterns.push(path.split('/').map(str::to_owned).collect());
        }
    }

    /// Whether the host leads on from this path.
    pub(crate) fn lead_on(&self, path: &str) -> bool {
        let is_like = |pattern: &Vec<String>| {
            let mut parts = path.split('/');
            for (at, wanted) in pattern.iter().enumerate() {
                if wanted.contains('*') {
                    // What stands behind it has to be at the end.
                    let rest = &pattern[at + 1..];
                    let left: Vec<&str> = parts.collect();
                    return left.len() >= rest.len() && left[left.len() - rest.len()..] == *rest;
                }
                if !parts.next().is_some_and(|part| wanted.starts_with(':') || part == wanted) {
                    return false;
                }
            }
            parts.next().is_none()
        };
        self.whole.contains(path) || self.patterns.iter().any(is_like)
    }
}

/// The text of a file, as far as it is read; nothing if it is not there. The rest is noted in `unread`.
fn text(path: &Path, unread: &mut Vec<String>) -> String {
    let Some(bytes) = beginning(path, LONGEST + 1) else { return String::new() };
    if bytes.len() as u64 > LONGEST {
        let (file, most) = (shown_path(path), LONGEST >> 20);
        unread.push(format!("{file} is longer than {most} MiB, so not all redirects in it are known"));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What the text of the file at `path` says in TOML; where it is none, that is noted in `unread`.
fn table(path: &Path, text: &str, unread: &mut Vec<String>) -> toml::Table {
    text.parse().unwrap_or_else(|error: toml::de::Error| {
        let start = error.span().map_or(0, |span| span.start.min(text.len()));
        let line = text.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count() + 1;
        let (file, message) = (shown_path(path), error.message().lines().next().unwrap_or_default());
        let message: String = message.chars().take(LONGEST_MESSAGE).collect();
        unread.push(format!("{file}:{line} is no TOML, so no redirects in it are known: {message}"));
        toml::Table::new()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Redirects;

    #[test]
    fn what_a_host_leads_on_from() {
        let mut redirects = Redirects::default();
        let origins = ["https://kb.test".to_owned()].into();
        for (from, status) in [
            ("/old/", Some("/new/")),
            ("/vi/:year/x", Some("301")),
            ("/blog/*", None),
            ("/*/sponsors", Some("302")),
            ("https://kb.test/away", None),
            ("https://other.test/*", None),
            ("https://other.test/far", None),
            ("/*", Some("200")),
            ("/x/*", Some("404")),
            ("/vi/*", Some("/vi/404.html 404 Language=vi")),
            ("/gone/*", Some("/ 410!")),
            ("/th/*", Some("/404-pages/ 302 Language=th")),
        ] {
            redirects.add(from, status.into_iter().flat_map(str::split_whitespace), &origins);
        }
        for (path, leads) in [
            ("old", true),
            ("old/x", false),
            ("vi/2024/x", true),
            ("vi/2024/y", false),
            ("blog/a/b", true),
            ("blog", true),
            ("fr/sponsors", true),
            ("sponsors/fr", false),
            ("away", true),
            ("far", false),
            ("x/y", false),
            ("vi/y", false),
            ("gone/y", false),
            ("th/y", true),
        ] {
            assert_eq!(redirects.lead_on(path), leads, "{path}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("netlify.toml");
        let unread = |text: &str| {
            std::fs::write(&path, text).expect("a file");
            Redirects::of(dir.path(), &[], &HashSet::new()).unread
        };
        assert_eq!(unread("[[redirects]]\nfrom = '/a'\n"), [""; 0]);
        let said = unread("[build]\n[[redirects\n");
        assert!(said.len() == 1 && said[0].contains("netlify.toml:2 is no TOML"), "{said:?}");
        let said = unread(&"#".repeat(5 << 20));
        assert!(said.len() == 1 && said[0].contains("netlify.toml is longer than 4 MiB"), "{said:?}");
    }
}
