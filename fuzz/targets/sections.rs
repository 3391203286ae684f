//! Markdown → sections.
#![no_main]

use std::collections::{BTreeMap, HashSet};

use libfuzzer_sys::fuzz_target;
use timra_corpus::{HeadingIds, IdSource, MarkdownOptions, sections};
use unicode_normalization::is_nfc;

fuzz_target!(|body: &str| {
    // A page of the real thing has its front matter above and its line ends made plain.
    if body.contains('\r') {
        return;
    }
    let lines = u32::try_from(body.split('\n').count()).expect("few lines");
    for id_source in [IdSource::Raw, IdSource::Text] {
        let options = MarkdownOptions {
            heading_ids: HeadingIds::GitHub,
            id_source,
            i18n: BTreeMap::from([("prerequisites_heading".to_owned(), "Before you begin".to_owned())]),
            ..MarkdownOptions::default()
        };
        let mut told = Vec::new();
        let found = sections(body, 10, "site/page.md", &options, &mut told);
        for wrong in &told {
            assert!(wrong.line.is_none_or(|line| (10..10 + lines).contains(&line)), "{wrong:?}");
        }
        assert_eq!(found[0].level, 0);
        let mut ids = HashSet::new();
        let mut before = 0;
        for (at, section) in found.iter().enumerate() {
            assert!(ids.insert(&section.id), "{:?} repeats", section.id);
            assert!(section.id.starts_with("site/page.md#"));
            assert!((10..10 + lines).contains(&section.line), "line {} of {lines}", section.line);
            assert_eq!(section.level == 0, at == 0);
            if at > 0 {
                assert!(section.line >= before, "sections are in the order of the page");
                before = section.line;
            }
            assert!(is_nfc(&section.text), "{:?}", section.text);
            let mut end = 0;
            for annotation in &section.annotations {
                assert!(
                    annotation.range.start >= end && !annotation.range.is_empty(),
                    "{:?}",
                    section.annotations
                );
                assert!(
                    section.text.get(annotation.range.clone()).is_some(),
                    "{annotation:?} in {:?}",
                    section.text
                );
                end = annotation.range.end;
            }
            assert!(section.heading_path.len() < 6);
        }
        let again = sections(body, 10, "site/page.md", &options, &mut Vec::new());
        assert!(found == again, "the same page gives the same sections");
    }
});
