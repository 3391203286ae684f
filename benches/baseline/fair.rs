//! How long others wait while one client asks for as much work as it can.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use timra_evaluation::read_queries;

use super::client::Client;
use super::times::{median, timed};
use super::{Asked, Result};

/// Clients that search as people do, and how long each of them thinks.
const OTHERS: usize = 3;
const THINKS: Duration = Duration::from_millis(50);

/// Queries of the greedy client: so many a second.
const EVERY: Duration = Duration::from_millis(125);

/// Each query of `worst` on its own, then ordinary queries without and beside each of the worst, for so many seconds.
/// The server has to trust this machine as a proxy.
pub(crate) fn measure(asked: &Asked, server: SocketAddr, worst: &Path, seconds: u64) -> Result<Value> {
    let ordinary: Vec<String> = read_queries(&asked.queries)?.into_iter().map(|query| query.text).collect();
    let quiet = others(&ordinary, server, seconds)?;
    let mut rows = Vec::new();
    for query in read_queries(worst)? {
        let mut client = Client::connect(server)?.on_behalf_of("192.0.2.99");
        let alone = timed(|| client.search("/api/search", &query.text))?;
        let (beside, [answered, refused]) = thread::scope(|scope| {
            let greedy = scope.spawn(|| greedy(&query.text, server, seconds));
            (others(&ordinary, server, seconds), greedy.join().unwrap_or_default())
        });
        let beside = beside?;
        rows.push(json!({
            "id": query.id, "alone": alone, "answered": answered, "refused": refused,
            "median": median(beside.clone()), "p99": p99(&beside), "ratio": p99(&beside) / p99(&quiet),
        }));
    }
    Ok(json!({"searches": quiet.len(), "median": median(quiet.clone()), "p99": p99(&quiet), "worst": rows}))
}

fn p99(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.get(times.len() * 99 / 100).copied().unwrap_or(f64::NAN)
}

/// The times of every search of the others; one that is not answered is an error.
fn others(queries: &[String], server: SocketAddr, seconds: u64) -> Result<Vec<f64>> {
    let other = |number: usize| -> Result<Vec<f64>> {
        let started = Instant::now();
        let mut client = Client::connect(server)?.on_behalf_of(&format!("192.0.2.{number}"));
        let mut times = Vec::new();
        for query in queries.iter().cycle().skip(number * 7) {
            if started.elapsed().as_secs() >= seconds {
                break;
            }
            times.push(timed(|| client.search("/api/search", query))?);
            thread::sleep(THINKS);
        }
        Ok(times)
    };
    thread::scope(|scope| {
        let all: Vec<_> = (1..=OTHERS).map(|number| scope.spawn(move || other(number))).collect();
        let mut times = Vec::new();
        for one in all {
            times.extend(one.join().map_err(|_| "a client panicked")??);
        }
        Ok(times)
    })
}

/// Sends one query over and over, whether the ones before are answered or not; how many were, and how many not.
fn greedy(query: &str, server: SocketAddr, seconds: u64) -> [usize; 2] {
    let counts = [const { AtomicUsize::new(0) }; 2];
    let one = || {
        let answer = Client::connect(server)
            .and_then(|client| client.on_behalf_of("192.0.2.99").search("/api/search", query));
        counts[usize::from(answer.is_err())].fetch_add(1, Ordering::Relaxed);
    };
    thread::scope(|scope| {
        let started = Instant::now();
        while started.elapsed().as_secs() < seconds {
            scope.spawn(one);
            thread::sleep(EVERY);
        }
    });
    counts.map(AtomicUsize::into_inner)
}
