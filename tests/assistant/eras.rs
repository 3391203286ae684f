//! Revisions of the protocol: clients of each are answered, also on one pipe.

use serde_json::json;

use super::session::{MODERN, Session};
use crate::cli::workplace::Workplace;

fn place() -> Workplace {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    place
}

#[test]
fn a_client_without_sessions_discovers_and_asks() {
    let place = place();
    let mut session = Session::modern(&place, &["--frozen"]);
    let discovered = session.ask("server/discover", json!({}));
    let revisions = discovered["supportedVersions"].as_array().expect("revisions");
    assert!(revisions.contains(&json!(MODERN)) && revisions.contains(&json!("2025-06-18")), "{discovered}");
    assert_eq!(
        (&discovered["resultType"], &discovered["cacheScope"]),
        (&json!("complete"), &json!("private"))
    );
    let listed = session.ask("tools/list", json!({}));
    assert_eq!((&listed["resultType"], &listed["cacheScope"]), (&json!("complete"), &json!("private")));
    assert!(listed["ttlMs"].as_u64().is_some_and(|ms| ms > 0), "{listed}");
    let called = session.call("search", json!({ "query": "blue green deployment" }));
    assert_eq!(called.0["resultType"], "complete");
    assert!(!called.ids().is_empty());
    // There is no ping any more, and no request without what it says of its client.
    assert_eq!(session.ask_wrongly("ping", json!({}))["code"], -32601);
    assert!(session.end().success());
}

#[test]
fn a_client_of_each_revision_with_sessions_is_answered_in_its_own() {
    let place = place();
    for revision in ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"] {
        let mut session = Session::start(&place, &["--frozen"]);
        let begun = session.initialize(revision);
        assert_eq!(begun["protocolVersion"], revision);
        assert_eq!(begun["serverInfo"]["name"], "timra");
        assert!(begun["instructions"].as_str().is_some_and(|told| told.contains("url")), "{begun}");
        session.ask("ping", json!({}));
        let listed = session.ask("tools/list", json!({}));
        assert!(listed.get("resultType").is_none(), "{listed}");
        assert!(!session.call("search", json!({ "query": "ha tang" })).ids().is_empty());
        assert!(session.end().success());
    }
    // Of one that nobody knows, the newest that is known is proposed.
    let mut session = Session::start(&place, &["--frozen"]);
    assert_eq!(session.initialize("1999-01-01")["protocolVersion"], "2025-11-25");
}

#[test]
fn a_client_may_discover_and_then_begin_a_session_on_the_same_pipe() {
    let place = place();
    let mut session = Session::start(&place, &["--frozen"]);
    // What is no request does not end the conversation before it has begun.
    session.send(b"no JSON\n{}\n[]\n");
    session.send_json(&json!({ "jsonrpc": "2.0", "method": "notifications/roots/list_changed" }));
    session.send_json(&json!({ "jsonrpc": "2.0", "id": 7, "result": {} }));
    session.speak(MODERN);
    session.ask("server/discover", json!({}));
    session.send_json(
        &json!({ "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": 1 } }),
    );
    assert_eq!(session.initialize("2025-11-25")["protocolVersion"], "2025-11-25");
    assert!(!session.call("search", json!({ "query": "runbook" })).ids().is_empty());
    assert!(session.end().success());
}

#[test]
fn what_was_asked_before_the_input_ends_is_answered() {
    let place = place();
    let mut session = Session::modern(&place, &["--frozen"]);
    let ids: Vec<u64> = (0..40)
        .map(|n| {
            session.request(
                "tools/call",
                json!({ "name": "search", "arguments": { "query": format!("runbook {n}") } }),
            )
        })
        .collect();
    session.close();
    let line = |_: &u64| -> serde_json::Value { serde_json::from_str(&session.line()).expect("JSON") };
    let mut answered: Vec<u64> = ids.iter().map(|id| line(id)["id"].as_u64().expect("an id")).collect();
    answered.sort_unstable();
    assert_eq!(answered, ids);
    assert!(session.end().success());
}
