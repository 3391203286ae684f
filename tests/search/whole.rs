//! What is found can be shown, all of it.

use timra_engine::{Engine, Query};
use timra_language::{PieceKind, analyze};

use crate::cli::workplace::Workplace;

/// Words that are frequent in the sample, of both languages, and some that are not.
const QUERIES: [&str; 12] = [
    "the",
    "of",
    "và",
    "của",
    "deployment",
    "hạ tầng",
    "trieenr khai",
    "kubectl",
    "backup",
    "on-call",
    "event",
    "2025",
];

#[test]
fn every_hit_can_be_shown_and_its_snippet_stands_in_it() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let engine = Engine::open(&place.path("index")).expect("an index");
    let mut hits = 0;
    for query in QUERIES {
        let results =
            engine.search(&Query { limit: Query::MAX_LIMIT, ..Query::new(query) }).expect("an answer");
        for hit in results.hits {
            hits += 1;
            let section = engine.section(&hit.id).expect("it is read").expect("it is there");
            assert_eq!(
                (&section.id, &section.url, &section.heading, &section.breadcrumbs, &section.source),
                (&hit.id, &hit.url, &hit.heading, &hit.breadcrumbs, &hit.source)
            );
            let words = analyze(&hit.snippet).into_iter().filter(|token| token.kind == PieceKind::Word);
            for word in words.map(|token| &hit.snippet[token.span]) {
                assert!(
                    section.markdown.contains(word),
                    "{}: {word:?} is not in\n{}",
                    hit.id,
                    section.markdown
                );
            }
            for other in &hit.translations {
                assert!(
                    section.translations.contains(other),
                    "{}: {other:?} {:?}",
                    hit.id,
                    section.translations
                );
            }
            let at_address = engine.section(&hit.url).expect("it is read").expect("it is there");
            assert_eq!(at_address, section, "{}", hit.url);
            let page = engine.page(&hit.id).expect("it is read").expect("it is there");
            assert!(
                page.sections.contains(&section) && page.markdown().contains(&section.markdown),
                "{}",
                hit.id
            );
        }
    }
    assert!(hits > 200, "{hits} hits say little");
}
