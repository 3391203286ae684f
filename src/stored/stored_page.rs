//! The stored values of a page, once for all of its sections.

use serde::{Deserialize, Serialize};

/// How many bytes Tantivy keeps of a value; of a longer one it loses the end.
const MOST: usize = 65_535;

/// How many bytes of a title and of an address are kept where all of it would be too much.
const CUT: usize = 3 << 10;

/// Bytes of the longest tag of a language that is stored. None is longer (RFC 5646, section 4.4.1, has 35 bytes).
pub const LONGEST_TAG: usize = 100;

/// What stands for the line of a section in the address of a page that leads to its source. No address that is
/// percent-encoded has it.
pub const LINE: &str = "{line}";

/// The stored values of a page, which are shown with each of its sections.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StoredPage {
    /// Name of the site.
    pub site: String,
    /// Path of the file relative to the site's root.
    pub path: String,
    /// Id of the first section of the page, with which the ids of the other sections begin; `None` if it is
    /// `<site>/<path>#`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Published address of the page, percent-encoded; empty if it has none that a reader could follow.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// Title of the page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Language that the site declares for the page, a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared_lang: Option<String>,
    /// Date in the front matter of the page, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

impl StoredPage {
    /// The page as JSON. Where that is longer than the 65,535 bytes that Tantivy keeps of a value, the title keeps
    /// only its beginning, and a long address is left out.
    pub fn encode(mut self) -> Vec<u8> {
        // Writing plain strings as JSON cannot fail.
        let json = |page: &Self| serde_json::to_vec(page).unwrap_or_default();
        let whole = json(&self);
        if whole.len() <= MOST {
            return whole;
        }
        self.title.truncate(self.title.floor_char_boundary(CUT));
        if self.url.len() > CUT {
            self.url.clear();
        }
        json(&self)
    }

    /// Whether the address of the page is one of the web, where anchors of sections are looked for, and names no lines.
    pub(crate) fn has_anchors(&self) -> bool {
        let before = self.url.split(['/', '?', '#']).next().unwrap_or_default();
        let is_web =
            before.is_empty() || ["http:", "https:"].iter().any(|it| before.eq_ignore_ascii_case(it));
        !self.url.is_empty() && (is_web || !before.contains(':')) && !self.url.contains(LINE)
    }

    /// Id of the first section of the page, with which the ids of the other sections begin.
    pub fn id(&self) -> String {
        self.id.clone().unwrap_or_else(|| page_id(&self.site, &self.path))
    }
}

/// Id of the first section of the page at `path` in `site`: `<site>/<path>#`.
pub fn page_id(site: &str, path: &str) -> String {
    format!("{site}/{path}#")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_page_fits_into_a_value() {
        let long = |char: &str, bytes: usize| char.repeat(bytes / char.len());
        let page = |title: String, url: String, lang: &str| StoredPage {
            site: long("s", 4096),
            path: long("p", 4096),
            id: Some(long("i", 4096)),
            url,
            title,
            declared_lang: Some(lang.to_owned()),
            date: None,
        };
        let all = page(long("ế", 5000), long("u", 5000), "vi");
        assert_eq!(serde_json::from_slice::<StoredPage>(&all.clone().encode()).expect("JSON"), all);
        let cut = page(long("\u{1}", 9000), long("\u{1}", CUT), "vi").encode();
        assert!(cut.len() <= MOST, "{}", cut.len());
        let cut: StoredPage = serde_json::from_slice(&cut).expect("JSON");
        assert_eq!((cut.title.len(), cut.url.len()), (CUT, CUT));
    }
}
