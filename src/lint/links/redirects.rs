//! Addresses that the host of a site sends readers on from, as files of the site say.

use std::collections::HashSet;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::address::{Address, key};

/// How far a file of redirects is read.
const LONGEST: u64 = 4 << 20;

/// How many patterns with a placeholder are kept: each is held against each address that leads nowhere.
const MOST_PATTERNS: usize = 1_000;

/// The addresses that a host leads on from: those of `_redirects` (Netlify, Cloudflare Pages) and of `netlify.toml`.
#[derive(Debug, Default)]
pub(crate) struct Redirects {
    whole: HashSet<String>,
    /// The parts of paths with `:name` for any part, and `*` for any number of them.
    patterns: Vec<Vec<String>>,
}

impl Redirects {
    /// The redirects of a project with these directories of files that are published as they are. `origins` are the hosts of
    /// the site: a rule may be about others.
    pub(crate) fn of(project: &Path, dirs: &[PathBuf], origins: &HashSet<String>) -> Redirects {
        let mut redirects = Redirects::default();
        let config: toml::Table = text(&project.join("netlify.toml")).parse().unwrap_or_default();
        for rule in config.get("redirects").and_then(toml::Value::as_array).into_iter().flatten() {
            let status =
                rule.get("status").and_then(toml::Value::as_integer).map(|status| status.to_string());
            if let Some(from) = rule.get("from").and_then(toml::Value::as_str) {
                redirects.add(from, status.as_deref(), origins);
            }
        }
        for dir in dirs {
            for line in text(&dir.join("_redirects")).lines().filter(|line| !line.starts_with('#')) {
                let mut words = line.split_whitespace();
                if let Some(from) = words.next() {
                    redirects.add(from, words.last(), origins);
                }
            }
        }
        redirects
    }

    /// Adds the address that a rule is about; `status` is the last that the rule says, which may be its status.
    fn add(&mut self, from: &str, status: Option<&str>, origins: &HashSet<String>) {
        // So a host says which page to show where there is none.
        if status.is_some_and(|status| status.starts_with("404") || status.starts_with("410")) {
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

fn text(path: &Path) -> String {
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(LONGEST).read_to_end(&mut bytes)) {
        Ok(_) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
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
        ] {
            redirects.add(from, status, &origins);
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
        ] {
            assert_eq!(redirects.lead_on(path), leads, "{path}");
        }
    }
}
