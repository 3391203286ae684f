//! An assistant that has started the program and asks.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::cli::workplace::Workplace;

/// How long anything is waited for. Long, because the machine may be busy: nothing is measured with it.
const PATIENCE: Duration = Duration::from_secs(60);

/// The revision without sessions.
pub(crate) const MODERN: &str = "2026-07-28";

/// A running `timra mcp`; killed when dropped.
pub(crate) struct Session {
    process: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
    /// What each request says of its client; in the revisions before, `initialize` says it once.
    meta: Option<Value>,
    last: u64,
}

impl Session {
    /// Starts the program in a directory. Nothing has been said yet.
    pub(crate) fn start(place: &Workplace, args: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_timra"))
            .arg("mcp")
            .args(args)
            .current_dir(place.path(""))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let output = BufReader::new(process.stdout.take().expect("standard output"));
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        Self { input: process.stdin.take(), process, lines, meta: None, last: 0 }
    }

    /// Starts the program for a client of the revision without sessions.
    pub(crate) fn modern(place: &Workplace, args: &[&str]) -> Self {
        let mut session = Self::start(place, args);
        session.speak(MODERN);
        session
    }

    /// From now on, each request says that its client speaks this revision.
    pub(crate) fn speak(&mut self, revision: &str) {
        self.meta = Some(json!({
            "io.modelcontextprotocol/protocolVersion": revision,
            "io.modelcontextprotocol/clientInfo": { "name": "test", "version": "1" },
            "io.modelcontextprotocol/clientCapabilities": {},
        }));
    }

    /// Sends bytes as they are.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("an open input");
        input.write_all(bytes).and_then(|()| input.flush()).expect("the program reads");
    }

    /// Sends a message on a line.
    pub(crate) fn send_json(&mut self, message: &Value) {
        self.send(format!("{message}\n").as_bytes());
    }

    /// Sends a request without waiting for its answer; its id.
    pub(crate) fn request(&mut self, method: &str, mut params: Value) -> u64 {
        self.last += 1;
        if let Some(meta) = &self.meta {
            params["_meta"] = meta.clone();
        }
        self.send_json(&json!({ "jsonrpc": "2.0", "id": self.last, "method": method, "params": params }));
        self.last
    }

    /// The next line that the program writes.
    #[track_caller]
    pub(crate) fn line(&self) -> String {
        self.lines.recv_timeout(PATIENCE).expect("a line of the program")
    }

    /// The answer to the request with this id; what comes before it has to be JSON.
    #[track_caller]
    pub(crate) fn answer(&self, id: u64) -> Value {
        loop {
            let line = self.line();
            let message: Value =
                serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
            if message["id"] == id {
                return message;
            }
        }
    }

    /// Asks, and returns the result.
    #[track_caller]
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// Asks, and returns the error.
    #[track_caller]
    pub(crate) fn ask_wrongly(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("result").is_none(), "{method}: {answer}");
        answer["error"].take()
    }

    /// Begins as the revisions with sessions do; what the program answers.
    #[track_caller]
    pub(crate) fn initialize(&mut self, revision: &str) -> Value {
        self.meta = None;
        let client = json!({ "name": "test", "version": "1" });
        let params = json!({ "protocolVersion": revision, "capabilities": {}, "clientInfo": client });
        let answer = self.ask("initialize", params);
        self.send_json(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }));
        answer
    }

    /// Calls a tool.
    #[track_caller]
    pub(crate) fn call(&mut self, tool: &str, arguments: Value) -> Called {
        Called(self.ask("tools/call", json!({ "name": tool, "arguments": arguments })))
    }

    /// Says that nothing more comes.
    pub(crate) fn close(&mut self) {
        drop(self.input.take());
    }

    /// Says that nothing more comes; how the program ends. Fails the test if it does not.
    pub(crate) fn end(mut self) -> ExitStatus {
        self.close();
        let started = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().expect("a process") {
                return status;
            }
            assert!(started.elapsed() < PATIENCE, "the program does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Memory of the program that no file stands behind, in bytes.
    #[cfg(target_os = "linux")]
    pub(crate) fn memory(&self) -> u64 {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).expect("a process");
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).expect("a line");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") << 10
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What came of a call to a tool.
#[derive(Debug)]
pub(crate) struct Called(pub Value);

impl Called {
    /// What the model reads.
    #[track_caller]
    pub(crate) fn text(&self) -> &str {
        let content = self.0["content"].as_array().expect("content");
        assert_eq!(content.len(), 1, "{content:?}");
        content[0]["text"].as_str().expect("text")
    }

    /// What programs read; fails the test if the call was refused.
    #[track_caller]
    pub(crate) fn structured(&self) -> &Value {
        assert_eq!(self.0["isError"], false, "{}", self.0);
        &self.0["structuredContent"]
    }

    /// What a refused call says.
    #[track_caller]
    pub(crate) fn refused(&self) -> &str {
        assert_eq!(self.0["isError"], true, "{}", self.0);
        self.text()
    }

    /// Bytes of the longer of the two parts.
    pub(crate) fn bytes(&self) -> usize {
        self.text().len().max(self.structured().to_string().len())
    }

    /// Ids of the results of a search.
    #[track_caller]
    pub(crate) fn ids(&self) -> Vec<String> {
        let results = self.structured()["results"].as_array().expect("results");
        results.iter().map(|result| result["id"].as_str().expect("an id").to_owned()).collect()
    }

    /// The cursor of what follows.
    pub(crate) fn next(&self) -> Option<String> {
        Some(self.structured()["next"].as_str()?.to_owned())
    }
}
