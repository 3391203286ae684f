//! The official clients of the protocol ask as assistants do, over both transports.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::cli::workplace::Workplace;
use crate::server::running::Running;

/// What each client was told, a value a client; `None`, said aloud, where the clients are not installed.
fn told(place: &Workplace, args: &[&str]) -> Option<Vec<Value>> {
    let clients: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/assistant/clients");
    if !clients.join("node_modules").exists() {
        eprintln!("skipped: the clients are not there; npm ci --prefix tests/assistant/clients");
        return None;
    }
    let mut command = Command::new("node");
    command.arg(clients.join("ask.mjs")).args(args).current_dir(place.path(""));
    let asked = command.stdin(Stdio::null()).output().expect("Node runs");
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    let lines = String::from_utf8(asked.stdout).expect("text");
    Some(lines.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect())
}

/// Every client has the tools, the sections that the command line finds, and their text.
fn every_client_is_answered(place: &Workplace, args: &[&str]) {
    let Some(told) = told(place, args) else { return };
    let found = place.found(&["--index", "ix", "-n", "3", "khoi phuc du lieu"]);
    assert_eq!(told.len(), 4, "{told:?}");
    for told in told {
        assert_eq!(told["tools"], json!(["search", "fetch", "outline", "related"]), "{told}");
        assert_eq!(told["ids"], json!(found), "{told}");
        assert!(told["text"].as_str().is_some_and(|text| text.contains("23/01/2026")), "{told}");
        assert_eq!(told["resource"], told["text"], "{told}");
        assert!(told["prompt"].as_str().is_some_and(|text| text.ends_with("khôi phục")), "{told}");
        assert_eq!(told["refused"], json!(true), "an unknown argument is said with what is meant: {told}");
        assert!(told["instructions"].as_str().is_some_and(|text| text.contains("url")), "{told}");
    }
}

#[test]
fn the_official_clients_are_answered_over_a_pipe() {
    let place = Workplace::with_sample();
    place.timra(&["index", "content", "--index", "ix"]).exits(0);
    every_client_is_answered(&place, &["stdio", env!("CARGO_BIN_EXE_timra"), "mcp", "--index", "ix"]);
}

#[test]
fn the_official_clients_are_answered_over_http() {
    let place = Workplace::with_sample();
    place.timra(&["index", "content", "--index", "ix"]).exits(0);
    let server = Running::start(&place, &["--index", "ix", "--mcp"]);
    every_client_is_answered(&place, &["http", &format!("http://{}/mcp", server.address)]);
}
