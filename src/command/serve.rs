//! `timra serve`: an index, over HTTP.

use timra::index::Manifest;
use timra::server::{Server, Settings};

use super::{Failure, Outcome, up_to_date};
use crate::cli::ServeArgs;

/// Answers until it is told to stop.
pub fn serve(args: &ServeArgs) -> Result<Outcome, Failure> {
    let index = args.index.path();
    up_to_date::ensure(&args.index, args.frozen)?;
    // One line a request, on standard error, so that standard output stays empty.
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing::Level::INFO)
        .with_ansi(false)
        .with_target(false)
        .init();
    let server = Server::bind(Settings {
        index: index.clone(),
        addr: args.addr.clone(),
        cors: args.cors.clone(),
        hosts: args.host.clone(),
        rate_limit: args.rate_limit,
        log_queries: args.log_queries,
    })?;
    super::warn_of_analysis(&index, &Manifest::read(&index)?);
    say!("timra serves {}/ on http://{}/", index.display(), server.address());
    server.run()?;
    Ok(Outcome::Done)
}
