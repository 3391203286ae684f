//! `timra serve`: an index, over HTTP.

use std::path::Path;
use std::time::Duration;

use timra_server::{Log, Server, Settings};
use timra_serving::Serving;

use super::box_files::BOX_FILES;
use super::{Failure, Outcome, up_to_date};
use crate::cli::ServeArgs;
use crate::told;

/// Answers until it is told to stop.
pub(crate) fn serve(args: &ServeArgs) -> Result<Outcome, Failure> {
    // One line a request, on standard error, so that standard output stays empty.
    let log = Log::to(std::io::stderr()).map_err(|source| timra_server::Error::Serve { source })?;
    told::through(log.clone());
    let serving = serving(args)?.with_kept_answers(usize::from(args.answer_cache) << 20);
    tracing_subscriber::fmt()
        .with_writer(log.clone())
        .log_internal_errors(false)
        .with_max_level(tracing::Level::INFO)
        .with_ansi(false)
        .with_target(false)
        .init();
    let settings = Settings {
        addr: args.addr.clone(),
        base_path: args.base_path.clone(),
        cors: args.cors.clone(),
        hosts: args.host.clone(),
        rate_limit: args.rate_limit,
        connections_per_client: args.connections_per_client,
        proxies: args.trust_proxy.clone(),
        mcp: args.mcp.then(|| args.budget.budgets()),
        token: args.token_file.as_deref().map(token).transpose()?,
        search_time: Duration::from_millis(args.search_time),
        search_box: BOX_FILES,
        log_queries: args.log_queries,
    };
    let (served, manifest) = (served(args), serving.current());
    let server = Server::bind(settings, serving, &log)?;
    super::difference::warn_of_analysis(&args.index.path(), manifest.manifest());
    drop(manifest);
    say!("timra serves {served} on http://{}/", server.address());
    server.run()?;
    Ok(Outcome::Done)
}

/// The index that is served.
fn serving(args: &ServeArgs) -> Result<Serving, Failure> {
    #[cfg(feature = "cluster")]
    if let Some(serving) = super::cluster::serving(&args.reader)? {
        return Ok(serving);
    }
    up_to_date::ensure(&args.index, args.frozen)?;
    Ok(Serving::open(&args.index.path())?)
}

/// Where the index is, for people.
fn served(args: &ServeArgs) -> String {
    #[cfg(feature = "cluster")]
    if let Some(address) = &args.reader.engine.address {
        return address.clone();
    }
    format!("{}/", args.index.path().display())
}

/// Characters of the shortest token: a shorter one is guessed.
const SHORTEST: usize = 16;

/// The token in a file.
fn token(path: &Path) -> Result<String, Failure> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::Usage(format!("{shown}: the token cannot be read: {error}")))?;
    let token = text.trim();
    if token.len() < SHORTEST || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        let what =
            format!("{shown}: a token has {SHORTEST} letters, digits or signs at least, and no spaces");
        return Err(Failure::Usage(what));
    }
    Ok(token.to_owned())
}
