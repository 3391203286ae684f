//! Answers over standard input and output.

use std::sync::Arc;
use std::time::Duration;

use rmcp::service::{ServerInitializeError, serve_server};
use rmcp::transport::io::stdio_pipes;
use timra_serving::{Bounds, Serving, Turns};

use super::pipe::Pipe;
use super::{Assistant, Budgets};
use crate::error::{Error, Result};

/// Longest time from a call to the end of its search: what a client waits for are its own calls.
const ANSWER: Duration = Duration::from_secs(60);

/// Answers one client over standard input and output, from the index that `serving` has, until the input ends. Each call is
/// answered from what was published last.
///
/// # Errors
/// [`Error::Streams`] if there are no threads to be had.
pub fn serve_stdio(serving: Serving, budgets: Budgets) -> Result<()> {
    let serving = Arc::new(serving);
    let assistant =
        Assistant::new(serving, Turns::new(Bounds { answer: ANSWER, ..Bounds::default() }), (), budgets)
            .looking();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|source| Error::Streams { source })?;
    runtime.block_on(async {
        let (input, output) = stdio_pipes();
        match serve_server(assistant, Pipe::new(input, output)).await {
            Ok(running) => {
                let _ = running.waiting().await;
            }
            // Nobody asked.
            Err(ServerInitializeError::ConnectionClosed(_)) => {}
            Err(error) => tracing::error!(%error, "a client could not be answered"),
        }
    });
    // A read of standard input may never end.
    runtime.shutdown_background();
    Ok(())
}
