//! Idle connections stand in nobody's way.

use std::thread;
use std::time::{Duration, Instant};

use super::client::Client;
use super::running::{PATIENCE, Running};
use crate::cli::workplace::Workplace;

/// As many connections as there is room for.
const ALL: usize = 512;

/// Less than a connection may be silent.
const SILENCE: Duration = Duration::from_secs(9);

#[test]
fn a_server_full_of_idle_connections_answers_whoever_comes() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &["--connections-per-client", "0"]);
    let started = Instant::now();
    // Some have sent nothing, some a part of a request, and some have had an answer.
    let mut idle: Vec<Client> = (0..ALL).map(|_| server.client()).collect();
    for client in idle.iter_mut().step_by(3) {
        client.send(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n").expect("sent");
    }
    for client in idle.iter_mut().skip(ALL / 6 * 3).step_by(3) {
        client.send(b"\r\n").expect("sent");
        assert_eq!(client.answer(false).expect("an answer").status(), 200);
    }
    let mut others: Vec<Client> = (0..3).map(|_| server.client()).collect();
    for other in &mut others {
        assert_eq!(other.get("/healthz", &[]).status(), 200);
    }
    let metrics = others[0].get("/metrics", &[]).text();
    let closed = metrics.lines().find_map(|line| line.strip_prefix("timra_idle_connections_closed_total "));
    let closed: usize = closed.expect("a counter").parse().expect("a number");
    // On a machine that took so long, some have been given up for their silence.
    assert!(closed >= others.len() || started.elapsed() > SILENCE, "{closed} were closed");
}

#[test]
fn one_client_cannot_take_every_connection() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let mut clients: Vec<Client> = (0..128).map(|_| server.client()).collect();
    assert_eq!(clients[0].get("/healthz", &[]).status(), 200);
    let mut last = server.client();
    assert_eq!(last.get("/healthz", &[]).status(), 200);
    // One of its own has made room for it, and goes in a moment.
    let started = Instant::now();
    let wanted = ["timra_connections 128", "timra_idle_connections_closed_total 1"];
    loop {
        let metrics = last.get("/metrics", &[]).text();
        if wanted.iter().all(|line| metrics.lines().any(|known| known == *line)) {
            break;
        }
        assert!(started.elapsed() < PATIENCE, "{metrics}");
        thread::sleep(Duration::from_millis(10));
    }
}
