//! Errors of writing a bundle.

use std::io;
use std::path::PathBuf;

use super::EngineReach;

/// Why a bundle cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The index cannot be read.
    #[error(transparent)]
    Read {
        /// What the index says.
        source: timra_format::Error,
    },
    /// The index is larger than a bundle can be.
    #[error("{path}: the index is too large to be searched in a browser; let a server answer", path = path.display())]
    TooLarge {
        /// The index.
        path: PathBuf,
    },
    /// The words of the index were cut by dictionaries that browsers do not have.
    #[error(
        "{path}: the words of the index were cut by dictionaries, and the engine of a browser has none, so it would cut a query \
         otherwise; index without dictionaries",
        path = path.display()
    )]
    Dictionaries {
        /// The index.
        path: PathBuf,
    },
    /// The engine does not answer from this bundle.
    #[error(
        "the engine is none that answers from this bundle in a browser; take one of timra {version}{reach}",
        version = env!("CARGO_PKG_VERSION"),
        reach = match needs {
            EngineReach::Own => "",
            EngineReach::Spaced => " for more languages",
            EngineReach::All => " for all scripts",
        }
    )]
    Engine {
        /// What the content needs.
        needs: EngineReach,
    },
    /// The directory belongs to something else.
    #[error(
        "{path}: there are files here that are no search bundle; name a directory that is empty or not there yet",
        path = path.display()
    )]
    Foreign {
        /// The directory.
        path: PathBuf,
    },
    /// A file cannot be written.
    #[error("{path}: it cannot be written: {source}", path = path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}
