//! What a section is called, in few bytes.

use timra_corpus::{self as corpus, Page, Section};

use super::StoredPage;

/// Stands before the anchor where that is not what the id ends with; no byte of UTF-8.
const ANCHOR: u8 = 0xff;

/// Where a section is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionName {
    /// Its id.
    pub id: String,
    /// Published address, with the anchor, percent-encoded; empty if it has none.
    pub url: String,
}

impl SectionName {
    /// What tells `section` from the others of its `page`.
    pub fn encode(page: &Page, section: &Section) -> Vec<u8> {
        let of_page = section.id.strip_prefix(page.id()).unwrap_or_default();
        let anchor = section.anchor.as_deref().unwrap_or_default();
        let mut name = of_page.as_bytes().to_vec();
        if anchor != of_page {
            name.push(ANCHOR);
            name.extend(anchor.as_bytes());
        }
        name
    }

    /// The section of `page` that [`Self::encode`] gave these bytes; `None` if it never does.
    pub fn decode(page: &StoredPage, name: &[u8]) -> Option<Self> {
        let (of_page, anchor) = match name.iter().position(|&byte| byte == ANCHOR) {
            Some(at) => (&name[..at], &name[at + 1..]),
            None => (name, name),
        };
        let anchor = std::str::from_utf8(anchor).ok()?;
        let mut url = page.url.clone();
        if !url.is_empty() && !anchor.is_empty() {
            url.extend(["#", &corpus::encode_fragment(anchor)]);
        }
        Some(Self { id: page.id() + std::str::from_utf8(of_page).ok()?, url })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_complete() {
        let section = |id: &str, anchor: Option<&str>| Section {
            id: id.into(),
            anchor: anchor.map(str::to_owned),
            level: 1,
            heading: String::new(),
            trail: Vec::new(),
            line: 1,
            text: String::new(),
            zones: Vec::new(),
        };
        let page = |url: &str, sections: Vec<Section>| Page {
            site: "s".into(),
            path: "p.md".into(),
            url: url.into(),
            declared_lang: None,
            title: String::new(),
            first_heading: None,
            said: String::new(),
            is_kept_out: false,
            front_matter_date: None,
            translation_key: String::new(),
            sections,
        };
        let of_hugo = vec![
            section("s/p.md#", None),
            section("s/p.md#hạ-tầng", Some("hạ-tầng")),
            section("s/p.md#a~2", Some("a")),
            section("s/p.md#~1", None),
        ];
        let documents = vec![section("7", None)];
        for (page, expected) in [
            (
                page("/p/", of_hugo.clone()),
                vec![
                    ("s/p.md#", "/p/", 0),
                    ("s/p.md#hạ-tầng", "/p/#h%E1%BA%A1-t%E1%BA%A7ng", 11),
                    ("s/p.md#a~2", "/p/#a", 5),
                    ("s/p.md#~1", "/p/", 3),
                ],
            ),
            (page("", of_hugo[..2].to_vec()), vec![("s/p.md#", "", 0), ("s/p.md#hạ-tầng", "", 11)]),
            (page("https://x/", documents), vec![("7", "https://x/", 0)]),
        ] {
            for (section, (id, url, bytes)) in page.sections.iter().zip(expected) {
                let name = SectionName::encode(&page, section);
                assert_eq!(name.len(), bytes, "{id}");
                let stored = StoredPage::new(&page);
                let expected = SectionName { id: id.into(), url: url.into() };
                assert_eq!(SectionName::decode(&stored, &name), Some(expected));
            }
        }
        assert_eq!(SectionName::decode(&StoredPage::new(&page("", vec![])), &[0xff, 0xff]), None);
    }
}
