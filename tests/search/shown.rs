//! What a result shows.

use super::collection::Collection;

const RELEASE: &str = "Before the release we take a backup, tell the people on call, and open the dashboard. The new \
    version gets five percent of the traffic for ten minutes; if the errors stay where they were, it gets all of it.";

#[test]
fn copies_are_one_result() {
    let reports = Collection::of(&[
        ("anna/week-3", RELEASE),
        ("bình/week-4", &RELEASE.replace("; if", ", if")),
        ("chi/week-5", "This week the release was postponed, and nobody missed it."),
    ]);
    let results = reports.results("release backup");
    let shown: Vec<_> = results.hits.iter().map(|hit| (hit.id.as_str(), hit.duplicates.clone())).collect();
    assert_eq!(shown, [("anna/week-3", vec!["bình/week-4".to_owned()]), ("chi/week-5", vec![])]);
    assert_eq!(reports.ranked("release backup").len(), 3, "a ranking lists every section on its own");
}

#[test]
fn one_page_does_not_crowd_out_the_rest() {
    let chapters: String =
        (1..=8).map(|n| format!("## Quokka part {n}\n\nQuokka, chapter {n} of {}.\n\n", n * 7)).collect();
    let site = Collection::site(&[
        ("long.md", &chapters),
        ("short.md", "## Elsewhere\n\nA quokka, by the way, among many other animals.\n"),
    ]);
    let hits = site.results("quokka").hits;
    let place = hits.iter().position(|hit| hit.id == "site/short.md#elsewhere").expect("the other page");
    assert!(place <= 3, "{place}");
}

#[test]
fn a_snippet_shows_the_matches_and_marks_them() {
    let filler = "Nothing of interest happens in this sentence at all. ".repeat(40);
    let text = format!("{filler}The quokka 🦘 sleeps in Ngôi nhà nhỏ. {filler}");
    let hit = Collection::of(&[("a", &text)]).best("nhà quokka");
    let marked: Vec<_> = hit.highlights.iter().map(|mark| &hit.snippet[mark.start..mark.end]).collect();
    assert_eq!(marked, ["quokka", "nhà"], "{}", hit.snippet);
    assert!(
        hit.snippet.starts_with('…') && hit.snippet.ends_with('…') && hit.snippet.len() < 300,
        "{}",
        hit.snippet
    );
}

#[test]
fn a_page_called_event_3_shows_which_event() {
    let site = Collection::site(&[(
        "e3.md",
        "---\ntitle: Event 3\n---\n# Calm releases day\n\nWe met on 17/11/2025.\n",
    )]);
    let hit = site.best("calm releases");
    assert_eq!(hit.breadcrumbs, ["Event 3", "Calm releases day"]);
    assert_eq!(hit.date.as_deref(), Some("2025-11-17"));
}
