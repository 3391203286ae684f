//! Messages over two streams, with bounds.

use std::collections::HashSet;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rmcp::model::{
    ClientNotification, ClientRequest, ErrorData, GetMeta, JsonRpcMessage, ProtocolVersion, RequestId,
};
use rmcp::service::{RoleServer, RxJsonRpcMessage, TxJsonRpcMessage};
use rmcp::transport::Transport;
use rmcp::transport::async_rw::AsyncRwTransport;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::Notify;

/// Bytes of the longest message that is read. A longer one is passed over.
const LONGEST: usize = 256 << 10;

/// Requests that are under way at most. Further ones are read when one of them has been answered.
const UNDER_WAY: usize = 32;

/// A transport over two streams that reads no more requests than are answered.
///
/// Until a client has said which revision it speaks, `rmcp` takes requests alone and ends at anything else; what is no request
/// is passed over here until then.
pub(crate) struct Pipe<R: AsyncRead, W: AsyncWrite> {
    inner: AsyncRwTransport<RoleServer, R, W>,
    has_begun: bool,
    open: Arc<OpenRequests>,
}

/// The requests that have no answer yet.
#[derive(Default)]
struct OpenRequests {
    ids: Mutex<HashSet<RequestId>>,
    fewer: Notify,
}

impl<R, W> Pipe<R, W>
where
    R: AsyncRead + Send + Unpin,
    W: AsyncWrite + Send + Unpin + 'static,
{
    /// A transport that reads from `input` and writes to `output`.
    pub(crate) fn new(input: R, output: W) -> Self {
        let inner = AsyncRwTransport::new_server(input, output).with_max_line_length(LONGEST);
        Self { inner, has_begun: false, open: Arc::default() }
    }
}

impl<R, W> Transport<RoleServer> for Pipe<R, W>
where
    R: AsyncRead + Send + Unpin,
    W: AsyncWrite + Send + Unpin + 'static,
{
    type Error = io::Error;

    fn send(
        &mut self,
        message: TxJsonRpcMessage<RoleServer>,
    ) -> impl Future<Output = Result<(), io::Error>> + Send + 'static {
        let answered = match &message {
            JsonRpcMessage::Response(response) => Some(response.id.clone()),
            JsonRpcMessage::Error(error) => error.id.clone(),
            _ => None,
        };
        let (sent, open) = (self.inner.send(message), self.open.clone());
        async move {
            let sent = sent.await;
            if let Some(id) = &answered {
                open.remove(id);
            }
            sent
        }
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        loop {
            self.open.wait_for_room().await;
            // Whoever waits may go away while this waits, but not in what follows.
            let message = self.inner.receive().await?;
            match &message {
                JsonRpcMessage::Request(request) => {
                    self.has_begun |= begins(&request.request);
                    if !self.open.add(&request.id) {
                        let error = ErrorData::invalid_request("a request with this id is under way", None);
                        tokio::spawn(self.inner.send(JsonRpcMessage::error(error, Some(request.id.clone()))));
                        continue;
                    }
                }
                _ if !self.has_begun => continue,
                JsonRpcMessage::Notification(notification) => {
                    // Its answer is never sent.
                    if let ClientNotification::CancelledNotification(cancelled) = &notification.notification
                        && let Some(id) = &cancelled.params.request_id
                    {
                        self.open.remove(id);
                    }
                }
                _ => {}
            }
            return Some(message);
        }
    }

    async fn close(&mut self) -> Result<(), io::Error> {
        self.inner.close().await
    }
}

/// Whether a request says which revision its client speaks, so that `rmcp` takes any message from then on.
fn begins(request: &ClientRequest) -> bool {
    match request {
        ClientRequest::InitializeRequest(_) => true,
        ClientRequest::PingRequest(_) | ClientRequest::DiscoverRequest(_) => false,
        other => {
            let meta = other.get_meta();
            let is_known = |version| ProtocolVersion::KNOWN_VERSIONS.contains(&version);
            meta.missing_required_keys(&ProtocolVersion::V_2026_07_28).is_empty()
                && meta.protocol_version().is_some_and(is_known)
        }
    }
}

impl OpenRequests {
    fn ids(&self) -> MutexGuard<'_, HashSet<RequestId>> {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a request; `false` if there is one with its id.
    fn add(&self, id: &RequestId) -> bool {
        self.ids().insert(id.clone())
    }

    fn remove(&self, id: &RequestId) {
        if self.ids().remove(id) {
            self.fewer.notify_one();
        }
    }

    async fn wait_for_room(&self) {
        while self.ids().len() >= UNDER_WAY {
            self.fewer.notified().await;
        }
    }
}
