//! What cannot be brought about from outside: a request that panics, and one that takes too long.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use axum::routing::get;
use tower::ServiceExt;

use super::app::App;
use super::serving::Generation;
use super::{Settings, limits, routes};
use crate::index::{Progress, Sources, build};

fn app() -> (tempfile::TempDir, Arc<App>) {
    let dir = tempfile::tempdir().expect("a directory");
    std::fs::write(dir.path().join("one.md"), "# Birds\n\nAn albatross.\n").expect("a page");
    let sources = Sources { roots: vec![dir.path().to_owned()], ..Sources::default() };
    let index = dir.path().join("index");
    build(&sources, &index, &Progress::silent()).expect("an index");
    let first = Generation::open(&index).expect("an index that opens");
    let settings = Settings {
        index,
        addr: String::new(),
        cors: vec![],
        hosts: vec![],
        rate_limit: 0,
        log_queries: false,
    };
    (dir, Arc::new(App::new(settings, first)))
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

    let failed: Result<(), _> = app.pool.run(&app.metrics, || panic!("on purpose")).await;
    assert_eq!(failed.expect_err("a problem").status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(app.metrics.panics.get(), 2);
    // Its turn has come to an end: the pool still has all of its threads.
    for _ in 0..64 {
        assert_eq!(app.pool.run(&app.metrics, || 7).await.expect("an answer"), 7);
    }
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
