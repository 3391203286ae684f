//! One client's work is not in the way of others.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::running::Running;
use crate::cli::workplace::Workplace;

/// The most work that a query of a thousand bytes was found to make: frequent words, in quotes.
fn worst() -> String {
    let words = ["the", "and", "is", "in", "of", "to", "a", "with", "for", "on"];
    let mut query = String::new();
    for (number, first) in words.iter().cycle().enumerate().take(63) {
        let phrase = format!("%22{first}+{}%22+", words[(number * 7 + number / 10) % words.len()]);
        if query.len() + phrase.len() > 1000 {
            break;
        }
        query += &phrase;
    }
    query
}

#[test]
fn others_are_answered_while_one_client_asks_for_all_that_it_can() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &["--trust-proxy", "127.0.0.1"]);
    let paths = [
        format!("/api/search?q={}", worst()),
        format!("/api/search?q={}", "path:{a,b}{a,b}{a,b}+".repeat(40)),
        format!("/api/search?q={}", "path:".to_owned() + &"{a,b}".repeat(190)),
        format!("/api/search?q={}", "site:".to_owned() + &"{a,b}".repeat(190)),
    ];
    let is_over = AtomicBool::new(false);
    let (greedy, others) = thread::scope(|scope| {
        let greedy: Vec<_> = (0..8)
            .map(|worker| {
                let (server, paths, is_over) = (&server, &paths, &is_over);
                scope.spawn(move || {
                    let mut asked = 0;
                    // Bounded, whatever happens to the others.
                    while !is_over.load(Ordering::Relaxed) && asked < 2000 {
                        let path = &paths[(worker + asked) % paths.len()];
                        let status = server.client().get(path, &[("X-Forwarded-For", "192.0.2.1")]).status();
                        assert!([200, 429, 503].contains(&status), "{status}");
                        asked += 1;
                    }
                    asked
                })
            })
            .collect();
        let others: Vec<_> = (2..5)
            .map(|number| {
                let server = &server;
                scope.spawn(move || {
                    let own = format!("192.0.2.{number}");
                    for round in 0..60 {
                        let path = ["/api/search?q=blue+green", "/api/suggest?q=trieenr+kha", "/?q=ha+tang"]
                            [round % 3];
                        let answer = server.client().get(path, &[("X-Forwarded-For", &own)]);
                        assert_eq!(answer.status(), 200, "{path}: {}", answer.text());
                        assert!(!answer.text().contains("\"partial\":true"), "{path}: {}", answer.text());
                        thread::sleep(Duration::from_millis(5));
                    }
                })
            })
            .collect();
        let others = others.into_iter().map(|other| other.join()).collect::<Vec<_>>();
        is_over.store(true, Ordering::Relaxed);
        (greedy.into_iter().map(|it| it.join().expect("an answer")).sum::<usize>(), others)
    });
    assert!(others.iter().all(Result::is_ok), "one of the others was not answered");
    assert!(greedy > 8, "only {greedy} were asked");
    assert_eq!(server.metric("timra_panics_total"), 0.0);
}
