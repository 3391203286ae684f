//! Takes connections, and lets go of those that are too many, too slow or in the way of stopping.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

use super::app::App;
use super::client::Client;
use super::limits;
use super::metrics::Reason;

/// Answers connections until `stop` is over, then those requests that are under way, for a while.
pub async fn accept(listener: TcpListener, app: &Arc<App>, router: Router, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let slots = Arc::new(Semaphore::new(limits::CONNECTIONS));
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            (slot, stream, peer) = next(&listener, &slots) => {
                serve(app, &router, &graceful, slot, stream, peer);
            }
        }
    }
    app.stop();
    drop(listener);
    // A connection on which nothing was ever sent does not end by itself, so there is a deadline.
    if tokio::time::timeout(limits::DRAIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections were open to the last and have been cut");
    }
}

/// The next connection, once there is room for it.
async fn next(
    listener: &TcpListener,
    slots: &Arc<Semaphore>,
) -> (Option<OwnedSemaphorePermit>, TcpStream, SocketAddr) {
    // The semaphore is never closed.
    let slot = slots.clone().acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (slot, stream, peer),
            Err(error) => {
                // Without a pause, a process out of file descriptors would do nothing but fail.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

fn serve(
    app: &Arc<App>,
    router: &Router,
    graceful: &GracefulShutdown,
    slot: Option<OwnedSemaphorePermit>,
    stream: TcpStream,
    peer: SocketAddr,
) {
    let client = Client::new(peer.ip());
    let Some(counted) = app.clients.connect(client) else {
        app.metrics.reject(Reason::Connections);
        return;
    };
    // Answers are written whole: waiting for more to send only delays them.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits::WRITE));
    let opened = Instant::now();
    let router = router.clone();
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(client);
        let router = router.clone();
        async move {
            let mut response = router.oneshot(request).await.unwrap_or_else(|never| match never {});
            if opened.elapsed() >= limits::AGE {
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(response)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits::HEAD)
        .max_buf_size(limits::HEAD_BYTES)
        .max_headers(limits::HEADERS)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    let connection = graceful.watch(connection);
    let app = app.clone();
    app.metrics.connections.inc();
    tokio::spawn(async move {
        // What a client does wrong on the wire is answered on the wire; there is nothing to log.
        let _ = tokio::time::timeout(limits::LIFE, connection).await;
        app.metrics.connections.dec();
        drop((slot, counted));
    });
}
