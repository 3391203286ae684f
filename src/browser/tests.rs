//! The calls of a browser, in the order in which it makes them.

use crate::engine::{BrowserEngine, Status};
use crate::question::question;

#[test]
fn nothing_is_answered_before_a_bundle_is_open() {
    let mut engine = BrowserEngine::default();
    for status in [engine.give(vec![1, 2]), engine.names(), engine.search(b"{\"q\":\"x\"}".to_vec())] {
        assert!(matches!(status, Status::Refused(why) if why.contains("no bundle is open")));
    }
    assert!(matches!(engine.open(b"{}".to_vec()), Status::Refused(why) if why.contains("damaged")));
}

#[test]
fn a_question_has_the_parameters_of_the_server() {
    let query = question(
        br#"{"q":"a","limit":"3","offset":"2","unfinished":"true","lang":"vi","year":"","sort":"date"}"#,
    );
    let query = query.expect("a query");
    assert_eq!((query.text.as_str(), query.limit, query.offset, query.is_unfinished), ("a", 3, 2, true));
    assert_eq!(query.choices.filters().len(), 1);
    for (wrong, why) in [
        (&b"[]"[..], "JSON object"),
        (b"{\"limit\":\"many\"}", "`limit` has to be a whole number"),
        (b"{\"colour\":\"red\"}", "no such filter"),
        (b"{\"year\":\"soon\"}", "year"),
    ] {
        let said = question(wrong).expect_err("a refusal");
        assert!(said.contains(why), "{said}");
    }
}
