//! Sections, pages and outlines come from a cluster as they come from the engine.

use timra_engine::SystemClock;
use timra_plan::question::Choices;

use super::node::TestNode;
use super::site::{IndexedSite, opened};
use crate::Error;
use crate::tests::proxy::Proxy;

#[test]
fn all_sections_of_the_sample_are_read_alike() {
    let Some(node) = TestNode::shared() else { return };
    let site = IndexedSite::sample();
    let cluster = site.loaded(&node.address("reading-sample"));
    let (clock, engine) = (SystemClock::start(), &site.engine);
    let here = engine.outline(&Choices::default(), 0, 10_000, &clock).expect("an outline");
    let there = cluster.outline(&Choices::default(), 0, 10_000, &clock).expect("an outline");
    assert_eq!((there.sections.len(), there.next), (here.sections.len(), None));
    assert_eq!(there, here);
    let some = cluster.outline(&Choices::default(), 3, 5, &clock).expect("an outline");
    assert_eq!(some, engine.outline(&Choices::default(), 3, 5, &clock).expect("an outline"));
    let mut versions = 0;
    for section in &here.sections {
        let expected = engine.section(&section.id).expect("an answer");
        assert_eq!(cluster.section(&section.id, &clock).expect("an answer"), expected, "{}", section.id);
        versions += expected.map_or(0, |section| section.translations.len());
        assert_eq!(
            cluster.translations(&section.id, &clock).expect("an answer"),
            engine.translations(&section.id).expect("an answer")
        );
    }
    assert!(versions > 10, "only {versions} translations were compared");
    for section in here.sections.iter().step_by(5) {
        for name in [
            section.url.clone(),
            section.url.replacen('#', "?from=here#", 1),
            section.url.replace("%", "%25"),
            format!("{}x", section.url),
        ] {
            let expected = engine.section(&name).expect("an answer");
            assert_eq!(cluster.section(&name, &clock).expect("an answer"), expected, "{name}");
        }
        let expected = engine.page(&section.id).expect("an answer");
        assert_eq!(cluster.page(&section.id, &clock).expect("an answer"), expected, "{}", section.id);
    }
    for name in ["", "no such section", "#", "?"] {
        assert_eq!(cluster.section(name, &clock).expect("an answer"), None, "{name:?}");
        assert_eq!(engine.section(name).expect("an answer"), None, "{name:?}");
    }
}

#[test]
fn what_is_related_is_related_there_as_well() {
    let Some(node) = TestNode::shared() else { return };
    let site = IndexedSite::sample();
    let cluster = site.loaded(&node.address("reading-related"));
    let (clock, engine) = (SystemClock::start(), &site.engine);
    let sections = engine.outline(&Choices::default(), 0, 10_000, &clock).expect("an outline").sections;
    let mut found = 0;
    for section in sections.iter().step_by(3) {
        let here = engine.related(&section.id, 5, &clock).expect("an answer").expect("a section");
        let there = cluster.related(&section.id, 5, &clock).expect("an answer").expect("a section");
        assert_eq!(there, here, "{}", section.id);
        found += here.related.len();
    }
    assert!(found > 20, "only {found} related sections were compared");
    assert_eq!(cluster.related("no such section", 5, &clock).expect("an answer"), None);
}

/// A section that a part of the cluster does not give is not said to be none.
#[test]
fn a_section_that_may_be_missing_is_not_said_to_be_none() {
    let Some(node) = TestNode::shared() else { return };
    IndexedSite::of_texts(&[("a", "en", "A lighthouse.")])
        .load(&node.address("reading-partial"))
        .expect("a loaded index");
    let proxy = Proxy::before(&node.url, |_| None).saying("_msearch", |reply| {
        reply["responses"][0]["_shards"]["successful"] = 1.into();
    });
    let address = format!("opensearch={}/reading-partial", proxy.url).parse().expect("an address");
    let asked = opened(&address).section("b", &SystemClock::start());
    assert!(matches!(asked, Err(Error::Partial { .. })), "{asked:?}");
}
