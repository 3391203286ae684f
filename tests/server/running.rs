//! A server that runs for as long as a test needs it.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::client::{Answer, Client};
use crate::cli::workplace::Workplace;

/// How long anything is waited for. Long, because the machine may be busy: nothing is measured with it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A running `timra serve`; killed when dropped.
pub(crate) struct Running {
    process: Child,
    pub address: SocketAddr,
    /// What it has written on standard error so far.
    pub log: Arc<Mutex<String>>,
}

impl Running {
    /// Starts the server in a directory, on a free port.
    pub(crate) fn start(place: &Workplace, args: &[&str]) -> Running {
        let mut process = Command::new(env!("CARGO_BIN_EXE_timra"))
            .args(["serve", "--addr", "127.0.0.1:0"])
            .args(args)
            .current_dir(place.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(process.stderr.take().expect("standard error")).lines();
        let mut said = String::new();
        let address = loop {
            let line = lines.next().unwrap_or_else(|| panic!("the server ended: {said}")).expect("a line");
            said += &format!("{line}\n");
            if let Some((_, url)) = line.split_once("http://") {
                break url.trim_end_matches('/').parse().expect("an address");
            }
        };
        let log = Arc::new(Mutex::new(said));
        let writer = log.clone();
        // Somebody has to read on, or the server would wait for room in the pipe.
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                *writer.lock().expect("a log") += &format!("{line}\n");
            }
        });
        Running { process, address, log }
    }

    /// A server that was started otherwise; nothing is known of its log.
    pub(crate) fn of(process: Child, address: SocketAddr) -> Running {
        Running { process, address, log: Arc::default() }
    }

    pub(crate) fn log(&self) -> String {
        self.log.lock().expect("a log").clone()
    }

    /// A connection of its own.
    pub(crate) fn client(&self) -> Client {
        Client::connect(self.address)
    }

    /// The answer at a path, over a connection of its own.
    #[track_caller]
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.client().get(path, &[])
    }

    /// The value of a counter; 0 if it has not been counted yet.
    #[track_caller]
    pub(crate) fn metric(&self, name: &str) -> f64 {
        let text = self.get("/metrics").text();
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.map_or(0.0, |value| value.parse().expect("a number"))
    }

    /// Asks `/readyz` until it says what is wanted.
    #[track_caller]
    pub(crate) fn wait_until(&self, wanted: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        let started = Instant::now();
        loop {
            let ready = self.get("/readyz").json();
            if wanted(&ready) {
                return ready;
            }
            assert!(started.elapsed() < PATIENCE, "{ready}\n{}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Tells the server to stop, as a supervisor does.
    pub(crate) fn terminate(&self) {
        let done = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        assert!(done.expect("kill runs").success());
    }

    /// How the server ended; fails the test if it does not.
    pub(crate) fn ended(mut self) -> ExitStatus {
        let started = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().expect("a process") {
                return status;
            }
            assert!(started.elapsed() < PATIENCE, "the server does not end:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
