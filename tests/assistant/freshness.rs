//! A newer index is taken up, and a cursor of the old one is none of the new one.

use serde_json::json;

use super::session::Session;
use crate::cli::workplace::Workplace;

#[test]
fn a_call_is_answered_from_the_index_that_was_published_last() {
    let place = Workplace::empty();
    for page in 0..9 {
        place.write(format!("notes/{page}.md"), format!("# Page {page}\n\nQuokkas eat leaves, {page}.\n"));
    }
    place.timra(&["index", "notes"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    let before = session.call("search", json!({ "query": "quokkas" }));
    let cursor = before.next().expect("more");
    assert!(session.call("search", json!({ "query": "wombats" })).ids().is_empty());

    place.write("notes/new.md", "# New\n\nWombats dig.\n");
    place.timra(&["index", "notes"]).exits(0);
    assert_eq!(session.call("search", json!({ "query": "wombats" })).ids(), ["notes/new.md#new"]);
    assert!(
        session
            .call("search", json!({ "query": "quokkas", "cursor": cursor }))
            .refused()
            .contains("`cursor`")
    );

    // One that is broken is refused; the one before answers on.
    let manifest = std::fs::read(place.path("index/manifest.json")).expect("a manifest");
    std::fs::write(place.path("index/manifest.json"), &manifest[..manifest.len() / 2]).expect("written");
    assert_eq!(session.call("search", json!({ "query": "wombats" })).ids(), ["notes/new.md#new"]);
    std::fs::write(place.path("index/manifest.json"), &manifest).expect("written");
    assert_eq!(session.call("search", json!({ "query": "wombats" })).ids(), ["notes/new.md#new"]);
}

#[test]
fn an_index_is_built_first_where_there_is_content() {
    let place = Workplace::with_sample();
    let mut session = Session::modern(&place, &[]);
    assert!(!session.call("search", json!({ "query": "runbook" })).ids().is_empty());
    assert!(session.end().success());
    let place = Workplace::empty();
    place.timra(&["mcp", "--index", "nowhere"]).exits(2).says(&["nowhere", "timra index"]);
}
