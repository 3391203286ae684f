//! A server ends when it is told to, whatever clients do.

use super::running::Running;
use crate::cli::workplace::Workplace;

#[test]
fn idle_connections_do_not_keep_it_from_ending() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    // One that has been used and is kept open, one that browsers open in advance and never use, one in mid-request.
    let mut used = server.client();
    assert_eq!(used.get("/api/search?q=blue", &[]).status(), 200);
    let spare = server.client();
    let mut half = server.client();
    half.send(b"GET /api/search?q=blue HTTP/1.1\r\nHost: lo").expect("sent");
    // Connections are taken one after the other, so the spare one has been taken, too.
    assert_eq!(server.get("/healthz").status(), 200);
    server.terminate();
    assert!(server.ended().success());
    drop((used, spare, half));
}

#[test]
fn what_is_under_way_is_answered() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let mut clients: Vec<_> = (0..16).map(|_| server.client()).collect();
    for client in &mut clients {
        assert_eq!(client.get("/healthz", &[]).status(), 200);
    }
    for client in &mut clients {
        client
            .send(b"GET /api/search?q=blue+green+deployment HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .expect("sent");
    }
    // All of the requests have been read once the first of them has been answered and another connection, too.
    let answered = clients[0].answer(false).expect("an answer");
    assert_eq!(answered.status(), 200);
    server.terminate();
    let address = server.address;
    for client in &mut clients[1..] {
        // Either it was read before the end, and then it is answered whole, or the connection is closed.
        if let Ok(answer) = client.answer(false) {
            assert_eq!(answer.status(), 200);
            answer.json();
        }
    }
    assert!(server.ended().success());
    assert!(std::net::TcpStream::connect(address).is_err(), "something still listens");
}
