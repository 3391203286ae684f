//! A proxy before a node, which answers some requests itself and changes what is said to others.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::Value;

/// Changes what a node says to requests whose path has a word in it.
type Saying = (&'static str, fn(&mut Value));

/// Is told the first line of each request, before the node gets it (`false`) and when the node has answered (`true`).
type Watching = Box<dyn Fn(&str, bool) -> bool + Send + Sync>;

/// What a proxy has of itself.
struct ProxyState {
    node: String,
    watching: Option<Watching>,
    count: AtomicUsize,
    failed: AtomicUsize,
    fails: fn(usize) -> Option<&'static str>,
}

/// A proxy that runs until the program ends.
pub(crate) struct Proxy {
    within: Arc<ProxyState>,
    listener: Option<TcpListener>,
    pub url: String,
}

impl Proxy {
    /// A proxy before the node at `url` that tells `watching` of everything, before and after the node is asked, and goes on where that
    /// says so.
    pub(crate) fn watched(url: &str, watching: impl Fn(&str, bool) -> bool + Send + Sync + 'static) -> Self {
        Self::new(url, |_| None, Some(Box::new(watching)))
    }

    /// A proxy before the node at `url`. `fails` says by the number of a request with which status it fails.
    pub(crate) fn before(url: &str, fails: fn(usize) -> Option<&'static str>) -> Self {
        Self::new(url, fails, None)
    }

    fn new(url: &str, fails: fn(usize) -> Option<&'static str>, watching: Option<Watching>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let own = format!("http://{}", listener.local_addr().expect("an address"));
        let node = url.trim_start_matches("http://").to_owned();
        let (count, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let within = Arc::new(ProxyState { node, watching, count, failed, fails });
        let mut proxy = Self { within, listener: Some(listener), url: own };
        proxy.run(None);
        proxy
    }

    /// Another proxy before the same node, which changes what the node says.
    pub(crate) fn saying(self, word: &'static str, change: fn(&mut Value)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let mut proxy = Self { within: self.within, listener: Some(listener), url };
        proxy.run(Some((word, change)));
        proxy
    }

    /// How many requests have failed.
    pub(crate) fn failed(&self) -> usize {
        self.within.failed.load(Ordering::Relaxed)
    }

    fn run(&mut self, saying: Option<Saying>) {
        let (within, listener) = (self.within.clone(), self.listener.take().expect("a listener"));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let within = within.clone();
                thread::spawn(move || within.serve(stream, saying));
            }
        });
    }
}

impl ProxyState {
    /// Answers one request, and closes.
    fn serve(&self, stream: TcpStream, saying: Option<Saying>) -> Option<()> {
        let mut client = BufReader::new(stream.try_clone().ok()?);
        let mut stream = stream;
        let (head, body) = message(&mut client)?;
        let fails = (self.fails)(self.count.fetch_add(1, Ordering::Relaxed));
        if let Some(status) = fails {
            self.failed.fetch_add(1, Ordering::Relaxed);
            write!(stream, "{status}content-length: 2\r\nconnection: close\r\n\r\n{{}}").ok()?;
            return Some(());
        }
        let told = |is_answered: bool| {
            let line = head.lines().next().unwrap_or_default();
            self.watching.as_ref().is_none_or(|watching| watching(line, is_answered))
        };
        if !told(false) {
            return None;
        }
        let mut node = TcpStream::connect(&self.node).ok()?;
        node.write_all(head.as_bytes()).ok()?;
        node.write_all(&body).ok()?;
        let (said, mut answer) = message(&mut BufReader::new(node))?;
        if !told(true) {
            return None;
        }
        if let Some((_, change)) =
            saying.filter(|(word, _)| head.lines().next().is_some_and(|line| line.contains(word)))
        {
            let mut value: Value = serde_json::from_slice(&answer).ok()?;
            change(&mut value);
            answer = value.to_string().into_bytes();
        }
        let status = said.lines().next()?;
        let length = answer.len();
        write!(stream, "{status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n")
            .ok()?;
        stream.write_all(&answer).ok()
    }
}

/// The head and the body of a message of HTTP.
fn message(from: &mut impl BufRead) -> Option<(String, Vec<u8>)> {
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
        head.push_str(&line);
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    Some((head, body))
}
