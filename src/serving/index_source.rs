//! Where the generations of an index are published.

use std::sync::Arc;
use std::time::Duration;

use super::{Generation, Result, limits};

/// Where the generations of an index are published, one after the other.
pub trait IndexSource: Send + Sync {
    /// A number for what was published last, which nothing else that is published there has; `None` if nothing is there that
    /// can be told from others.
    ///
    /// # Errors
    /// [`super::Error`] if nobody there answers, so that there are no answers to questions either.
    fn published(&self) -> Result<Option<u128>>;

    /// Opens what was published last, and makes sure that it is whole. This may take long; where it is on other machines, no
    /// longer than the time `left` for each request to them, if somebody waits no longer.
    ///
    /// # Errors
    /// [`super::Error`] if it is broken, cannot be read by this program, or is not there.
    fn open(&self, left: Option<Duration>) -> Result<Arc<dyn Generation>>;

    /// Time between two looks whether another index was published, where nothing speaks for another.
    fn pause(&self) -> Duration {
        limits::LOOK
    }

    /// Makes sure that all parts of the generation in force can be asked.
    ///
    /// # Errors
    /// [`super::Error`] if answers lack what a part of it holds.
    fn is_whole(&self) -> Result<()> {
        Ok(())
    }
}
