//! The query language.

use super::collection::Collection;

fn shelf() -> Collection {
    Collection::site(&[
        (
            "ops/blue.md",
            "---\ntitle: Blue deployment\ndate: 2025-03-01\n---\n## Steps\n\nDeploy the blue slot, then the lambda.\n",
        ),
        (
            "ops/green.md",
            "---\ntitle: Green slot\ndate: 2025-06-01\n---\n## Steps\n\nThe slot green is deployed after blue.\n",
        ),
        (
            "notes/cost.md",
            "---\ntitle: Costs\n---\n## Budget\n\nOn 17/11/2025 the lambda cost nothing, the blue slot did.\n",
        ),
    ])
}

fn found(query: &str) -> Vec<String> {
    let mut found = shelf().ranked(query);
    found.retain(|id| !id.ends_with('#'));
    found.sort();
    found
}

const BLUE: &str = "site/ops/blue.md#steps";
const GREEN: &str = "site/ops/green.md#steps";
const COST: &str = "site/notes/cost.md#budget";

#[test]
fn operators_narrow_a_search() {
    for (query, expected) in [
        ("blue", vec![COST, BLUE, GREEN]),
        ("\"blue slot\"", vec![COST, BLUE]),
        ("\"slot green\"", vec![GREEN]),
        ("blue -lambda", vec![GREEN]),
        ("+lambda +deploy", vec![BLUE]),
        ("blue +cost", vec![COST]),
        ("title:blue", vec![BLUE]),
        ("blue path:ops", vec![BLUE, GREEN]),
        ("blue -path:ops", vec![COST]),
        ("blue after:2025-06", vec![COST, GREEN]),
        ("blue before:2025-06-01", vec![BLUE]),
        ("budget OR green", vec![COST, GREEN]),
        ("blue lang:vi", vec![]),
    ] {
        assert_eq!(found(query), expected, "{query}");
    }
}

/// The sections that a query of filters gives, in their order, how many it says there are, and how many a facet counts.
fn listed(query: &str) -> (Vec<String>, usize, usize) {
    let results = shelf().results(query);
    let counted = results.facets["site"].iter().map(|value| value.count).sum();
    (results.hits.into_iter().map(|hit| hit.id).collect(), results.total, counted)
}

#[test]
fn filters_alone_find_what_passes_them_newest_first() {
    for (query, expected) in [
        ("path:ops", vec![GREEN, BLUE]),
        ("year:2025", vec![COST, GREEN, BLUE]),
        ("path:ops sort:position", vec![BLUE, GREEN]),
        ("path:ops sort:relevance", vec![BLUE, GREEN]),
        ("-path:ops", vec![COST]),
        ("site:site before:2025-05 ", vec![BLUE]),
        ("path:ops -green", vec![BLUE]),
        // The first section of this page has no text, and the next one is not shown for it.
        ("path:ops -lambda", vec![GREEN]),
        ("path:nowhere", vec![]),
        // Signs are no words.
        ("\"!\" path:ops ???", vec![GREEN, BLUE]),
    ] {
        let (hits, found, counted) = listed(query);
        assert_eq!((found, counted), (hits.len(), hits.len()), "{query}");
        let shown: Vec<&str> = hits.iter().map(String::as_str).filter(|id| !id.ends_with('#')).collect();
        assert_eq!(shown, expected, "{query} {hits:?}");
    }
}

#[test]
fn without_a_filter_and_a_word_nothing_is_found() {
    for query in ["\"\"", "\"!\"", "???", "sort:date", ""] {
        assert_eq!(listed(query), (vec![], 0, 0), "{query}");
    }
    // What only leaves out is text, and said so.
    assert_eq!(shelf().results("-blue").notes.len(), 1);
    assert!(shelf().results("-blue path:ops").notes.is_empty());
}

/// As in other searches, a page of many sections gives way after the first few.
#[test]
fn no_page_takes_the_whole_list() {
    let long: String = (0..9).map(|n| format!("## Part {n}\n\nText number {n} of many.\n\n")).collect();
    let pages = Collection::site(&[("a.md", long.as_str()), ("b.md", "## Short\n\nOne text.\n")]);
    let results = pages.results("site:site");
    let at = results.hits.iter().position(|hit| hit.id.starts_with("site/b.md"));
    assert!(at.is_some_and(|at| at <= 3), "{:?}", results.hits.iter().map(|hit| &hit.id).collect::<Vec<_>>());
}

#[test]
fn what_no_section_has_is_not_required_and_that_is_said() {
    let results = shelf().results("\"blue banana\"");
    assert!(!results.hits.is_empty());
    assert_eq!(results.notes.len(), 1, "{:?}", results.notes);
}

#[test]
fn stray_operators_are_text() {
    for query in ["\"blue slot", "blue -", "+", "OR", "title:", "blue:slot", "-", "\"\"", "", "((("] {
        let _ = shelf().results(query);
    }
    assert!(shelf().results("\"blue slot").notes.len() == 1);
    assert!(!shelf().results("blue -").hits.is_empty());
}

#[test]
fn a_choice_is_between_its_own_sides() {
    let pages = Collection::of(&[
        ("both", "docker on kubernetes"),
        ("docker", "docker alone"),
        ("kubernetes", "kubernetes alone"),
    ]);
    let found = |query: &str| {
        let mut found = pages.ranked(query);
        found.sort();
        found
    };
    // A side that the index does not know leaves the other, and nothing joins the clause before.
    assert_eq!(found("+kubernetes xqzzyw OR docker"), ["both", "kubernetes"]);
    assert_eq!(found("docker -kubernetes xqzzyw OR alone"), ["docker"]);
    assert_eq!(found("-kubernetes xqzzyw OR docker"), ["docker"]);
}

#[test]
fn a_phrase_of_one_word_over_and_over_is_found_in_a_page_of_it() {
    let pages = Collection::of(&[("echo", &"ping ".repeat(100_000)), ("once", "ping once")]);
    assert_eq!(pages.ranked("\"ping ping ping\""), ["echo"]);
}
