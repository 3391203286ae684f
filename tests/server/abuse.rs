//! Clients that mean no good.

use std::thread;
use std::time::Duration;

use super::running::Running;
use crate::cli::workplace::Workplace;

/// Numbers without a pattern, the same in every run.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn bytes(&mut self, most: usize) -> Vec<u8> {
        let length = self.below(most) + 1;
        (0..length).map(|_| self.next() as u8).collect()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// A request that is wrong in one of many ways, or in several.
fn malformed(noise: &mut Noise) -> Vec<u8> {
    let method = noise.pick(&["GET", "GET", "GET", "POST", "get", "G\0T", "", "PRI", "CONNECT", "OPTIONS"]);
    let path = noise.pick(&[
        "/",
        "/api/search",
        "/api/suggest",
        "/openapi.json",
        "*",
        "",
        "http://x/",
        "/%",
        "//",
        "/\u{ff}",
        "/../..",
    ]);
    let name = noise.pick(&["q", "lang", "limit", "offset", "explain", "%71", "q[]", "%", "=", "&", "\u{1}"]);
    let value = match noise.below(6) {
        0 => noise.bytes(40).iter().map(|b| format!("%{b:02x}")).collect(),
        1 => "%E1%BB%83".repeat(noise.below(200)),
        2 => String::from_utf8_lossy(&noise.bytes(60)).replace([' ', '\r', '\n'], ""),
        3 => {
            noise.pick(&["%", "%%", "%0", "\"", "NaN", "-0", "1e9", "18446744073709551616", "%00"]).to_owned()
        }
        4 => "(((((((\"\"OR -site:".replace(' ', "+").repeat(noise.below(30)),
        _ => "a".repeat(noise.below(9000)),
    };
    let version =
        noise.pick(&["HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "HTTP", "", "HTTP/2.0"]);
    let header = noise.pick(&[
        "Host: x",
        "Host: localhost\r\nContent-Length: 5\r\n\r\nabc",
        "Host: localhost\r\nContent-Length: -1",
        "Host: localhost\r\nContent-Length: 99999999999999999999",
        "Host: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "Host: localhost\r\nTransfer-Encoding: gzip, chunked\r\nContent-Length: 3",
        "Host: localhost\r\nAccept-Language: a;q=NaN,b;q=nan,c;q=-1,d;q=,e;;,;q=1,\r\nAccept: text/html",
        "Host: localhost\r\nIf-None-Match: \"\"\",W/,*\r\nOrigin: null",
        "Host: localhost\r\nAccept-Encoding: gzip;q=9, *;q=nan, \r\nRange: bytes=9-1",
        "Host x",
        ": x",
        "Host: localhost\r\nUpgrade: h2c\r\nConnection: Upgrade",
        "Host: x\r\nExpect: 100-continue\r\nContent-Length: 1",
        "",
    ]);
    let mut request = format!("{method} {path}?{name}={value} {version}\r\n{header}\r\n\r\n").into_bytes();
    match noise.below(8) {
        0 => noise.bytes(300),
        1 => {
            request.truncate(noise.below(request.len()));
            request
        }
        2 => {
            let at = noise.below(request.len());
            request[at] = noise.next() as u8;
            request
        }
        3 => [request, (0..noise.below(200)).flat_map(|n| format!("X-{n}: y\r\n").into_bytes()).collect()]
            .concat(),
        _ => request,
    }
}

#[test]
fn ten_thousand_malformed_requests_do_no_harm() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &["--rate-limit", "0"]);
    let answered: usize = thread::scope(|scope| {
        let workers: Vec<_> = (1..=4)
            .map(|worker| {
                let server = &server;
                scope.spawn(move || {
                    let mut noise = Noise(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(worker));
                    let mut answered = 0;
                    for _ in 0..2500 {
                        let request = malformed(&mut noise);
                        let mut client = server.client();
                        let _ = client.send(&request);
                        let answer = client.rest();
                        if answer.is_empty() {
                            continue;
                        }
                        answered += 1;
                        let shown = String::from_utf8_lossy(&request);
                        let status = answer.strip_prefix(b"HTTP/1.").and_then(|rest| rest.get(2..5));
                        let status =
                            status.and_then(|status| std::str::from_utf8(status).ok()?.parse::<u16>().ok());
                        let status = status.unwrap_or_else(|| panic!("{shown:?}: {answer:?}"));
                        assert!((100..500).contains(&status), "{status} for {shown:?}");
                    }
                    answered
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().expect("every answer is an answer")).sum()
    });
    assert!(answered > 2000, "only {answered} were answered at all");
    assert_eq!(server.metric("timra_panics_total"), 0.0);
    assert!(!server.get("/api/search?q=blue").ids().is_empty());
    let metrics = server.get("/metrics").text();
    assert!(metrics.len() < 64 << 10, "what clients write has become labels:\n{metrics}");
}

#[test]
fn a_client_that_never_ends_its_request_is_dropped() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let slow: Vec<_> = (0..20)
        .map(|_| {
            let mut client = server.client();
            client.send(b"GET /api/search?q=blue HTTP/1.1\r\nHost: x\r\n").expect("sent");
            thread::spawn(move || {
                // A byte now and then, as slowloris does, until the server has had enough.
                while client.send(b"X").is_ok() {
                    thread::sleep(Duration::from_millis(200));
                }
                client.until_closed()
            })
        })
        .collect();
    // Others are answered meanwhile.
    assert_eq!(server.get("/api/search?q=blue").status(), 200);
    for client in slow {
        client.join().expect("the server hung up");
    }
    // This very question is asked over the only connection that is left.
    assert_eq!(server.metric("timra_connections"), 1.0);
}

#[test]
fn a_client_that_searches_too_often_has_to_wait() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &["--rate-limit", "1"]);
    let mut client = server.client();
    // Ten seconds' worth at once, and some of what is earned while asking.
    let answers: Vec<_> = (0..200).map(|_| client.get("/api/search?q=", &[])).collect();
    assert!(answers[..10].iter().all(|answer| answer.status() == 200));
    let refused = answers.iter().find(|answer| answer.status() != 200).expect("a limit");
    refused.is_problem(429);
    let wait: u64 =
        refused.header("retry-after").and_then(|wait| wait.parse().ok()).expect("how long to wait");
    assert!((1..=10).contains(&wait), "{wait}");
    // Whoever watches the server is not a client.
    assert_eq!(client.get("/healthz", &[]).status(), 200);
    assert!(server.metric(r#"timra_rejected_total{reason="rate"}"#) >= 1.0);
    let page = client.get("/?q=a", &[("Accept", "text/html"), ("Accept-Language", "vi")]);
    if page.status() == 429 {
        assert!(page.text().contains("Vui lòng chờ một lát"), "{}", page.text());
        assert!(page.header("retry-after").is_some());
    }
}

#[test]
fn large_requests_are_refused() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let long = format!("/api/search?q={}", "a".repeat(17 << 10));
    server.get(&long).is_problem(414);
    let mut client = server.client();
    client.send(b"GET /api/search?q=a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc").expect("sent");
    client.answer(false).expect("an answer").is_problem(413);
    let many: String = (0..100).map(|n| format!("X-{n}: y\r\n")).collect();
    let mut client = server.client();
    let _ = client.send(format!("GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n").as_bytes());
    assert_eq!(client.answer(false).expect("an answer").status(), 431);
    let mut client = server.client();
    let _ =
        client.send(format!("GET / HTTP/1.1\r\nHost: x\r\nX: {}\r\n\r\n", "y".repeat(60 << 10)).as_bytes());
    assert_eq!(client.answer(false).expect("an answer").status(), 431);
}
