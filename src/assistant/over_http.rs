//! Answers over HTTP.

use std::fmt::Display;
use std::sync::Arc;

use http::{Request, Response};
use http_body::Body;
use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService};
use timra_serving::ClientId;
use tower_service::Service;

use super::Assistant;

/// Bytes of the longest request.
const LONGEST: usize = 256 << 10;

impl<C: ClientId + Sync> Assistant<C> {
    /// Answers one request over HTTP, whichever revision its client speaks, with one JSON message and without a session. Whom
    /// the request is from and for (`Origin`, `Host`) has been checked before.
    pub async fn answer<B>(
        self,
        request: Request<B>,
    ) -> Response<impl Body<Data = bytes::Bytes, Error = std::convert::Infallible>>
    where
        B: Body<Data: Send, Error: Display> + Send + 'static,
    {
        let config = StreamableHttpServerConfig::default()
            .with_legacy_session_mode(false)
            .with_json_response(true)
            .disable_allowed_hosts()
            .with_max_request_body_bytes(LONGEST);
        let sessions = Arc::new(NeverSessionManager::default());
        let mut service = StreamableHttpService::new(move || Ok(self.clone()), sessions, config);
        match service.call(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}
