//! No answer is longer than it may be, and nothing is lost to that.

use serde_json::{Value, json};

use super::session::Session;
use crate::cli::workplace::Workplace;

/// Pages that are long, with long names, and in letters that take many bytes.
fn place() -> Workplace {
    let place = Workplace::empty();
    place.write("hugo.toml", "baseURL = \"https://docs.example.org/\"\n[languages.en]\n[languages.vi]\n");
    let paragraph = "Máy chủ \"chính\" được khởi động lại bằng một lệnh, rồi kiểm tra nhật ký.\n\n";
    let lines: String = (0..400).map(|n| format!("dòng {n}: máy chủ\tđã trả lời\n")).collect();
    let body = format!("{}\n```text\n{lines}\n```\n\n{}", paragraph.repeat(120), "chữ".repeat(20_000));
    let heading = "Khởi động lại máy chủ chính của cụm sau khi mất điện kéo dài hơn một giờ ".repeat(3);
    for page in 0..24 {
        let name = format!("khởi-động-lại-máy-chủ-sau-khi-mất-điện-{page}-{}", "dài-".repeat(30));
        place.write(
            format!("content/{name}.vi.md"),
            format!("---\ntitle: {heading}{page}\n---\n{body}\n\n## {heading}\n\n{paragraph}{page}\n"),
        );
        place.write(format!("content/{name}.en.md"), format!("---\ntitle: Restart {page}\n---\nRestart the server {page}.\n\n## Restart\n\nLook at the log {page}.\n"));
    }
    let id = "d".repeat(4_000);
    place.write(
        "docs.jsonl",
        format!("{{\"id\": \"{id}\", \"text\": \"máy chủ lạc đà\", \"url\": \"https://x.example/{id}\"}}\n"),
    );
    place.timra(&["index", "--jsonl", "docs.jsonl", "content"]).exits(0);
    place
}

#[test]
fn no_answer_is_longer_than_it_may_be() {
    let place = place();
    for (args, search, fetch) in
        [(&["--frozen"][..], 6_000, 16_000), (&["--frozen", "--max-bytes", "8000"], 3_000, 8_000)]
    {
        let mut session = Session::modern(&place, args);
        let mut ids = Vec::new();
        for query in ["máy chủ", "restart the server", "lạc đà", "chữ chữ chữ", "khoi dong lai"]
        {
            let mut cursor = Value::Null;
            for _ in 0..10 {
                let called = session.call("search", json!({ "query": query, "limit": 20, "cursor": cursor }));
                assert!(called.bytes() <= search, "{query}: {} bytes", called.bytes());
                let left_out = called.structured()["left_out"].as_u64().unwrap_or(0);
                assert!(!called.ids().is_empty() || left_out == 1, "{query}: {}", called.text());
                ids.extend(called.ids());
                match called.next() {
                    Some(next) => cursor = json!(next),
                    None => break,
                }
            }
        }
        assert!(ids.len() > 20, "{}", ids.len());
        for id in ids.iter().step_by(9) {
            for with in ["section", "page", "neighbours"] {
                let (mut cursor, mut pieces) = (Value::Null, 0);
                loop {
                    let called = session.call("fetch", json!({ "id": id, "with": with, "cursor": cursor }));
                    if called.0["isError"] == true {
                        assert!(called.refused().contains("`max_bytes`"), "{}", called.refused());
                        break;
                    }
                    assert!(called.bytes() <= fetch, "{id}: {} bytes", called.bytes());
                    pieces += 1;
                    match called.next() {
                        Some(next) if pieces < 12 => cursor = json!(next),
                        _ => break,
                    }
                }
            }
        }
        let mut cursor = Value::Null;
        loop {
            let called = session.call("outline", json!({ "cursor": cursor }));
            assert!(called.bytes() <= search, "{} bytes", called.bytes());
            match called.next() {
                Some(next) => cursor = json!(next),
                None => break,
            }
        }
    }
}
