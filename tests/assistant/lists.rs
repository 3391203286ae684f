//! What an assistant is told before it asks.

use serde_json::{Value, json};

use super::session::Session;
use crate::cli::workplace::Workplace;

#[test]
fn the_list_of_tools_is_short_and_says_that_nothing_is_changed() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    let listed = session.ask("tools/list", json!({}));
    let tools = listed["tools"].as_array().expect("tools");
    assert!(listed.to_string().len() <= 4096, "{} bytes", listed.to_string().len());
    for tool in tools {
        let hints = &tool["annotations"];
        assert_eq!(hints["readOnlyHint"], true, "{tool}");
        assert_eq!(
            (&hints["idempotentHint"], &hints["openWorldHint"]),
            (&json!(true), &json!(false)),
            "{tool}"
        );
        assert_eq!(tool["inputSchema"]["additionalProperties"], false, "{tool}");
    }
    assert_eq!(session.ask("tools/list", json!({})), listed);
    insta::assert_snapshot!("tools", format!("{listed:#}"));
}

#[test]
fn instructions_are_made_from_the_index() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let begun = Session::start(&place, &["--frozen"]).initialize("2025-11-25");
    let told = begun["instructions"].as_str().expect("instructions");
    let day = told.split("Index of ").nth(1).and_then(|rest| rest.split('.').next()).expect("a day");
    assert_eq!(day.len(), "2026-11-29".len(), "{told}");
    insta::assert_snapshot!("instructions", told.replace(day, "DAY"));
    // However many sites there are, and whatever they are called.
    let place = Workplace::empty();
    let sites: Vec<String> = (0..60).map(|n| format!("{n}-{}", "lâu đài ".repeat(20).trim())).collect();
    for site in &sites {
        place.write(format!("{site}/a.md"), "# A\n\nText.\n");
    }
    let roots: Vec<&str> = sites.iter().map(String::as_str).collect();
    place.timra(&[&["index"], roots.as_slice()].concat()).exits(0);
    let begun = Session::start(&place, &["--frozen"]).initialize("2025-11-25");
    let told = begun["instructions"].as_str().expect("instructions");
    assert!(told.len() <= 1024 && told.contains("60"), "{} bytes: {told}", told.len());
}

#[test]
fn there_is_a_prompt_and_a_template() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    let prompts = session.ask("prompts/list", json!({}));
    assert_eq!(prompts["prompts"][0]["name"], "cite");
    assert_eq!(prompts["cacheScope"], "private");
    let prompt = session
        .ask("prompts/get", json!({ "name": "cite", "arguments": { "question": "Ai trực tuần này?" } }));
    let text = prompt["messages"][0]["content"]["text"].as_str().expect("text");
    assert!(text.contains("Ai trực tuần này?") && text.contains("link"), "{text}");
    session.ask_wrongly("prompts/get", json!({ "name": "cite" }));
    session.ask_wrongly("prompts/get", json!({ "name": "other", "arguments": { "question": "x" } }));

    let templates = session.ask("resources/templates/list", json!({}));
    assert_eq!(templates["resourceTemplates"][0]["uriTemplate"], "timra://{site}/{+path}#{anchor}");
    assert_eq!(session.ask("resources/list", json!({}))["resources"], json!([]));
    let id = session.call("search", json!({ "query": "hạ tầng dưới dạng mã" })).ids().remove(0);
    let read = session.ask("resources/read", json!({ "uri": format!("timra://{id}") }));
    assert_eq!(
        (&read["cacheScope"], &read["contents"][0]["mimeType"]),
        (&json!("private"), &json!("text/markdown"))
    );
    let fetched = session.call("fetch", json!({ "id": id }));
    assert_eq!(read["contents"][0]["text"], fetched.structured()["text"]);
    for uri in ["timra://", "timra://nowhere#", "file:///etc/passwd", "http://x"] {
        let error: Value = session.ask_wrongly("resources/read", json!({ "uri": uri }));
        assert_eq!(error["code"], -32602, "{error}");
    }
}
