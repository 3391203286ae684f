//! A client as small as can be: it sends what it is told to, however wrong, and reads what comes back.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

use super::running::PATIENCE;

/// A connection that is kept open.
pub(crate) struct Client(BufReader<TcpStream>);

impl Client {
    pub(crate) fn connect(address: SocketAddr) -> Client {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream.set_nodelay(true).expect("a socket");
        Client(BufReader::new(stream))
    }

    /// Sends bytes as they are; the server may have hung up already.
    pub(crate) fn send(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.0.get_mut().write_all(bytes)
    }

    /// Says that nothing more is sent, and reads whatever comes until the server hangs up.
    pub(crate) fn rest(mut self) -> Vec<u8> {
        let _ = self.0.get_mut().shutdown(std::net::Shutdown::Write);
        self.until_closed()
    }

    /// Reads whatever comes until the server hangs up; fails the test if it never does.
    pub(crate) fn until_closed(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        match self.0.read_to_end(&mut bytes) {
            Err(error)
                if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) =>
            {
                panic!("the server does not hang up")
            }
            _ => bytes,
        }
    }

    #[track_caller]
    pub(crate) fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask("GET", path, headers)
    }

    #[track_caller]
    pub(crate) fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let request = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");
        self.send(request.as_bytes()).expect("a request is sent");
        self.answer(method == "HEAD").unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    /// Reads one answer.
    pub(crate) fn answer(&mut self, is_head: bool) -> std::io::Result<Answer> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut head)? == 0 {
                return Err(std::io::Error::other(format!("the server hung up after {head:?}")));
            }
        }
        let mut answer = Answer { head, body: Vec::new() };
        let length = answer.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        if !is_head && answer.status() != 304 {
            answer.body.resize(length, 0);
            self.0.read_exact(&mut answer.body)?;
        }
        Ok(answer)
    }
}

/// An answer of the server.
#[derive(Debug)]
pub(crate) struct Answer {
    head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub(crate) fn status(&self) -> u16 {
        self.head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status")
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Fails the test unless this is a problem with this status, as RFC 9457 has it.
    #[track_caller]
    pub(crate) fn is_problem(&self, status: u16) -> serde_json::Value {
        assert_eq!(self.status(), status, "{}", self.text());
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        let problem = self.json();
        assert_eq!(problem["status"], status);
        for name in ["type", "title", "detail"] {
            assert!(problem[name].as_str().is_some_and(|text| !text.is_empty()), "{name} in {problem}");
        }
        problem
    }

    /// Ids of the hits, best first.
    #[track_caller]
    pub(crate) fn ids(&self) -> Vec<String> {
        let answer = self.json();
        let hits = answer["hits"].as_array().unwrap_or_else(|| panic!("{answer}"));
        hits.iter().map(|hit| hit["id"].as_str().expect("an id").to_owned()).collect()
    }
}
