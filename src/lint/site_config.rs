//! What a site says in its `timra.toml`.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use timra_corpus::Site;
use toml::Spanned;

use super::Levels;
use crate::error::{Error, Result};

/// Name of the file.
const NAME: &str = "timra.toml";

/// Longest file that is read.
const LONGEST: u64 = 1 << 20;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteConfig {
    #[serde(default)]
    check: Check,
    /// What concerns the index is read where the site is.
    #[serde(default, rename = "index")]
    _index: toml::Table,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    #[serde(default)]
    deny: Vec<Spanned<String>>,
    #[serde(default)]
    allow: Vec<Spanned<String>>,
}

/// What `timra.toml` says about the rules; it lies in the root of the site, or where its Hugo configuration lies.
///
/// # Errors
///
/// A file that cannot be read, with the line of what is wrong in it.
pub(crate) fn levels(site: &Site) -> Result<Levels> {
    let candidates = [site.root.join(NAME), site.project().join(NAME)];
    match candidates.iter().find(|path| path.is_file()) {
        Some(path) => read(path),
        None => Ok(Levels::default()),
    }
}

fn read(path: &Path) -> Result<Levels> {
    let unreadable = |source| timra_corpus::Error::Read { path: path.to_owned(), source };
    if std::fs::metadata(path).map_err(unreadable)?.len() > LONGEST {
        return Err(wrong(path, 1, format!("the file is longer than {} MiB", LONGEST >> 20)));
    }
    let text = std::fs::read_to_string(path).map_err(unreadable)?;
    let config: SiteConfig = toml::from_str(&text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        wrong(path, line(&text, at), error.message().replace('\n', " "))
    })?;
    let mut levels = Levels::default();
    let Check { allow, deny } = config.check;
    for (rules, says) in [(allow, Levels::allow as fn(&mut Levels, &str) -> _), (deny, Levels::deny)] {
        for id in rules {
            let said: Result<(), String> = says(&mut levels, id.get_ref());
            said.map_err(|what| wrong(path, line(&text, id.span().start), what))?;
        }
    }
    Ok(levels)
}

fn wrong(path: &Path, line: usize, what: String) -> Error {
    Error::SiteConfig { path: PathBuf::from(path), line, what }
}

fn line(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count()
}
