//! Clients that send nonsense, too much, or do not read.

use serde_json::json;

use super::session::{MODERN, Session};
use crate::cli::workplace::Workplace;
use crate::index::random::Random;

/// What no client should send: parts of messages, put together by chance.
fn frame(random: &mut Random) -> Vec<u8> {
    const PARTS: [&str; 26] = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "null",
        "true",
        "-1",
        "1e999",
        "\"jsonrpc\":\"2.0\"",
        "\"id\":1",
        "\"id\":null",
        "\"id\":{}",
        "\"method\":\"tools/call\"",
        "\"method\":\"initialize\"",
        "\"params\":[]",
        "\"params\":{\"name\":\"search\"}",
        "\u{0}",
        "\u{feff}",
        "hạ tầng",
        "\"method\":\"notifications/cancelled\"",
        "\"params\":{\"requestId\":5}",
        "\r",
    ];
    let mut below = |end: usize| usize::try_from(random.below(end as u64)).expect("a small number");
    let length = below(30);
    let mut bytes: Vec<u8> = (0..length).flat_map(|_| PARTS[below(PARTS.len())].bytes()).collect();
    match below(8) {
        0 => bytes.extend("[".repeat(below(20_000)).bytes()),
        1 => bytes.extend((0..below(200)).map(|_| below(256) as u8)),
        2 => {
            let arguments = json!({ "query": [1, 2] });
            let params = json!({ "name": "search", "arguments": arguments });
            let call = json!({ "jsonrpc": "2.0", "id": format!("g{}", below(9)), "method": "tools/call", "params": params });
            bytes = call.to_string().into_bytes();
        }
        _ => {}
    }
    bytes.retain(|byte| *byte != b'\n');
    bytes
}

#[test]
fn two_thousand_frames_of_nonsense_are_survived() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    let mut random = Random::new(25);
    session.ask("server/discover", json!({}));
    for round in 0..4 {
        for _ in 0..500 {
            let mut bytes = frame(&mut random);
            bytes.push(b'\n');
            session.send(&bytes);
        }
        // It answers on, before a session has begun and after.
        assert!(!session.call("search", json!({ "query": "runbook" })).ids().is_empty(), "{round}");
    }
    // A line that is longer than any message is passed over and not kept.
    let before = memory(&session);
    for _ in 0..64 {
        session.send(&vec![b'x'; 1 << 20]);
    }
    session.send(b"\n");
    session.call("search", json!({ "query": "runbook" }));
    let after = memory(&session);
    assert!(after < before + (16 << 20), "{before} bytes before, {after} after");
    assert!(session.end().success());
}

#[test]
fn nonsense_before_the_first_request_is_survived() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut random = Random::new(7);
    for _ in 0..4 {
        let mut session = Session::start(&place, &["--frozen"]);
        for _ in 0..100 {
            let mut bytes = frame(&mut random);
            bytes.push(b'\n');
            session.send(&bytes);
        }
        session.speak(MODERN);
        assert!(!session.call("search", json!({ "query": "runbook" })).ids().is_empty());
    }
}

#[test]
fn a_thousand_requests_at_once_are_all_answered() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    let ids: Vec<u64> = (0..1_000)
        .map(|n| {
            session.request(
                "tools/call",
                json!({ "name": "search", "arguments": { "query": format!("runbook {n}") } }),
            )
        })
        .collect();
    let mut answered: Vec<u64> = ids
        .iter()
        .map(|_| {
            let message: serde_json::Value = serde_json::from_str(&session.line()).expect("JSON");
            assert_eq!(message["result"]["isError"], false, "{message}");
            message["id"].as_u64().expect("an id")
        })
        .collect();
    answered.sort_unstable();
    assert_eq!(answered, ids);
    assert!(session.end().success());
}

#[cfg(target_os = "linux")]
fn memory(session: &Session) -> u64 {
    session.memory()
}

#[cfg(not(target_os = "linux"))]
fn memory(_: &Session) -> u64 {
    0
}
