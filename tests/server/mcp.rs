//! Assistants over HTTP: `/mcp`.

use std::io::Write;

use serde_json::{Value, json};

use super::client::Answer;
use super::running::Running;
use crate::assistant::session::MODERN;
use crate::cli::workplace::Workplace;

/// A request to a tool, as the revision without sessions has it.
fn call(tool: &str, arguments: Value) -> Value {
    let meta = json!({
        "io.modelcontextprotocol/protocolVersion": MODERN,
        "io.modelcontextprotocol/clientCapabilities": {},
    });
    let params = json!({ "name": tool, "arguments": arguments, "_meta": meta });
    json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params })
}

/// The answer to a message that a client of this revision posts.
fn post(server: &Running, message: &Value, revision: &str, headers: &[(&str, &str)]) -> Answer {
    let method = message["method"].as_str().expect("a method");
    let tool = message["params"]["name"].as_str().unwrap_or_default();
    let of_revision = match revision {
        MODERN => format!("Mcp-Method: {method}\r\nMcp-Name: {tool}\r\n"),
        _ => String::new(),
    };
    let host = if headers.iter().any(|(name, _)| *name == "Host") { "" } else { "Host: localhost\r\n" };
    let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let body = message.to_string();
    let mut request = Vec::new();
    write!(
        request,
        "POST /mcp HTTP/1.1\r\n{host}{headers}Content-Type: application/json\r\n\
         Accept: application/json, text/event-stream\r\nMCP-Protocol-Version: {revision}\r\n{of_revision}\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .expect("a request");
    let mut client = server.client();
    client.send(&request).expect("a request is sent");
    client.answer(false).expect("an answer")
}

#[test]
fn a_client_of_either_kind_is_answered() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &["--mcp"]);
    let called = post(&server, &call("search", json!({ "query": "blue green", "limit": 3 })), MODERN, &[]);
    assert_eq!(called.status(), 200, "{}", called.text());
    assert_eq!(called.header("content-type"), Some("application/json"));
    let result = called.json()["result"].take();
    let ids: Vec<&str> = result["structuredContent"]["results"]
        .as_array()
        .expect("results")
        .iter()
        .map(|result| result["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(ids, place.found(&["--frozen", "--limit", "3", "blue green"]));

    let client = json!({ "name": "test", "version": "1" });
    for revision in ["2025-11-25", "2025-06-18", "2025-03-26"] {
        let params = json!({ "protocolVersion": revision, "capabilities": {}, "clientInfo": client });
        let message = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params });
        let begun = post(&server, &message, revision, &[]);
        assert_eq!(begun.status(), 200, "{}", begun.text());
        // There is no session to keep.
        assert_eq!(begun.header("mcp-session-id"), None);
        assert_eq!(begun.json()["result"]["protocolVersion"], revision);
        let listed = json!({ "jsonrpc": "2.0", "id": 2, "method": "tools/list" });
        let listed = post(&server, &listed, revision, &[]);
        assert!(
            listed.json()["result"]["tools"].as_array().is_some_and(|tools| tools.len() > 2),
            "{}",
            listed.text()
        );
    }
}

#[test]
fn whom_a_request_is_from_and_for_is_checked() {
    let place = Workplace::with_sample();
    let server =
        Running::start(&place, &["--mcp", "--cors", "https://tools.example", "--host", "search.example"]);
    let message = call("search", json!({ "query": "blue green" }));
    let status = |headers: &[(&str, &str)]| post(&server, &message, MODERN, headers).status();
    assert_eq!(status(&[]), 200);
    assert_eq!(status(&[("Origin", "https://tools.example")]), 200);
    assert_eq!(status(&[("Origin", "http://localhost")]), 200);
    assert_eq!(status(&[("Host", "search.example")]), 200);
    // A host that is right says nothing of the page that asks.
    for origin in [
        "http://evil.example",
        "null",
        "http://localhost:1",
        "https://tools.example.evil.example",
        "https://tools.example:444",
    ] {
        assert_eq!(status(&[("Origin", origin)]), 403, "{origin}");
    }
    let problem = post(&server, &message, MODERN, &[("Origin", "http://evil.example")]).is_problem(403);
    assert!(!problem.to_string().contains("tools/list"));
    for host in ["evil.example", "localhost.evil.example"] {
        assert_eq!(status(&[("Host", host)]), 421, "{host}");
    }
}

#[test]
fn only_a_client_with_the_token_is_told_anything() {
    let place = Workplace::with_sample();
    let token = "0123456789abcdef-token";
    place.write("token", format!("{token}\n"));
    let server = Running::start(&place, &["--mcp", "--token-file", "token"]);
    let message = call("search", json!({ "query": "blue green" }));
    let status = |headers: &[(&str, &str)]| post(&server, &message, MODERN, headers).status();
    assert_eq!(status(&[("Authorization", &format!("Bearer {token}"))]), 200);
    for wrong in ["", "Bearer", "Bearer x", "Basic 0123456789abcdef-token", "Bearer 0123456789abcdef-tokex"] {
        assert_eq!(status(&[("Authorization", wrong)]), 401, "{wrong}");
    }
    assert_eq!(status(&[]), 401);
    // What is kept from one door is not open at another.
    for path in ["/", "/api/search?q=blue", "/api/section?id=x", "/api/suggest?q=b"] {
        let answer = server.get(path);
        assert_eq!((answer.status(), answer.header("www-authenticate")), (401, Some("Bearer")), "{path}");
    }
    let authorized =
        server.client().get("/api/search?q=blue", &[("Authorization", &format!("Bearer {token}"))]);
    assert_eq!(authorized.status(), 200);
    assert_eq!(server.get("/healthz").status(), 200);
    place.write("short", "abc\n");
    place.timra(&["serve", "--token-file", "short"]).exits(2).says(&["short"]);
    place.timra(&["serve", "--token-file", "nowhere"]).exits(2).says(&["nowhere"]);
}

#[test]
fn what_is_no_message_is_refused() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &["--mcp"]);
    let long = call("search", json!({ "query": "x".repeat(300 << 10) }));
    assert_eq!(post(&server, &long, MODERN, &[]).status(), 413);
    assert_eq!(server.get("/mcp").status(), 405);
    for (body, kind) in [("{", "application/json"), ("[]", "application/json"), ("{}", "text/plain")] {
        let mut client = server.client();
        let head = "POST /mcp HTTP/1.1\r\nHost: localhost\r\nAccept: application/json, text/event-stream\r\n";
        let request = format!("{head}Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        client.send(request.as_bytes()).expect("a request is sent");
        let status = client.answer(false).expect("an answer").status();
        assert!((400..500).contains(&status), "{body}: {status}");
    }
    // Elsewhere no body is taken, and without the flag nothing is there.
    let without = Running::start(&place, &[]);
    assert_eq!(post(&without, &call("search", json!({ "query": "x" })), MODERN, &[]).status(), 413);
    assert_eq!(without.get("/mcp").status(), 404);
}
