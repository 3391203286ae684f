//! The addresses in the site maps of a published site.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use percent_encoding::percent_decode_str;
use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::most::most;
use crate::Within;

/// Bytes that are read of a site map.
const LONGEST: u64 = 4 << 20;

/// Addresses that are read of each.
const MOST: usize = 200;

static LOCATION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"<loc>\s*([^<\s]+)\s*</loc>").expect("a valid expression"));

/// What most of the addresses in the site maps in `dir` begin with, up to the path of one of these files.
pub(crate) fn base(dir: &Arc<Path>, paths: &HashSet<String>) -> Option<String> {
    let mut bases: BTreeMap<String, usize> = BTreeMap::new();
    for address in addresses(dir) {
        let decoded: String = percent_decode_str(&address).decode_utf8_lossy().nfc().collect();
        let Some(begin) = decoded.find("://").map(|at| at + 3) else { continue };
        // The longest path counts; that of the home page fits every address.
        let slashes = decoded[begin..].match_indices('/').map(|(at, _)| begin + at + 1);
        let is_page = |path: &str| {
            let path = path.trim_end_matches('/');
            !path.is_empty()
                && [format!("{path}/index.html"), format!("{path}.html"), path.to_owned()]
                    .iter()
                    .any(|path| paths.contains(path))
        };
        if let Some(at) = slashes.into_iter().find(|at| is_page(&decoded[*at..])) {
            *bases.entry(decoded[..at].to_owned()).or_default() += 1;
        }
    }
    most(&bases)
}

/// The first addresses of the site map in `dir`, and of those of its languages.
fn addresses(dir: &Arc<Path>) -> Vec<String> {
    let mut addresses = of_file(dir, "sitemap.xml");
    // A site map may name others: of Hugo one a language.
    let others: Vec<String> = addresses.iter().filter(|address| address.ends_with(".xml")).cloned().collect();
    for other in others.iter().take(32) {
        let mut parts = other.rsplit('/');
        let (name, above) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        for path in [format!("{above}/{name}"), name.to_owned()] {
            if path != "sitemap.xml" {
                addresses.extend(of_file(dir, &path));
            }
        }
    }
    addresses.retain(|address| !address.ends_with(".xml"));
    addresses
}

fn of_file(dir: &Arc<Path>, path: &str) -> Vec<String> {
    let Some(text) = beginning(dir, path) else { return Vec::new() };
    let unescaped = |text: &str| text.replace("&amp;", "&");
    LOCATION.captures_iter(&text).take(MOST).map(|found| unescaped(&found[1])).collect()
}

fn beginning(dir: &Arc<Path>, path: &str) -> Option<String> {
    use std::io::Read as _;
    let canonical = dir.join(path).canonicalize().ok()?;
    let file = Within::new(dir, &canonical)?.open().ok()?;
    if !file.metadata().ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
