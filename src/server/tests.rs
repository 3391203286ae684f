//! What cannot be brought about from outside: a request that panics, and one that takes too long.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use axum::routing::get;
use timra_engine::Clock;
use timra_index::{Progress, Sources, build};
use timra_serving::{Serving, Size, Turn};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::Instant;
use tower::ServiceExt;

use super::app::App;
use super::client::Client;
use super::{BasePath, Log, Settings, connection, limits, routes};

fn app() -> (tempfile::TempDir, Arc<App>) {
    app_with(Duration::from_secs(60))
}

/// One whose searches take no longer than `search_time`.
fn app_with(search_time: Duration) -> (tempfile::TempDir, Arc<App>) {
    let dir = tempfile::tempdir().expect("a directory");
    std::fs::write(dir.path().join("one.md"), "# Birds\n\nAn albatross.\n").expect("a page");
    let sources = Sources { roots: vec![dir.path().to_owned()], ..Sources::default() };
    let index = dir.path().join("index");
    build(&sources, &index, &Progress::silent()).expect("an index");
    let serving = Serving::open(&index).expect("an index that opens");
    let settings = Settings {
        addr: String::new(),
        base_path: BasePath::default(),
        cors: vec![],
        hosts: vec![],
        rate_limit: 0,
        connections_per_client: 0,
        proxies: vec![],
        mcp: None,
        token: None,
        search_time,
        search_box: &[],
        log_queries: false,
    };
    let log = Log::to(std::io::sink()).expect("a log");
    (dir, Arc::new(App::new(settings, &log, serving)))
}

fn anybody() -> (Client, Size) {
    (Client::new([192, 0, 2, 1].into()), Size::Small)
}

async fn ask(app: &Arc<App>, router: Router, path: &str) -> (Response<()>, serde_json::Value) {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    let response = routes::guarded(app, router).oneshot(request).await.expect("an answer");
    let (head, body) = response.into_parts();
    let body = to_bytes(body, 1 << 20).await.expect("a body");
    (Response::from_parts(head, ()), serde_json::from_slice(&body).expect("JSON"))
}

#[tokio::test]
async fn a_panic_is_a_problem_and_is_counted() {
    let (_dir, app) = app();
    let in_handler = Router::new().route("/", get(async || -> &'static str { panic!("on purpose") }));
    let (head, problem) = ask(&app, in_handler, "/").await;
    assert_eq!(head.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(head.headers()["content-type"], "application/problem+json");
    assert_eq!(head.headers()["x-content-type-options"], "nosniff");
    assert_eq!(problem["status"], 500);
    assert!(!problem.to_string().contains("on purpose"), "{problem}");
    assert_eq!(app.metrics.panics.get(), 1);

    let failed: Result<(), _> = app.pool.run(anybody(), &app.metrics, |_| panic!("on purpose")).await;
    assert_eq!(failed.expect_err("a problem").status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(app.metrics.panics.get(), 2);
    // Its turn has come to an end: the pool still has all of its threads.
    for _ in 0..64 {
        assert_eq!(app.pool.run(anybody(), &app.metrics, |_| 7).await.expect("an answer"), 7);
    }
}

#[tokio::test]
async fn what_was_found_when_time_was_over_is_marked_and_not_kept() {
    for (search_time, is_partial) in [(Duration::from_secs(60), false), (Duration::ZERO, true)] {
        let (_dir, app) = app_with(search_time);
        let routes = routes::routes(&app, true).expect("routes");
        for (path, marks) in [
            ("/api/search?q=albatross", "\"partial\":true"),
            ("/api/suggest?q=albatross", "\"partial\":true"),
            ("/?q=albatross&ui=en", "cut short"),
        ] {
            let request = Request::get(path).header("host", "localhost").body(Body::empty());
            let response = routes.clone().oneshot(request.expect("a request")).await.expect("an answer");
            let (head, body) = response.into_parts();
            let body = to_bytes(body, 1 << 20).await.expect("a body");
            assert_eq!(head.status, StatusCode::OK, "{path}");
            assert_eq!(String::from_utf8_lossy(&body).contains(marks), is_partial, "{path}");
            assert_eq!(head.headers.contains_key("etag"), !is_partial, "{path}");
            let kept = head.headers.get("cache-control").and_then(|kept| kept.to_str().ok());
            assert_eq!(kept, Some(if is_partial { "no-store" } else { "no-cache" }), "{path}");
        }
        assert_eq!(app.metrics.partial_answers.get(), if is_partial { 3 } else { 0 });
    }
}

#[tokio::test]
async fn every_server_wants_to_be_told_its_host() {
    let (_dir, app) = app();
    for is_private in [true, false] {
        let routes = routes::routes(&app, is_private).expect("routes");
        for (hosts, status) in [(&["localhost"][..], 200), (&[], 400), (&["localhost", "localhost"], 400)] {
            let mut request = Request::get("/healthz");
            for host in hosts {
                request = request.header("host", *host);
            }
            let request = request.body(Body::empty()).expect("a request");
            let response = routes.clone().oneshot(request).await.expect("an answer");
            assert_eq!(response.status(), status, "{hosts:?}");
        }
    }
}

#[tokio::test]
async fn a_search_that_nobody_waits_for_ends() {
    let (_dir, app) = app();
    let (sender, ended) = tokio::sync::oneshot::channel();
    let (starts, started) = tokio::sync::oneshot::channel();
    let search = {
        let app = app.clone();
        tokio::spawn(async move {
            let endless = move |turn: &Turn| {
                let _ = starts.send(());
                while !turn.is_over() {
                    std::thread::sleep(Duration::from_millis(1));
                }
                let _ = sender.send(turn.elapsed());
            };
            app.pool.run(anybody(), &app.metrics, endless).await
        })
    };
    started.await.expect("it runs");
    search.abort();
    let took = ended.await.expect("it ends");
    assert!(took < Duration::from_secs(50), "it ran to the end of its own time");
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_takes_too_long_is_given_up() {
    let (_dir, app) = app();
    let slow = async || {
        tokio::time::sleep(limits::ANSWER + Duration::from_millis(1)).await;
        "late"
    };
    let (head, problem) = ask(&app, Router::new().route("/", get(slow)), "/").await;
    assert_eq!(head.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(head.headers()["retry-after"], "1");
    assert_eq!(problem["type"], "urn:timra:problem:timeout");
    assert!(app.metrics.text().contains(r#"timra_rejected_total{reason="timeout"} 1"#));
}

/// A server on a port of its own, until the test ends.
async fn listening(app: &Arc<App>) -> std::net::SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (app, router) = (app.clone(), routes::routes(app, true).expect("routes"));
    tokio::spawn(async move { connection::accept(listener, &app, router, std::future::pending()).await });
    address
}

#[tokio::test(start_paused = true)]
async fn a_connection_is_not_kept_for_ever() {
    let (_dir, app) = app();
    let mut client = TcpStream::connect(listening(&app).await).await.expect("a connection");
    let mut answered = 0;
    let opened = Instant::now();
    loop {
        let sent = client.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
        let mut head = vec![0; 4096];
        let read = client.read(&mut head).await.unwrap_or(0);
        if sent.is_err() || read == 0 {
            break;
        }
        answered += 1;
        let is_last = String::from_utf8_lossy(&head[..read]).contains("connection: close");
        assert_eq!(is_last, opened.elapsed() >= limits::AGE, "after {:?}", opened.elapsed());
        tokio::time::sleep(limits::HEAD / 2).await;
    }
    assert!(answered > 10, "only {answered} were answered");
    assert!(opened.elapsed() < limits::LIFE, "it took {:?}", opened.elapsed());
}

#[tokio::test(start_paused = true)]
async fn whoever_reads_slowly_is_hung_up_on() {
    let (_dir, app) = app();
    let mut client = TcpStream::connect(listening(&app).await).await.expect("a connection");
    let opened = Instant::now();
    // More answers than any socket holds, asked for at once and read a little at a time.
    let many = b"GET /timra-search.js HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(2000);
    let (mut reader, mut writer) = client.split();
    let (_, read) = tokio::join!(writer.write_all(&many), async {
        let mut some = vec![0; 128 << 10];
        let mut total = 0;
        while let Ok(read @ 1..) = reader.read(&mut some).await {
            total += read;
            tokio::time::sleep(limits::WRITE / 2).await;
        }
        total
    });
    assert!(read > 128 << 10, "only {read} bytes were read");
    assert!(opened.elapsed() <= 2 * limits::LIFE, "it took {:?}", opened.elapsed());
    assert_eq!(app.metrics.connections.get(), 0);
}
