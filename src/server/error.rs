//! What keeps the server from running.

/// `Result` with the [`Error`] of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What keeps the server from running.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The server cannot listen where it was told to.
    #[error("{addr}: cannot listen here: {source}; name another address")]
    Listen {
        /// The address as given.
        addr: String,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A network of proxies is not written as one.
    #[error("{network}: this is no network; write it as an address or as ADDRESS/BITS, such as 10.0.0.0/8")]
    Network {
        /// What was given.
        network: String,
    },
    /// The path that the server is below is not written as one.
    #[error(
        "{path}: this is no path; write it as /search, with letters, digits, `-`, `.`, `_` and `~` between `/`"
    )]
    BasePath {
        /// What was given.
        path: String,
    },
    /// The server is to be below a path that it has itself.
    #[error("{path}: the server answers there itself; choose another path")]
    OwnPath {
        /// What was given.
        path: String,
    },
    /// The server cannot run.
    #[error("the server cannot run: {source}; check the limits on threads and open files")]
    Serve {
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A site that may ask the server is not named as browsers name it.
    #[error("{origin}: this is no origin; write it as https://host or https://host:port, or `*` for any")]
    Origin {
        /// What was given.
        origin: String,
    },
}
