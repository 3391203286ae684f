//! Words side by side, and headings that say nothing else.

use super::collection::Collection;

#[test]
fn words_side_by_side_go_first() {
    let notes = Collection::of(&[
        ("apart", "A load is put on the balancer when the mentor says so"),
        ("together", "A load balancer is put on when the mentor says so"),
    ]);
    for query in ["load balancer", "load balncer", "LOAD BALANCER"] {
        assert_eq!(notes.ranked(query), ["together", "apart"], "{query}");
    }
    let notes = Collection::of(&[
        ("apart", "Mindset của nhóm và những buổi nói về DevOps mỗi tuần"),
        ("together", "DevOps mindset của nhóm và những buổi nói mỗi tuần"),
    ]);
    assert_eq!(notes.ranked("devops mindset"), ["together", "apart"]);
}

#[test]
fn translations_side_by_side_go_first() {
    let notes = Collection::of(&[
        ("apart", "The servers are old and what they cost is high, so the team is away"),
        ("together", "The cost of servers is high and they are old, so what team is away"),
    ]);
    assert_eq!(notes.ranked("chi phí máy chủ"), ["together", "apart"]);
}

#[test]
fn a_term_of_another_language_is_found_as_it_stands() {
    let notes = Collection::of(&[
        ("apart", "The concept needs a proof that the sales team understands, of course"),
        ("term", "The sales team understands that a proof of concept is needed, of course"),
    ]);
    // What has only the parts of the term comes after it.
    assert_eq!(notes.ranked("bằng chứng khái niệm"), ["term", "apart"]);
}

#[test]
fn a_heading_that_says_nothing_else_goes_first() {
    let page =
        |heading: &str| format!("---\ntitle: Notes\n---\n## {heading}\n\nWhat the team has written down.\n");
    let (exact, more) = (page("Secret rotation"), page("Why the rotation of a secret failed on Monday"));
    let notes = Collection::site(&[("a.md", &more), ("b.md", &exact)]);
    for query in ["secret rotation", "rotation"] {
        assert_eq!(
            notes.best(query).breadcrumbs.last().map(String::as_str),
            Some("Secret rotation"),
            "{query}"
        );
    }
}
