//! The index in force, and how a newer one takes its place.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use timra_engine::Clock;

use super::keeps_answers::KeepsAnswers;
use super::one_at_a_time::OneAtATime;
use super::{Error, Generation, IndexDirectory, IndexSource, Looked, Refusal, Result, limits};

/// Holds the generation in force, and takes up a newer one.
pub struct Serving {
    source: Box<dyn IndexSource>,
    current: ArcSwap<KeepsAnswers>,
    /// Bytes of the answers that a generation keeps.
    kept: usize,
    known: Mutex<LookedBefore>,
    looking: OneAtATime,
    /// How many looks have ended.
    looks: AtomicU64,
}

/// What the last looks have shown.
#[derive(Default)]
struct LookedBefore {
    refused: Option<Refused>,
    unavailable: Option<(Refusal, String)>,
    /// What came of looks that nobody has been told of.
    untold: VecDeque<Looked>,
}

/// A newer index that could not be taken up.
#[derive(Debug, Clone)]
struct Refused {
    /// [`IndexSource::published`] at that time.
    number: Option<u128>,
    why: String,
    refusal: Refusal,
    /// How long it is left alone, and until when.
    pause: Duration,
    next_try: Instant,
}

impl Serving {
    /// Serves the index in the directory `dir`, or the one before it if its files are not all there yet.
    ///
    /// # Errors
    /// [`Error::Index`] if there is no index that can be read.
    pub fn open(dir: &Path) -> Result<Self> {
        Self::of(IndexDirectory::new(dir))
    }

    /// Serves the index that is published at `source`.
    ///
    /// # Errors
    /// The error of the source, if it cannot be opened.
    pub fn of(source: impl IndexSource + 'static) -> Result<Self> {
        let kept = limits::KEPT;
        let current = ArcSwap::from_pointee(KeepsAnswers::new(source.open(None)?, kept));
        let (known, looking, looks) = (Mutex::default(), OneAtATime::default(), AtomicU64::new(0));
        Ok(Self { source: Box::new(source), current, kept, known, looking, looks })
    }

    /// Keeps so many bytes of answers, as JSON has them, for whoever asks the same again: 0 for none, and 4 MiB if nobody says.
    #[must_use]
    pub fn with_kept_answers(self, bytes: usize) -> Self {
        self.current.store(Arc::new(self.current.load().keeping(bytes)));
        Self { kept: bytes, ..self }
    }

    /// The generation in force. A request asks once and keeps to it, so that it never sees two; as long as somebody has it,
    /// it answers.
    pub fn current(&self) -> Arc<dyn Generation> {
        self.current.load_full()
    }

    /// Why a newer index is not served; `None` if there is none.
    pub fn refused(&self) -> Option<Refusal> {
        self.known().refused.as_ref().map(|refused| refused.refusal)
    }

    /// Why the index in force does not answer, or lacks a part; `None` if it answers. Of an index in a directory, nobody asks:
    /// it always answers.
    pub fn unavailable(&self) -> Option<Refusal> {
        self.known().unavailable.as_ref().map(|(why, _)| *why)
    }

    /// Time between two looks, where nothing speaks for another.
    pub fn pause(&self) -> Duration {
        self.source.pause()
    }

    /// The answer of `generation` to a question, and which generation gave it. Where that one is not there any more, the one
    /// that has taken its place is asked, once, and the question is begun anew: no answer is made of two.
    ///
    /// # Errors
    /// The error of `ask`.
    pub fn ask<T>(
        &self,
        generation: Arc<dyn Generation>,
        clock: &dyn Clock,
        ask: impl Fn(&dyn Generation) -> Result<T>,
    ) -> Result<(T, Arc<dyn Generation>)> {
        let gone = match ask(&*generation) {
            Err(error) if error.is_gone() => error,
            answered => return Ok((answered?, generation)),
        };
        let newer = self.newer_than(&*generation, clock).ok_or(gone)?;
        Ok((ask(&*newer)?, newer))
    }

    /// The generation that has taken the place of another, which is not there any more.
    fn newer_than(&self, other: &dyn Generation, clock: &dyn Clock) -> Option<Arc<dyn Generation>> {
        let before = self.looks.load(Ordering::Relaxed);
        let _alone = self.looking.enter(clock.left())?;
        // The second look that ended meanwhile began after the question was asked: what it has not found, another will not find.
        let is_news = self.looks.load(Ordering::Relaxed) < before + 2;
        if is_news && self.current().tag() == other.tag() {
            let looked = self.look_alone(Instant::now(), clock.left());
            // Whoever looks next is told.
            if looked.is_news() {
                self.known().untold.push_back(looked);
            }
        }
        Some(self.current()).filter(|current| current.tag() != other.tag())
    }

    /// Looks, at the moment `now`, whether there is a newer index, and takes it up if it is whole; otherwise the old one
    /// stays in force, and the new one is tried again after a pause. This blocks while an index is read.
    pub fn look(&self, now: Instant) -> Looked {
        let Some(_alone) = self.looking.enter(None) else { return Looked::Postponed };
        let untold = self.known().untold.pop_front();
        untold.unwrap_or_else(|| self.look_alone(now, None))
    }

    fn look_alone(&self, now: Instant, left: Option<Duration>) -> Looked {
        let looked = self.looked_at(now, left);
        self.looks.fetch_add(1, Ordering::Relaxed);
        looked
    }

    fn looked_at(&self, now: Instant, left: Option<Duration>) -> Looked {
        let number = match self.source.published() {
            Ok(number) => number,
            Err(error) => return self.is_unavailable(error),
        };
        let looked = self.look_for(number, now, left);
        match self.source.is_whole() {
            Ok(()) => self.known().unavailable = None,
            Err(error) => {
                let unavailable = self.is_unavailable(error);
                if !looked.is_news() {
                    return unavailable;
                }
                self.known().untold.push_back(unavailable);
            }
        }
        looked
    }

    /// Takes up the index with the number that was published last, unless it is in force.
    fn look_for(&self, number: Option<u128>, now: Instant, left: Option<Duration>) -> Looked {
        if self.current.load().is_in_force(number) {
            self.known().refused = None;
            return Looked::Unchanged;
        }
        let before = self.known().refused.clone().filter(|refused| refused.number == number);
        if before.as_ref().is_some_and(|refused| now < refused.next_try) {
            return Looked::Postponed;
        }
        let began = Instant::now();
        match self.source.open(left) {
            Ok(generation) => self.take_up(generation),
            // The pause begins when the reading has ended: an index that takes long to read is not read on and on.
            Err(error) => self.refuse(error, number, before, now + began.elapsed()),
        }
    }

    fn take_up(&self, generation: Arc<dyn Generation>) -> Looked {
        let looked = Looked::TakenUp {
            generation: generation.manifest().generation.clone(),
            tag: generation.tag().to_owned(),
            is_of_this_analysis: generation.manifest().analysis_is_current(),
        };
        self.current.store(Arc::new(KeepsAnswers::new(generation, self.kept)));
        self.known().refused = None;
        looked
    }

    fn refuse(&self, error: Error, number: Option<u128>, before: Option<Refused>, now: Instant) -> Looked {
        let why = error.to_string();
        let is_new = before.as_ref().is_none_or(|refused| refused.why != why);
        let pause =
            before.map_or(limits::FIRST_RETRY, |refused| (refused.pause * 2).min(limits::LONGEST_RETRY));
        let refusal = Refusal::from(&error);
        self.known().refused = Some(Refused { number, why, refusal, pause, next_try: now + pause });
        Looked::Refused { error, is_new }
    }

    fn is_unavailable(&self, error: Error) -> Looked {
        let (why, refusal) = (error.to_string(), Refusal::from(&error));
        let before = self.known().unavailable.replace((refusal, why.clone()));
        Looked::Unavailable { error, is_new: before.is_none_or(|(_, before)| before != why) }
    }

    fn known(&self) -> MutexGuard<'_, LookedBefore> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
