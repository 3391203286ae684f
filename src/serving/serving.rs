//! The index in force, and how a newer one takes its place.

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use timra_format::{Error, Manifest, Result};

use super::{Generation, Looked, Refusal, limits};

/// Holds the generation in force, and takes up a newer one.
pub struct Serving {
    dir: PathBuf,
    current: ArcSwap<Generation>,
    refused: Mutex<Option<Refused>>,
}

/// A newer index that could not be taken up.
#[derive(Debug, Clone)]
struct Refused {
    /// [`Manifest::number`] of its manifest.
    number: Option<u128>,
    why: String,
    refusal: Refusal,
    /// How long it is left alone, and until when.
    pause: Duration,
    next_try: Instant,
}

impl Serving {
    /// Serves the index in `dir`, or the one before it if its files are not all there yet.
    ///
    /// # Errors
    /// As [`Generation::open_any`].
    pub fn open(dir: &Path) -> Result<Self> {
        let current = ArcSwap::from_pointee(Generation::open_any(dir)?);
        Ok(Self { dir: dir.to_owned(), current, refused: Mutex::new(None) })
    }

    /// The generation in force. A request asks once and keeps to it, so that it never sees two; as long as somebody has it,
    /// it answers.
    pub fn current(&self) -> Arc<Generation> {
        self.current.load_full()
    }

    /// Why a newer index is not served; `None` if there is none.
    pub fn refused(&self) -> Option<Refusal> {
        self.locked().as_ref().map(|refused| refused.refusal)
    }

    /// Looks, at the moment `now`, whether there is a newer index, and takes it up if it is whole; otherwise the old one
    /// stays in force, and the new one is tried again after a pause. This blocks while an index is read.
    pub fn look(&self, now: Instant) -> Looked {
        let number = Manifest::number(&self.dir);
        if self.current.load().is_in_force(number) {
            *self.locked() = None;
            return Looked::Unchanged;
        }
        let before = self.locked().clone().filter(|refused| refused.number == number);
        if before.as_ref().is_some_and(|refused| now < refused.next_try) {
            return Looked::Postponed;
        }
        let began = Instant::now();
        match self.opened() {
            Ok(generation) => self.take_up(generation),
            // The pause begins when the reading has ended: an index that takes long to read is not read on and on.
            Err(error) => self.refuse(error, number, before, now + began.elapsed()),
        }
    }

    /// The index that was published last.
    fn opened(&self) -> Result<Generation> {
        let (dir, current) = (&self.dir, self.current());
        // A damaged index may well make what reads it panic.
        let opened = std::panic::catch_unwind(AssertUnwindSafe(|| Generation::open(dir, Some(&current))));
        opened.unwrap_or_else(|_| {
            Err(Error::BrokenIndex { path: dir.clone(), what: "reading it failed".into() })
        })
    }

    fn take_up(&self, generation: Generation) -> Looked {
        let looked = Looked::TakenUp {
            generation: generation.manifest().generation.clone(),
            tag: generation.tag().to_owned(),
            is_of_this_analysis: generation.manifest().analysis_is_current(),
        };
        self.current.store(Arc::new(generation));
        *self.locked() = None;
        looked
    }

    fn refuse(&self, error: Error, number: Option<u128>, before: Option<Refused>, now: Instant) -> Looked {
        let why = error.to_string();
        let is_new = before.as_ref().is_none_or(|refused| refused.why != why);
        let pause =
            before.map_or(limits::FIRST_RETRY, |refused| (refused.pause * 2).min(limits::LONGEST_RETRY));
        let refusal = Refusal::from(&error);
        *self.locked() = Some(Refused { number, why, refusal, pause, next_try: now + pause });
        Looked::Refused { error, is_new }
    }

    fn locked(&self) -> MutexGuard<'_, Option<Refused>> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
