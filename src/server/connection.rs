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
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::Instant;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

use super::app::App;
use super::client::Client;
use super::limits;
use super::metrics::Reason;
use super::slots::Slot;

/// Accepts and answers connections until `stop` is over. After that, requests that are under way may still end, for
/// a few seconds.
pub(crate) async fn accept(
    listener: TcpListener,
    app: &Arc<App>,
    router: Router,
    stop: impl Future<Output = ()>,
) {
    let (stopping, stopped) = watch::channel(());
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            (slot, stream, peer) = next(&listener, app) => {
                serve(app, &router, stopped.clone(), slot, stream, peer);
            }
        }
    }
    app.stop();
    drop(listener);
    drop(stopping);
    // A connection on which nothing was ever sent does not end by itself, so there is a deadline.
    if tokio::time::timeout(limits::DRAIN, app.slots.emptied()).await.is_err() {
        tracing::warn!("some connections were open to the last and have been cut");
    }
}

/// The next connection that there is room for.
async fn next(listener: &TcpListener, app: &App) -> (Slot, TcpStream, SocketAddr) {
    loop {
        let (stream, peer) = match listener.accept().await {
            Ok(taken) => taken,
            Err(error) => {
                // Without a pause, a process out of file descriptors would do nothing but fail.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // A proxy has connections for all of its clients.
        let most = if app.proxies.has(peer.ip()) { usize::MAX } else { app.most_of_client() };
        match app.slots.take(Client::new(peer.ip()), most).await {
            Some((slot, is_anothers)) => {
                app.metrics.made_room.inc_by(is_anothers.into());
                return (slot, stream, peer);
            }
            None => app.metrics.reject(Reason::Connections),
        }
    }
}

fn serve(
    app: &Arc<App>,
    router: &Router,
    mut stopped: watch::Receiver<()>,
    slot: Slot,
    stream: TcpStream,
    peer: SocketAddr,
) {
    // Answers are written whole: waiting for more to send only delays them.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits::WRITE));
    let opened = Instant::now();
    let slot = Arc::new(slot);
    let service = {
        let (app, router, slot) = (app.clone(), router.clone(), slot.clone());
        service_fn(move |request: hyper::Request<Incoming>| {
            let mut request: Request = request.map(Body::new);
            *request.uri_mut() = app.settings.base_path.within(request.uri().clone());
            let client = app.proxies.client(peer.ip(), request.headers());
            request.extensions_mut().insert(client);
            let (router, slot) = (router.clone(), slot.clone());
            async move {
                let _busy = slot.busy();
                let mut response = router.oneshot(request).await.unwrap_or_else(|never| match never {});
                if opened.elapsed() >= limits::AGE {
                    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
                }
                Ok::<_, Infallible>(response)
            }
        })
    };
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits::HEAD)
        .max_buf_size(limits::HEAD_BYTES)
        .max_headers(limits::HEADERS)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    let app = app.clone();
    app.metrics.connections.inc();
    // What a client does wrong on the wire is answered on the wire; there is nothing to log.
    let answer = async move {
        let mut connection = std::pin::pin!(connection);
        tokio::select! {
            _ = &mut connection => {}
            () = slot.told_to_close() => {
                // Without a request, there is no answer to be sent to its end.
                if !slot.was_asked() {
                    return;
                }
                connection.as_mut().graceful_shutdown();
                let _ = tokio::time::timeout(limits::MAKE_ROOM, connection).await;
            }
            // Nothing is ever sent on this channel: it is closed.
            _ = stopped.changed() => {
                connection.as_mut().graceful_shutdown();
                let _ = connection.await;
            }
        }
    };
    tokio::spawn(async move {
        let _ = tokio::time::timeout(limits::LIFE, answer).await;
        app.metrics.connections.dec();
    });
}
