//! Behind a proxy, clients are told apart by what it says of them.

use super::client::Client;
use super::running::Running;
use crate::cli::workplace::Workplace;

fn search(client: &mut Client, from: &str) -> u16 {
    client.get("/api/search?q=", &[("X-Forwarded-For", from)]).status()
}

#[test]
fn a_trusted_proxy_says_whom_a_search_counts_for() {
    let place = Workplace::with_sample();
    let trusting = Running::start(
        &place,
        &["--rate-limit", "1", "--trust-proxy", "127.0.0.0/8", "--trust-proxy", "::1"],
    );
    let mut proxy = trusting.client();
    let refused = (0..200).map(|_| search(&mut proxy, "198.51.100.7, 192.0.2.1")).filter(|it| *it == 429);
    assert!(refused.count() > 0, "one of them has no limit");
    assert_eq!(search(&mut proxy, "192.0.2.2"), 200);
    assert!(trusting.log().contains("client=192.0.2.1"), "{}", trusting.log());
    // Whoever is not trusted may say what he likes.
    let doubting = Running::start(&place, &["--rate-limit", "1", "--trust-proxy", "10.0.0.0/8"]);
    let mut client = doubting.client();
    let refused = (0..200).map(|n| search(&mut client, &format!("192.0.2.{n}"))).filter(|it| *it == 429);
    assert!(refused.count() > 0, "headers make new clients");
    place
        .timra(&["serve", "--addr", "127.0.0.1:0", "--trust-proxy", "10.0.0.0/64"])
        .exits(2)
        .says(&["10.0.0.0/64", "10.0.0.0/8"]);
}

#[test]
fn a_trusted_proxy_has_connections_for_all_of_its_clients() {
    let place = Workplace::with_sample();
    let limit = ["--connections-per-client", "2", "--rate-limit", "0"];
    let server = Running::start(&place, &[&limit[..], &["--trust-proxy", "127.0.0.1"]].concat());
    let mut proxy: Vec<Client> = (0..200).map(|_| server.client()).collect();
    for (number, client) in proxy.iter_mut().enumerate() {
        assert_eq!(search(client, &format!("192.0.2.{number}")), 200);
    }
    assert_eq!(server.metric("timra_idle_connections_closed_total"), 0.0);
    assert_eq!(server.metric(r#"timra_rejected_total{reason="connections"}"#), 0.0);
}

#[test]
fn a_path_that_a_proxy_leaves_in_addresses_is_no_part_of_them() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &["--base-path", "/docs/search/"]);
    for path in ["", "/docs/search"] {
        assert_eq!(server.get(&format!("{path}/api/search?q=blue")).status(), 200, "{path}");
        assert_eq!(server.get(&format!("{path}/timra-search.js")).status(), 200, "{path}");
        assert_eq!(server.get(&format!("{path}/no/such")).status(), 404, "{path}");
    }
    let answer = server.get("/docs/search?q=blue");
    assert_eq!((answer.status(), answer.header("location")), (307, Some("/docs/search/?q=blue")));
    assert_eq!(server.get("/docs/searching/").status(), 404);
    assert_eq!(server.metric(r#"timra_http_requests_total{route="/api/search",status="200"}"#), 2.0);
    place
        .timra(&["serve", "--addr", "127.0.0.1:0", "--base-path", "search"])
        .exits(2)
        .says(&["search", "/search"]);
}
