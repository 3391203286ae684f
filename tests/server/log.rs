//! A log that cannot be written keeps nobody waiting.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::client::Client;
use super::running::{PATIENCE, Running};
use crate::cli::workplace::Workplace;

/// More lines than a pipe holds and the server keeps for later.
const MANY: usize = 8000;

fn command(place: &Workplace, address: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_timra"));
    command.args(["serve", "--frozen", "--rate-limit", "0", "--addr", address]);
    command.current_dir(place.path("")).stdout(Stdio::null());
    command
}

/// A server whose log has been read as far as it says where it listens.
fn read_so_far(place: &Workplace) -> (Running, BufReader<ChildStderr>) {
    let mut process =
        command(place, "127.0.0.1:0").stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut log = BufReader::new(process.stderr.take().expect("standard error"));
    let mut line = String::new();
    while !line.contains("http://") {
        line.clear();
        assert!(log.read_line(&mut line).expect("a line") > 0, "the server ended");
    }
    let (_, url) = line.trim_end().split_once("http://").expect("an address");
    (Running::of(process, url.trim_end_matches('/').parse().expect("an address")), log)
}

/// Asks many times, over four connections at a time; every question is answered.
fn ask_many(address: SocketAddr) {
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(move || {
                for _ in 0..MANY / 400 {
                    let mut client = Client::connect(address);
                    for number in 0..100 {
                        let path = ["/healthz", "/api/search?q=blue"][usize::from(number % 50 == 0)];
                        assert_eq!(client.get(path, &[]).status(), 200);
                    }
                }
            });
        }
    });
}

#[test]
fn a_log_that_nobody_reads_is_dropped_and_counted() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let (server, log) = read_so_far(&place);
    ask_many(server.address);
    assert!(server.metric("timra_log_lines_dropped_total") > 0.0);
    assert_eq!(server.metric("timra_panics_total"), 0.0);
    server.terminate();
    assert!(server.ended().success());
    drop(log);
}

#[test]
fn a_log_whose_reader_has_gone_is_dropped_and_counted() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let (server, log) = read_so_far(&place);
    drop(log);
    ask_many(server.address);
    assert!(server.metric("timra_log_lines_dropped_total") > 0.0);
    server.terminate();
    assert!(server.ended().success());
}

#[test]
#[cfg(target_os = "linux")]
fn a_log_on_a_full_disk_is_dropped_and_counted() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let server = on_full_disk(&place);
    ask_many(server.address);
    assert!(server.metric("timra_log_lines_dropped_total") > 0.0);
    server.terminate();
    assert!(server.ended().success());
}

/// A server that cannot say where it listens, and so is told.
#[cfg(target_os = "linux")]
fn on_full_disk(place: &Workplace) -> Running {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address = free.expect("a port");
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
        let mut process =
            command(place, &address.to_string()).stderr(full).spawn().expect("the program starts");
        if answers(&mut process, address) {
            return Running::of(process, address);
        }
    }
    panic!("every port is taken by somebody else");
}

/// Waits until there is something that listens; `false` if the process ends before, as where somebody else does.
#[cfg(target_os = "linux")]
fn answers(process: &mut Child, address: SocketAddr) -> bool {
    loop {
        if process.try_wait().expect("a process").is_some() {
            return false;
        }
        if TcpStream::connect(address).is_ok() {
            return true;
        }
        thread::sleep(Duration::from_millis(10));
    }
}
