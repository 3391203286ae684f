//! Which Hugo builds a site: it decides what heading ids are made from.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use crate::corpus::anchors::IdSource;

/// The first Hugo that makes heading ids from the text of a heading. Measured with
/// `### [Event 1](4.1-Event1/)`: 0.143.1 publishes `event-141-event1`, 0.144.0 publishes `event-1`.
const TEXT_SINCE: (u32, u32) = (0, 144);

/// Files of automation that are looked at, and how far into each.
const MOST_FILES: usize = 20;
const LONGEST: u64 = 256 << 10;

static SETTING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?m)^[^#\n]*(?i-u:\bhugo[-_]version["']?\s*[:=]\s*["']?v?(latest|[0-9]+\.[0-9]+))"#)
        .expect("a valid expression")
});
static GENERATOR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"content=["']?Hugo ([0-9]+\.[0-9]+)"#).expect("a valid expression"));

/// What is known of a site's Hugo, best evidence first.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// What the caller says.
    pub told: Option<&'a str>,
    /// The project, where its files other than the configuration may be read.
    pub project: Option<&'a Path>,
    /// The oldest Hugo that the configuration asks for.
    pub least: Option<&'a str>,
    /// Whether the configuration has its name from before Hugo 0.110.
    pub old_name: bool,
}

/// What heading ids are made from on this site.
pub fn id_source(evidence: Evidence<'_>) -> IdSource {
    let told = evidence.told.and_then(source_of);
    let found = || evidence.project.and_then(|dir| automation(dir).or_else(|| published(dir)));
    // An old least version says nothing: the site may still be built by a new Hugo.
    let least = || evidence.least.and_then(source_of).filter(|source| *source == IdSource::Text);
    let by_name = if evidence.old_name { IdSource::Raw } else { IdSource::Text };
    told.or_else(found).or_else(least).unwrap_or(by_name)
}

fn source_of(version: &str) -> Option<IdSource> {
    if version.eq_ignore_ascii_case("latest") {
        return Some(IdSource::Text);
    }
    let mut numbers = version.trim().trim_start_matches('v').split('.');
    let major: u32 = numbers.next()?.parse().ok()?;
    let minor: u32 = numbers.next()?.parse().ok()?;
    Some(if (major, minor) >= TEXT_SINCE { IdSource::Text } else { IdSource::Raw })
}

fn automation(project: &Path) -> Option<IdSource> {
    let workflows = project.join(".github").join("workflows");
    let mut files = vec![project.join("netlify.toml")];
    if let Ok(entries) = std::fs::read_dir(workflows) {
        let mut found: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        found.retain(|path| path.extension().is_some_and(|ext| ext == "yml" || ext == "yaml"));
        found.sort();
        files.extend(found);
    }
    files.iter().take(MOST_FILES).find_map(|path| {
        let text = beginning(path)?;
        // Expressions are slow, and few lines speak of Hugo.
        let mut lines = text.lines().filter(|line| line.to_ascii_lowercase().contains("hugo"));
        source_of(&lines.find_map(|line| SETTING.captures(line))?[1])
    })
}

fn published(project: &Path) -> Option<IdSource> {
    let text = beginning(&project.join("public").join("index.html"))?;
    let said = text.match_indices("Hugo ").find_map(|(at, _)| {
        let around = text.floor_char_boundary(at.saturating_sub(16))..text.ceil_char_boundary(at + 32);
        GENERATOR.captures(&text[around])
    });
    source_of(&said?[1])
}

/// As much of the file as is looked at; none if it cannot be read.
fn beginning(path: &Path) -> Option<String> {
    if !path.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LONGEST).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        for (version, source) in [
            ("0.143.1", Some(IdSource::Raw)),
            ("0.134.3", Some(IdSource::Raw)),
            ("v0.144.0", Some(IdSource::Text)),
            ("0.168.0", Some(IdSource::Text)),
            ("latest", Some(IdSource::Text)),
            ("new", None),
        ] {
            assert_eq!(source_of(version), source, "{version}");
        }
    }

    #[test]
    fn settings_of_automation() {
        for (line, version) in [
            ("      HUGO_VERSION: 0.134.3", "0.134"),
            ("  hugo-version: 'latest'", "latest"),
            ("HUGO_VERSION = \"0.150.0\"", "0.150"),
        ] {
            assert_eq!(&SETTING.captures(line).expect("a version")[1], version);
        }
        assert!(SETTING.captures("  hugo-version: ${{ env.HUGO_VERSION }}").is_none());
        assert!(SETTING.captures("# hugo-version: 0.111.3").is_none());
    }

    #[test]
    fn the_name_of_the_configuration_comes_last() {
        let evidence = Evidence { told: None, project: None, least: Some("0.110.0"), old_name: true };
        assert_eq!(id_source(evidence), IdSource::Raw);
        assert_eq!(id_source(Evidence { old_name: false, ..evidence }), IdSource::Text);
        assert_eq!(id_source(Evidence { told: Some("0.160.0"), ..evidence }), IdSource::Text);
        assert_eq!(id_source(Evidence { least: Some("0.146.0"), ..evidence }), IdSource::Text);
    }
}
