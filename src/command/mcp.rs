//! `timra mcp`: an index, for an assistant that runs this program.

use timra_assistant::serve_stdio;
use timra_server::Log;
use timra_serving::Serving;

use super::{Failure, Outcome, up_to_date};
use crate::cli::McpArgs;
use crate::told;

/// Answers on standard output until standard input ends.
pub(crate) fn mcp(args: &McpArgs) -> Result<Outcome, Failure> {
    // Few clients read what is said, and none may be kept waiting by those that do not.
    let log = Log::to(std::io::stderr()).map_err(|source| timra_assistant::Error::Streams { source })?;
    told::through(log.clone());
    let serving = serving(args)?;
    tracing_subscriber::fmt()
        .with_writer(log)
        .log_internal_errors(false)
        .with_max_level(tracing::Level::ERROR)
        .with_ansi(false)
        .with_target(false)
        .init();
    super::difference::warn_of_analysis(&args.index.path(), serving.current().manifest());
    serve_stdio(serving, args.budget.budgets())?;
    Ok(Outcome::Done)
}

/// The index that is asked.
fn serving(args: &McpArgs) -> Result<Serving, Failure> {
    #[cfg(feature = "cluster")]
    if let Some(serving) = super::cluster::serving(&args.reader)? {
        return Ok(serving);
    }
    up_to_date::ensure(&args.index, args.frozen)?;
    Ok(Serving::open(&args.index.path())?)
}
