//! A bundle that answers queries.

use std::cell::RefCell;
use std::collections::BTreeSet;

use timra_answer::{Query, Results};
use timra_language::with_rows;
use timra_plan::Weights;
use timra_rank::{Budget, Clock};

use super::bundle_index::BundleIndex;
use super::loaded::Loaded;
use super::{PieceName, Result};

/// A bundle: its core, and the pieces that are there. A query that needs other pieces names them.
pub struct Bundle {
    loaded: Loaded,
    weights: Weights,
}

/// What came of a query.
#[derive(Debug, Clone, PartialEq)]
pub enum BundleAnswer {
    /// The answer.
    Results(Box<Results>),
    /// The pieces without which there is no answer. With them, the query may name more.
    Missing(Vec<PieceName>),
}

impl Bundle {
    /// A bundle with this core, and without pieces.
    ///
    /// # Errors
    /// [`super::Error::Damaged`] or [`super::Error::Format`] if the core cannot be read.
    pub fn open(core: &[u8]) -> Result<Self> {
        Ok(Self { loaded: Loaded::new(core)?, weights: Weights::default() })
    }

    /// Adds the bytes of a piece.
    ///
    /// # Errors
    /// [`super::Error::UnknownPiece`] if the bundle has no piece of this name, [`super::Error::OtherPiece`] if it has other
    /// bytes.
    pub fn give(&self, name: PieceName, bytes: Vec<u8>) -> Result<()> {
        self.loaded.pieces.give(name, bytes.into())
    }

    /// The names of all pieces of the bundle.
    pub fn piece_names(&self) -> impl Iterator<Item = PieceName> {
        self.loaded.core.piece_names()
    }

    /// The names of the pieces of the site: all but the lexicons, which every site has.
    pub fn site_piece_names(&self) -> impl Iterator<Item = PieceName> {
        self.loaded.core.site_names()
    }

    /// Number of sections.
    pub fn sections(&self) -> usize {
        self.loaded.core.slots.sections()
    }

    /// Answers `query`, or names the pieces that it needs first.
    ///
    /// # Errors
    /// [`super::Error::Damaged`] if a piece is damaged.
    pub fn search(&self, query: &Query, clock: &dyn Clock) -> Result<BundleAnswer> {
        let index = BundleIndex {
            loaded: &self.loaded,
            budget: Budget::new(clock),
            missing: RefCell::new(BTreeSet::new()),
            damage: RefCell::new(None),
        };
        let lexicon = &self.loaded.lexicon;
        let results = with_rows(lexicon.clone(), || timra_answer::search(query, &index, &self.weights));
        let mut missing = index.missing.into_inner();
        missing.append(&mut lexicon.take_missing()?);
        let missing: Vec<PieceName> = missing.into_iter().collect();
        // What was computed from a hole is thrown away.
        if missing.is_empty() {
            Ok(BundleAnswer::Results(Box::new(results?)))
        } else {
            Ok(BundleAnswer::Missing(missing))
        }
    }
}
