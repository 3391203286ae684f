//! What the server counts, for Prometheus.

use std::fmt;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// From a quarter of a millisecond to five seconds.
const SECONDS: [f64; 14] =
    [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];

/// Which route was asked, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Rejected {
    reason: Reason,
}

/// Why a request or a connection was turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Reason {
    /// A client searched too often.
    Rate,
    /// A client had too many connections, or requests under way.
    Connections,
    /// Too many searches were waiting.
    Busy,
    /// An answer took too long.
    Timeout,
}

impl EncodeLabelValue for Reason {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> fmt::Result {
        match self {
            Self::Rate => "rate",
            Self::Connections => "connections",
            Self::Busy => "busy",
            Self::Timeout => "timeout",
        }
        .encode(encoder)
    }
}

/// The counters of a server.
pub(crate) struct ServerMetrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    latency: Family<Route, Histogram>,
    rejected: Family<Rejected, Counter>,
    /// Connections that are open.
    pub connections: Gauge,
    /// Idle connections that were closed because others needed their room.
    pub made_room: Counter,
    /// Searches that found nothing.
    pub zero_results: Counter,
    /// Searches whose time was over and that were answered with what they had found.
    pub partial_answers: Counter,
    /// Number of generations that this server has answered from, including the one in force.
    pub index_generation: Gauge,
    /// 1 if a newer index was published that cannot be served, otherwise 0.
    pub index_stale: Gauge,
    /// Newer indexes that were taken up.
    pub reloads: Counter,
    /// Number of times that a newer index could not be taken up.
    pub failed_reloads: Counter,
    /// Panics that were answered with 500.
    pub panics: Counter,
}

impl ServerMetrics {
    /// The counters of a server; `dropped_lines` counts lines that its log has dropped.
    pub(crate) fn new(dropped_lines: Counter) -> Self {
        let mut r = Registry::with_prefix("timra");
        let metrics = Self {
            registry: Registry::default(),
            requests: Family::default(),
            latency: Family::new_with_constructor(|| Histogram::new(SECONDS)),
            rejected: Family::default(),
            connections: Gauge::default(),
            made_room: Counter::default(),
            zero_results: Counter::default(),
            partial_answers: Counter::default(),
            index_generation: Gauge::default(),
            index_stale: Gauge::default(),
            reloads: Counter::default(),
            failed_reloads: Counter::default(),
            panics: Counter::default(),
        };
        r.register("http_requests", "Requests, by route and status", metrics.requests.clone());
        let latency = "Time from a request's head to its answer";
        r.register_with_unit("http_request_duration", latency, Unit::Seconds, metrics.latency.clone());
        r.register("rejected", "What was turned away, by reason", metrics.rejected.clone());
        r.register("connections", "Open connections", metrics.connections.clone());
        let made_room = "Idle connections closed because others needed their room";
        r.register("idle_connections_closed", made_room, metrics.made_room.clone());
        r.register("zero_result_queries", "Searches that found nothing", metrics.zero_results.clone());
        let partial = "Searches that took too long and were answered with what they had found";
        r.register("partial_answers", partial, metrics.partial_answers.clone());
        r.register("index_generation", "Generations served so far", metrics.index_generation.clone());
        let stale = "1 while a newer index is there that cannot be served";
        r.register("index_stale", stale, metrics.index_stale.clone());
        r.register("index_reloads", "Newer indexes that were taken up", metrics.reloads.clone());
        let failed = "Times that a newer index was refused";
        r.register("index_reload_failures", failed, metrics.failed_reloads.clone());
        r.register("log_lines_dropped", "Lines that the log had no room for", dropped_lines);
        r.register("panics", "Panics answered with 500", metrics.panics.clone());
        Self { registry: r, ..metrics }
    }

    /// Counts an answer. `route` is one of the server's own routes, never what a client wrote.
    pub(crate) fn answer(&self, route: &str, status: u16, took: Duration) {
        self.requests.get_or_create(&Answered { route: route.into(), status }).inc();
        self.latency.get_or_create(&Route { route: route.into() }).observe(took.as_secs_f64());
    }

    /// Counts a request or a connection that was turned away.
    pub(crate) fn reject(&self, reason: Reason) {
        self.rejected.get_or_create(&Rejected { reason }).inc();
    }

    /// All counters in the text format of OpenMetrics.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = prometheus_client::encoding::text::encode(&mut text, &self.registry);
        text
    }
}
