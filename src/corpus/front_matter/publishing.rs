//! Which pages Hugo publishes, and when.

use jiff::Timestamp;

use super::page_date::{PageDate, page_date};
use super::values::{FrontMatter, Rendering};
use crate::CorpusOptions;
use crate::settings::{Layered, Tree};

/// The settings of a site about drafts and dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Publishing {
    drafts: bool,
    future: bool,
    expired: bool,
    date: Vec<String>,
    publish_date: Vec<String>,
    expiry_date: Vec<String>,
    last_changed: Vec<String>,
}

/// Keys that mean the same as another one.
const ALSO: [(&str, &[&str]); 3] = [
    ("publishdate", &["pubdate", "published"]),
    ("expirydate", &["unpublishdate"]),
    ("lastmod", &["modified"]),
];

impl Publishing {
    /// The settings in a configuration.
    pub(crate) fn new<'t>(settings: impl Into<Layered<'t>>) -> Publishing {
        let settings: Layered = settings.into();
        let flag = |key: &str| settings.get(key).and_then(Tree::truth).unwrap_or(false);
        let keys = |name: &str, usual: &[&str]| {
            let usual = || usual.iter().map(|key| (*key).to_owned());
            let Some(configured) = settings.at(&["frontmatter", name]) else {
                return with_others(usual());
            };
            let configured = match configured {
                Tree::List(items) => items.iter().filter_map(Tree::text).collect(),
                one => Vec::from_iter(one.text()),
            };
            with_others(configured.into_iter().flat_map(|key| match key.to_lowercase() {
                key if key == ":default" => usual().collect(),
                key => vec![key],
            }))
        };
        Publishing {
            drafts: flag("builddrafts"),
            future: flag("buildfuture"),
            expired: flag("buildexpired"),
            date: keys("date", &["date", "publishdate", "lastmod"]),
            publish_date: keys("publishdate", &["publishdate", "date"]),
            expiry_date: keys("expirydate", &["expirydate"]),
            last_changed: keys("lastmod", &["lastmod"]),
        }
    }

    /// Why a page is not published; `None` if it is.
    pub(crate) fn reason_against(
        &self,
        page: &FrontMatter,
        name: &str,
        options: &CorpusOptions,
    ) -> Option<&'static str> {
        if page.rendering() == Rendering::ForOthers {
            return Some("it is there for other pages only");
        }
        if page.draft() && !self.drafts && !options.drafts {
            return Some("it is a draft");
        }
        let publish = first(&self.publish_date, page, name);
        if publish.is_some_and(|date| date.moment > options.now) && !self.future && !options.future {
            return Some("its day has not come yet");
        }
        let expiry = first(&self.expiry_date, page, name);
        if expiry.is_some_and(|date| date.moment < options.now) && !self.expired && !options.expired {
            return Some("it has expired");
        }
        None
    }

    /// The moments at which a page begins or ends to be published.
    pub(crate) fn moments(&self, page: &FrontMatter, name: &str) -> Vec<Timestamp> {
        let of = |keys| first(keys, page, name).map(|date| date.moment);
        of(&self.publish_date).into_iter().chain(of(&self.expiry_date)).collect()
    }

    /// The date that Hugo gives the page, as it goes into addresses.
    pub(crate) fn date(&self, page: &FrontMatter, name: &str) -> Option<PageDate> {
        first(&self.date, page, name)
    }

    /// The slug that the file name gives; `None` if no date of the page comes from the file name.
    pub(crate) fn slug_of_name<'n>(&self, page: &FrontMatter, name: &'n str) -> Option<&'n str> {
        let lists = [&self.date, &self.publish_date, &self.expiry_date, &self.last_changed];
        let by_name = |list: &&Vec<String>| {
            list.iter()
                .find(|key| *key == BY_NAME || page.date(key).is_some_and(|date| date.is_ok()))
                .is_some_and(|key| key == BY_NAME)
        };
        let (_, slug) = dated_name(name).filter(|_| lists.iter().any(by_name))?;
        (!slug.is_empty()).then_some(slug)
    }
}

const BY_NAME: &str = ":filename";

fn with_others(keys: impl Iterator<Item = String>) -> Vec<String> {
    let also = |key: &str| ALSO.iter().find(|(name, _)| *name == key).map_or(&[][..], |(_, others)| others);
    keys.flat_map(|key| {
        let others: Vec<String> = also(&key).iter().map(|other| (*other).to_owned()).collect();
        std::iter::once(key).chain(others)
    })
    .collect()
}

/// The first date among `keys` that the page has.
fn first(keys: &[String], page: &FrontMatter, name: &str) -> Option<PageDate> {
    keys.iter().find_map(|key| match key.as_str() {
        BY_NAME => dated_name(name).map(|(date, _)| date),
        key => page.date(key)?.ok(),
    })
}

/// The date at the beginning of a file name, and what follows it.
fn dated_name(name: &str) -> Option<(PageDate, &str)> {
    let day = name.get(..10)?;
    let date = page_date(day).filter(|_| day.as_bytes()[4] == b'-' && day.as_bytes()[7] == b'-')?;
    Some((date, name[10..].trim_matches([' ', '-', '_'])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Notation;

    fn reason(config: &str, front_matter: &str) -> Option<&'static str> {
        let publishing = Publishing::new(&Notation::Yaml.read(config).expect("YAML"));
        let page = FrontMatter::new(Notation::Yaml.read(front_matter).expect("YAML"), front_matter, 1);
        let now = "2026-01-01T00:00:00Z".parse().expect("a moment");
        publishing.reason_against(&page, "2099-01-01-x", &CorpusOptions::at(now))
    }

    #[test]
    fn slugs_of_names() {
        let publishing =
            Publishing::new(&Notation::Yaml.read("frontmatter: {date: [date, ':filename']}").expect("YAML"));
        let of = |front_matter: &str| {
            FrontMatter::new(Notation::Yaml.read(front_matter).expect("YAML"), front_matter, 1)
        };
        assert_eq!(publishing.slug_of_name(&of(""), "2024-03-05-post-one"), Some("post-one"));
        assert_eq!(publishing.slug_of_name(&of("date: 2024-01-01"), "2024-03-05-post-one"), None);
        assert_eq!(publishing.slug_of_name(&of(""), "2024-03-00-post-one"), None);
    }

    #[test]
    fn hugo_decides() {
        assert_eq!(reason("", "draft: true"), Some("it is a draft"));
        assert_eq!(reason("buildDrafts: true", "draft: true"), None);
        assert_eq!(reason("", "date: 2026-01-02"), Some("its day has not come yet"));
        assert_eq!(reason("", "date: 2026-01-02\npublishDate: 2025-01-01"), None);
        assert_eq!(reason("buildFuture: true", "date: 2026-01-02"), None);
        assert_eq!(reason("", "expiryDate: 2025-01-02"), Some("it has expired"));
        assert_eq!(reason("", "lastmod: 2026-01-02"), None);
        assert_eq!(reason("frontmatter: {publishDate: [':filename']}", ""), Some("its day has not come yet"));
        assert_eq!(reason("frontmatter: {publishDate: ['x']}", "date: 2027-01-01"), None);
        assert_eq!(reason("", "date: nonsense"), None);
    }
}
