//! Idle connections stand in nobody's way.

use super::client::Client;
use super::running::Running;
use crate::cli::workplace::Workplace;

/// As many connections as there is room for.
const ALL: usize = 512;

#[test]
fn a_server_full_of_idle_connections_answers_whoever_comes() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &["--connections-per-client", "0"]);
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
    assert!(closed >= others.len(), "{closed} were closed");
    // They went in the order in which they had become idle.
    for first in idle.drain(..others.len()) {
        assert_eq!(first.until_closed(), b"");
    }
}

#[test]
fn one_client_cannot_take_every_connection() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let mut clients: Vec<Client> = (0..129).map(|_| server.client()).collect();
    assert_eq!(clients[128].get("/healthz", &[]).status(), 200);
    // Its own first one has made room for the last.
    assert_eq!(clients.remove(0).until_closed(), b"");
    assert_eq!(clients[0].get("/healthz", &[]).status(), 200);
    // This very question is asked over one of its connections.
    let metrics = clients[127].get("/metrics", &[]).text();
    for line in ["timra_connections 128", "timra_idle_connections_closed_total 1"] {
        assert!(metrics.lines().any(|known| known == line), "{line} is not in:\n{metrics}");
    }
}
