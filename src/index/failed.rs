//! What a failure of Tantivy's writer means.

use std::io::{self, ErrorKind};

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenWriteError};

use super::generations::Generations;
use crate::error::Error;

impl Generations {
    /// The error of a build whose writing failed: the error of the operating system, if there is one. The old index is
    /// not damaged, and rebuilding it would not help.
    pub(super) fn failed(&self, error: TantivyError) -> Error {
        let path = self.dir.clone();
        match (said_by_the_system(&error), &error) {
            (Some(said), _) if said.kind() == ErrorKind::WouldBlock => {
                Error::NoThreads { what: said.to_string() }
            }
            (Some(said), _) => Error::Write { path, source: io::Error::new(said.kind(), said.to_string()) },
            // All that Tantivy says of a thread that it could not start.
            (None, TantivyError::SystemError(what)) if what.starts_with("Failed to spawn") => {
                Error::NoThreads { what: what.clone() }
            }
            (None, _) => timra_format::Error::Tantivy { path, source: error.into() }.into(),
        }
    }
}

fn said_by_the_system(error: &TantivyError) -> Option<&io::Error> {
    match error {
        TantivyError::IoError(said)
        | TantivyError::LockFailure(LockError::IoError(said), _)
        | TantivyError::OpenWriteError(OpenWriteError::IoError { io_error: said, .. }) => Some(said),
        _ => None,
    }
}
