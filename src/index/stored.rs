//! The stored values of pages and sections.

use timra_corpus::{Page, Section};
use timra_format::{ANCHOR, LINE, LONGEST_TAG, NAME_LINE, StoredPage, page_id};

/// The stored values of `page`, once for all of its sections.
pub(crate) fn stored_page(page: &Page) -> StoredPage {
    StoredPage {
        site: page.site.clone(),
        path: page.path.clone(),
        id: Some(page.id()).filter(|id| *id != page_id(&page.site, &page.path)).map(str::to_owned),
        url: page.url.clone(),
        title: page.name().to_owned(),
        declared_lang: page.declared_lang.clone().filter(|tag| tag.len() <= LONGEST_TAG),
        date: page.front_matter_date.clone(),
    }
}

/// The bytes that [`timra_format::SectionName::decode`] decodes to the id and the address of `section` on `page`.
pub(crate) fn section_name(page: &Page, section: &Section) -> Vec<u8> {
    let of_page = section.id.strip_prefix(page.id()).unwrap_or_default();
    let anchor = section.anchor.as_deref().unwrap_or_default();
    let mut name = of_page.as_bytes().to_vec();
    if anchor != of_page {
        name.push(ANCHOR);
        name.extend(anchor.as_bytes());
    }
    let begins_page = page.sections.first().is_some_and(|first| first.id == section.id);
    if page.url.contains(LINE) && !begins_page {
        name.push(NAME_LINE);
        name.extend(section.line.to_string().bytes());
    }
    name
}

#[cfg(test)]
mod tests {
    use timra_corpus::Section;

    use timra_format::SectionName;

    use super::*;

    #[test]
    fn names_are_short_and_complete() {
        let section = |id: &str, anchor: Option<&str>| Section {
            id: id.into(),
            anchor: anchor.map(str::to_owned),
            level: 1,
            heading: String::new(),
            heading_path: Vec::new(),
            line: 1,
            text: String::new(),
            annotations: Vec::new(),
            markdown: None,
        };
        let page = |url: &str, sections: Vec<Section>| Page {
            site: "s".into(),
            path: "p.md".into(),
            url: url.into(),
            declared_lang: None,
            title: String::new(),
            first_heading: None,
            metadata: String::new(),
            tags: Vec::new(),
            categories: Vec::new(),
            folder: None,
            weight: Page::USUAL_WEIGHT,
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
        assert_eq!(LINE, timra_corpus::LINE);
        let at_line = |line: u32, section: Section| Section { line, ..section };
        let of_editor =
            vec![of_hugo[0].clone(), at_line(12, of_hugo[1].clone()), at_line(20, of_hugo[3].clone())];
        for (page, expected) in [
            (
                page("vscode://file/p.md:{line}", of_editor),
                vec![
                    ("s/p.md#", "vscode://file/p.md:1", 0),
                    ("s/p.md#hạ-tầng", "vscode://file/p.md:12", 14),
                    ("s/p.md#~1", "vscode://file/p.md:20", 6),
                ],
            ),
            (
                page("obsidian://open?file=p", of_hugo[..2].to_vec()),
                vec![
                    ("s/p.md#", "obsidian://open?file=p", 0),
                    ("s/p.md#hạ-tầng", "obsidian://open?file=p", 11),
                ],
            ),
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
                let name = section_name(&page, section);
                assert_eq!(name.len(), bytes, "{id}");
                let stored = stored_page(&page);
                let expected = SectionName { id: id.into(), url: url.into() };
                assert_eq!(SectionName::decode(&stored, &name), Some(expected));
            }
        }
        assert_eq!(SectionName::decode(&stored_page(&page("", vec![])), &[0xff, 0xff]), None);
    }
}
