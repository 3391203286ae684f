//! Which Hugo builds a site: it decides what heading ids are made from, and whether sections have slugs.

use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::automation::{automation, beginning};
use crate::anchors::IdSource;

/// A version of Hugo, as far as reading a site depends on it: major and minor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct HugoVersion(u32, u32);

/// The first Hugo that makes heading ids from the text of a heading. Measured with
/// `### [Event 1](4.1-Event1/)`: 0.143.1 publishes `event-141-event1`, 0.144.0 publishes `event-1`.
const TEXT_SINCE: HugoVersion = HugoVersion(0, 144);

/// The first Hugo that gives sections their slugs, in their addresses and in those of all pages below. Measured with a
/// slug in the `_index.md` of a section: 0.166.0 heeds it for neither, 0.167.0 for both.
const SECTION_SLUGS_SINCE: HugoVersion = HugoVersion(0, 167);

/// The newest Hugo there may be.
const NEWEST: HugoVersion = HugoVersion(u32::MAX, 0);

/// The newest Hugo that asked for a configuration called `config.*`.
const OLD_NAME: HugoVersion = HugoVersion(0, 109);

static SETTING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?m)^[^#\n]*(?i-u:\bhugo[-_]version["']?\s*[:=]\s*["']?v?(latest|[0-9]+\.[0-9]+))"#)
        .expect("a valid expression")
});
static GENERATOR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"content=["']?Hugo ([0-9]+\.[0-9]+)"#).expect("a valid expression"));

/// What is known about the version of Hugo that builds a site, best evidence first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Evidence<'a> {
    /// Version that the caller names.
    pub told: Option<&'a str>,
    /// Directory of the project, if files other than the configuration may be read.
    pub project: Option<&'a Path>,
    /// Oldest version that the configuration asks for.
    pub least: Option<&'a str>,
    /// Whether the main file of the configuration is called `config.*`, as before Hugo 0.110.
    pub old_name: bool,
}

impl HugoVersion {
    /// The version that builds this site, as far as the evidence goes: the newest where nothing says otherwise.
    pub(crate) fn of(evidence: Evidence<'_>) -> HugoVersion {
        let told = evidence.told.and_then(HugoVersion::read);
        let found = || evidence.project.and_then(|dir| set(dir).or_else(|| published(dir)));
        // An old least version says nothing: the site may still be built by a new Hugo.
        let is_new = || evidence.least.and_then(HugoVersion::read).is_some_and(|least| least >= TEXT_SINCE);
        let guessed = || if evidence.old_name && !is_new() { OLD_NAME } else { NEWEST };
        told.or_else(found).unwrap_or_else(guessed)
    }

    /// The text that this version makes the ids of headings from.
    pub(crate) fn id_source(self) -> IdSource {
        if self >= TEXT_SINCE { IdSource::Text } else { IdSource::Raw }
    }

    /// Whether in this version the slug of a section is a part of addresses.
    pub(crate) fn has_section_slugs(self) -> bool {
        self >= SECTION_SLUGS_SINCE
    }

    fn read(version: &str) -> Option<HugoVersion> {
        if version.eq_ignore_ascii_case("latest") {
            return Some(NEWEST);
        }
        let mut numbers = version.trim().trim_start_matches('v').split('.');
        Some(HugoVersion(numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
    }
}

/// What the automation of a project installs.
fn set(project: &Path) -> Option<HugoVersion> {
    automation(project).iter().find_map(|path| {
        let text = beginning(path)?;
        // Expressions are slow, and few lines speak of Hugo.
        let mut lines = text.lines().filter(|line| line.to_ascii_lowercase().contains("hugo"));
        HugoVersion::read(&lines.find_map(|line| SETTING.captures(line))?[1])
    })
}

/// What a page that was published says.
fn published(project: &Path) -> Option<HugoVersion> {
    let text = beginning(&project.join("public").join("index.html"))?;
    let said = text.match_indices("Hugo ").find_map(|(at, _)| {
        let around = text.floor_char_boundary(at.saturating_sub(16))..text.ceil_char_boundary(at + 32);
        GENERATOR.captures(&text[around])
    });
    HugoVersion::read(&said?[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        for (version, says) in [
            ("0.143.1", Some((IdSource::Raw, false))),
            ("0.134.3", Some((IdSource::Raw, false))),
            ("v0.144.0", Some((IdSource::Text, false))),
            ("0.166.0", Some((IdSource::Text, false))),
            ("0.167.0", Some((IdSource::Text, true))),
            ("latest", Some((IdSource::Text, true))),
            ("new", None),
        ] {
            let read = HugoVersion::read(version).map(|read| (read.id_source(), read.has_section_slugs()));
            assert_eq!(read, says, "{version}");
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
        assert_eq!(HugoVersion::of(evidence), OLD_NAME);
        assert_eq!(HugoVersion::of(Evidence { old_name: false, ..evidence }), NEWEST);
        assert_eq!(HugoVersion::of(Evidence { told: Some("0.160.0"), ..evidence }), HugoVersion(0, 160));
        assert_eq!(HugoVersion::of(Evidence { least: Some("0.146.0"), ..evidence }), NEWEST);
    }
}
