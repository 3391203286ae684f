//! A connection that is kept open as long as the server likes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Result;

pub(crate) struct Client {
    address: SocketAddr,
    stream: BufReader<TcpStream>,
    headers: String,
}

impl Client {
    pub(crate) fn connect(address: SocketAddr) -> Result<Self> {
        Ok(Self { address, stream: opened(address)?, headers: String::new() })
    }

    /// The same for somebody else, as a proxy says it.
    pub(crate) fn on_behalf_of(mut self, address: &str) -> Self {
        self.headers = format!("X-Forwarded-For: {address}\r\n");
        self
    }

    /// The body of the answer to a search; anything but 200 is an error.
    pub(crate) fn search(&mut self, path: &str, words: &str) -> Result<Vec<u8>> {
        self.search_if_possible(path, words)?.ok_or_else(|| "the server has no time".into())
    }

    /// The body of the answer to a search; `None` if the server says that it has no time (503).
    pub(crate) fn search_if_possible(&mut self, path: &str, words: &str) -> Result<Option<Vec<u8>>> {
        let words = utf8_percent_encode(words, NON_ALPHANUMERIC);
        let headers = &self.headers;
        let request = format!("GET {path}?q={words} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.stream.read_line(&mut head)? == 0 {
                return Err(format!("the server hung up after {head:?}").into());
            }
        }
        let head = head.to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.ok_or("an answer without a length")?.parse()?];
        self.stream.read_exact(&mut body)?;
        // One that is a minute old is closed by the server.
        if head.lines().any(|line| line == "connection: close") {
            self.stream = opened(self.address)?;
        }
        match head.split(' ').nth(1) {
            Some("200") => Ok(Some(body)),
            Some("503") => Ok(None),
            _ => Err(head.into()),
        }
    }
}

fn opened(address: SocketAddr) -> Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    Ok(BufReader::new(stream))
}
