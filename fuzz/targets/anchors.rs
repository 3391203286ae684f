//! Headings → the ids that Hugo gives them → the fragments of addresses.
//!
//! The first byte chooses how ids are made; the rest are the headings, one a line.
#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use percent_encoding::percent_decode_str;
use timra_corpus::{HeadingIds, IdSource, MarkdownOptions, sections};
use timra_format::{SectionName, StoredPage};

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, headings)) = bytes.split_first() else { return };
    let Ok(headings) = std::str::from_utf8(headings) else { return };
    let options = MarkdownOptions {
        heading_ids: [HeadingIds::GitHub, HeadingIds::GitHubAscii, HeadingIds::Blackfriday]
            [*choice as usize % 3],
        id_source: if choice & 4 == 0 { IdSource::Raw } else { IdSource::Text },
        auto_heading_id: choice & 8 == 0,
        ..MarkdownOptions::default()
    };
    let body: String = headings.lines().map(|heading| format!("## {heading}\n\n")).collect();
    let found = sections(&body, 1, "site/page.md", &options, &mut Vec::new());
    let page = StoredPage {
        site: "site".to_owned(),
        path: "page.md".to_owned(),
        id: None,
        url: "https://example.org/".to_owned(),
        title: String::new(),
        declared_lang: None,
        date: None,
    };
    let mut taken = HashSet::new();
    // An id that is written by hand is published as it is, whatever the others are.
    let by_hand = headings.contains(['{', '<']);
    for section in &found {
        let Some(anchor) = &section.anchor else { continue };
        assert!(!anchor.is_empty() && section.level > 0);
        let name = SectionName::decode(&page, anchor.as_bytes()).expect("a name");
        let fragment = name.url.strip_prefix("https://example.org/#").expect("an address with an anchor");
        assert!(fragment.bytes().all(|byte| byte.is_ascii_graphic()), "{fragment:?}");
        assert!(!fragment.contains(['#', '"', '<', '>']), "{fragment:?}");
        let decoded = percent_decode_str(fragment).decode_utf8().expect("UTF-8");
        assert_eq!(decoded, anchor.as_str());
        if !by_hand {
            assert!(taken.insert(anchor), "{anchor:?} repeats");
            assert!(!anchor.contains(char::is_whitespace), "{anchor:?}");
        }
    }
});
