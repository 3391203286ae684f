//! An open index that is kept fresh, and turns for those who search it. Knows no protocol and no runtime.
//!
//! A server of any kind needs two things beside the engine. [`Serving`] holds the [`Generation`] in force: it takes up a newer
//! one when a build has published it, and refuses one that is broken, so that the old one answers on. A request takes the
//! generation in force once and keeps to it. Where generations come from says an [`IndexSource`]: [`IndexDirectory`] is the one
//! for files, and another crate may bring one for an index that is elsewhere. [`Turns`] bounds how many searches run at one time and how long each may take;
//! who has used least goes first. What is counted and logged is the server's own: [`Serving::look`] returns what happened.
//!
//! ```
//! use std::time::Instant;
//!
//! use timra_engine::Query;
//! use timra_index::{Progress, Sources, build};
//! use timra_serving::{Bounds, Looked, Serving, Size, Turns};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let place = tempfile::tempdir()?;
//! let (notes, index) = (place.path().join("notes"), place.path().join("index"));
//! std::fs::create_dir(&notes)?;
//! std::fs::write(notes.join("iac.md"), "# Hạ tầng dưới dạng mã\n\nMỗi thay đổi đi qua một pull request.\n")?;
//! let sources = Sources { roots: vec![notes], ..Sources::default() };
//! build(&sources, &index, &Progress::silent())?;
//!
//! let serving = Serving::open(&index)?;
//! // A server over standard input has one client. One with many names each: its address, for instance.
//! let turns = Turns::new(Bounds::default());
//! let query = Query::new("ha tang");
//!
//! let turn = turns.ask((), Size::of_query(&query.text))?.wait()?;
//! let results = serving.current().search(&query, &turn)?;
//! assert_eq!(results.hits[0].heading, "Hạ tầng dưới dạng mã");
//!
//! // Now and then, on any thread:
//! assert!(matches!(serving.look(Instant::now()), Looked::Unchanged));
//! # Ok(())
//! # }
//! ```

mod account;
mod directory;
mod directory_generation;
mod error;
mod generation;
mod index_source;
mod keeps_answers;
mod limits;
mod looked;
mod no_turn;
mod one_at_a_time;
mod queue;
mod refusal;
mod serving;
mod size;
mod tag;
mod turn;
mod turns;
mod waiting;

pub use account::Allowance;
pub use directory::IndexDirectory;
pub use error::{Error, Result};
pub use generation::Generation;
pub use index_source::IndexSource;
pub use looked::Looked;
pub use no_turn::NoTurn;
pub use refusal::Refusal;
pub use serving::Serving;
pub use size::Size;
pub use tag::tag;
pub use turn::{GiveUp, Turn};
pub use turns::{Bounds, ClientId, Turns};
pub use waiting::Waiting;

#[cfg(test)]
mod tests;
