//! A server from its first to its last moment.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use timra_serving::{Bounds, Serving};
use tokio::time::MissedTickBehavior;

use super::app::App;
use super::{Log, Settings, connection, reload, routes, threads};
use crate::error::{Error, Result};

/// How many threads look after the server beside those that search.
const LOOKERS: usize = 1;

/// A server with an open port.
pub struct Server {
    listener: std::net::TcpListener,
    address: SocketAddr,
    app: Arc<App>,
    router: axum::Router,
}

impl Server {
    /// Opens the port, for answers from the index that `serving` has in force. Clients can connect from now on and are
    /// answered once [`Server::run`] is called. Lines that `log` has to drop are counted in the metrics.
    ///
    /// # Errors
    /// [`Error::Origin`] and [`Error::Listen`].
    pub fn bind(settings: Settings, serving: Serving, log: &Log) -> Result<Self> {
        let failed = |source| Error::Listen { addr: settings.addr.clone(), source };
        let app = Arc::new(App::new(settings.clone(), log, serving));
        let listener = std::net::TcpListener::bind(&settings.addr).map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let router = routes::routes(&app, address.ip().is_loopback())?;
        Ok(Self { listener, address, app, router })
    }

    /// The address and port that the server listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until the process is told to stop (SIGTERM, or Ctrl-C), then ends what is under way, within seconds.
    ///
    /// # Errors
    /// [`Error::Serve`] if there are no threads to be had or signals cannot be received.
    pub fn run(self) -> Result<()> {
        let failed = |source| Error::Serve { source };
        threads::are_there().map_err(failed)?;
        // Each thread keeps memory of its own that it once needed; more of them than searches run at one time would only
        // hold more.
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .max_blocking_threads(Bounds::default().at_once + LOOKERS)
            .enable_all()
            .build()
            .map_err(failed)?;
        let done = runtime.block_on(async {
            let stop = stop().map_err(failed)?;
            let listener = tokio::net::TcpListener::from_std(self.listener).map_err(failed)?;
            tokio::spawn(look_after(self.app.clone()));
            connection::accept(listener, &self.app, self.router, stop).await;
            Ok(())
        });
        // A search that never ends must not keep the process from ending.
        runtime.shutdown_background();
        done
    }
}

/// Is over when the process is told to stop.
fn stop() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
        tracing::info!("stopping");
    })
}

/// Takes up newer indexes and forgets old clients, for as long as the server runs.
async fn look_after(app: Arc<App>) {
    let mut ticks = tokio::time::interval(app.serving.pause());
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let app = app.clone();
        let looked = tokio::task::spawn_blocking(move || {
            reload::report(&app.serving.look(Instant::now()), &app.metrics);
            app.pool.forget();
        });
        if looked.await.is_err() {
            tracing::error!("looking for a newer index failed");
        }
    }
}
