//! A whole server beside its parts: the library's search, and a handler that sends as many bytes.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::routing::get;
use serde_json::{Value, json};
use timra_engine::{Engine, Query};
use timra_evaluation::read_queries;

use super::client::Client;
use super::times::{median, timed};
use super::{Asked, Result};

/// The median time of each query over HTTP, in the library, and of the same answer as static bytes over HTTP.
pub(crate) fn measure(asked: &Asked, server: SocketAddr) -> Result<Value> {
    let engine = Engine::open(&asked.index)?;
    let body = Arc::new(Mutex::new(Vec::new()));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let fixed = runtime.block_on(serve(body.clone()))?;
    let (mut timra, mut fixed) = (Client::connect(server)?, Client::connect(fixed)?);
    let mut measured = Vec::new();
    for judged in read_queries(&asked.queries)? {
        let query = Query::new(&judged.text);
        *body.lock().map_err(|_| "a thread panicked")? = timra.search("/api/search", &judged.text)?;
        let mut times = [const { Vec::new() }; 3];
        for round in 0..=asked.rounds {
            let taken = [
                timed(|| timra.search("/api/search", &judged.text))?,
                timed(|| Ok(engine.search(&query)?))?,
                timed(|| fixed.search("/", &judged.text))?,
            ];
            if round > 0 {
                times.iter_mut().zip(taken).for_each(|(times, taken)| times.push(taken));
            }
        }
        let [http, library, fixed] = times.map(median);
        measured.push(json!({"id": judged.id, "http": http, "library": library, "static": fixed}));
    }
    runtime.shutdown_background();
    Ok(json!({"queries": measured}))
}

/// Serves these bytes on a free port, as long as the runtime lives.
async fn serve(body: Arc<Mutex<Vec<u8>>>) -> Result<SocketAddr> {
    let answer = async move || body.lock().map(|body| body.clone()).unwrap_or_default();
    let router = Router::new().route("/", get(answer));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}
