//! The engine: a bundle, once it is open.

use std::time::Duration;

use timra_bundle::{Bundle, BundleAnswer, PieceName};
use timra_rank::Clock;

use crate::question::question;

/// The engine of a browser.
#[derive(Default)]
pub(crate) struct BrowserEngine(Option<Bundle>);

/// What came of a call, and what it says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Done(String),
    Missing(String),
    Refused(String),
}

/// Whoever asks measures the time: there is no clock here.
struct NoClock;

impl Clock for NoClock {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

impl BrowserEngine {
    /// Opens the bundle with this core, in place of the one before.
    pub(crate) fn open(&mut self, core: Vec<u8>) -> Status {
        match Bundle::open(&core) {
            Ok(bundle) => {
                self.0 = Some(bundle);
                Status::Done(String::new())
            }
            Err(error) => Status::Refused(error.to_string()),
        }
    }

    /// Takes a piece.
    pub(crate) fn give(&mut self, piece: Vec<u8>) -> Status {
        let Some(bundle) = &self.0 else { return closed() };
        match bundle.give(PieceName::of(&piece), piece) {
            Ok(()) => Status::Done(String::new()),
            Err(error) => Status::Refused(error.to_string()),
        }
    }

    /// The names of all pieces of the bundle: those of the site, an empty line, and the lexicons.
    pub(crate) fn names(&self) -> Status {
        let Some(bundle) = &self.0 else { return closed() };
        let site: Vec<String> = bundle.site_piece_names().map(|name| name.to_string()).collect();
        let all: Vec<String> = bundle.piece_names().map(|name| name.to_string()).collect();
        Status::Done(format!("{}\n\n{}", site.join("\n"), all[site.len()..].join("\n")))
    }

    /// Answers a question.
    pub(crate) fn search(&mut self, parameters: Vec<u8>) -> Status {
        let Some(bundle) = &self.0 else { return closed() };
        let query = match question(&parameters) {
            Ok(query) => query,
            Err(what) => return Status::Refused(what),
        };
        match bundle.search(&query, &NoClock) {
            // Writing plain strings and numbers as JSON cannot fail.
            Ok(BundleAnswer::Results(results)) => {
                Status::Done(serde_json::to_string(&results).unwrap_or_default())
            }
            Ok(BundleAnswer::Missing(pieces)) => {
                let names: Vec<String> = pieces.iter().map(PieceName::to_string).collect();
                Status::Missing(names.join("\n"))
            }
            Err(error) => Status::Refused(error.to_string()),
        }
    }
}

fn closed() -> Status {
    Status::Refused("no bundle is open; open one first".to_owned())
}
