//! A bundle as one query sees it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use timra_answer::{Columns, Searchable};
use timra_language::{TermKey, Zone};
use timra_plan::syntax::Parsed;
use timra_plan::{Plan, Weights};
use timra_rank::{Budget, Index};
use timra_stored::PairKey;

use super::bytes::Bytes;
use super::loaded::Loaded;
use super::pair_pieces::lists_of;
use super::piece_table::PieceTable;
use super::section_list::SectionList;
use super::{Error, PieceName, Result};

/// A bundle as one query sees it. What lies in a piece that is not there counts as missing, and the piece is noted.
///
/// The same query sees a bundle again when the pieces have come, so nothing that depends on a piece is kept in the bundle
/// but what was read of that piece.
pub(crate) struct BundleIndex<'b> {
    pub loaded: &'b Loaded,
    pub budget: Budget<'b>,
    /// The pieces that were asked for and are not there.
    pub missing: RefCell<BTreeSet<PieceName>>,
    /// The first damage that was met where no error can be returned.
    pub damage: RefCell<Option<Error>>,
}

/// The lists of a term, by zone.
pub(crate) type ZoneLists<'b> = [Option<SectionList<'b>>; Zone::ALL.len()];

impl<'b> BundleIndex<'b> {
    /// The bytes of a piece; if it is not there, it is noted.
    pub(crate) fn piece(&self, name: PieceName) -> Option<&'b [u8]> {
        let bytes = self.loaded.pieces.get(name);
        if bytes.is_none() {
            self.missing.borrow_mut().insert(self.loaded.pieces.file_of(name));
        }
        bytes
    }

    /// The bytes of one of the things in the pieces of a table; `None` if its piece is not there.
    pub(crate) fn thing(&self, table: &PieceTable, number: u32) -> Result<Option<Bytes<'b>>> {
        let (piece, place) = table.find(number).ok_or(Error::Damaged("a piece is missing"))?;
        let Some(bytes) = self.piece(table.names()[piece]) else { return Ok(None) };
        let mut bytes = Bytes(bytes);
        for _ in 0..place {
            bytes.blob()?;
        }
        Ok(Some(Bytes(bytes.blob()?)))
    }

    /// The lists of a term in each zone that has it; none where its piece is not there.
    pub(crate) fn lists(&self, term: usize) -> Result<ZoneLists<'b>> {
        let core = &self.loaded.core;
        let mut lists = ZoneLists::default();
        let Some(mut bytes) = self.thing(&core.postings, term as u32)? else { return Ok(lists) };
        let mut before = [0; Zone::ALL.len()];
        let mut all = 0;
        for ((list, before), count) in lists.iter_mut().zip(&mut before).zip(core.words.counts(term)) {
            if count > 0 {
                let (taken, occurrences) = SectionList::take(&mut bytes, count)?;
                (*list, *before) = (Some(taken), all);
                all += occurrences;
            }
        }
        // The positions of all zones come behind.
        for (list, before) in lists.iter_mut().zip(before) {
            *list = list.map(|list| list.with_positions(bytes, before));
        }
        Ok(lists)
    }

    /// The lists of a pair; if it stands for any spelling, of all spellings.
    pub(crate) fn pair_lists(&self, pair: &TermKey) -> Result<Vec<SectionList<'b>>> {
        let key = PairKey::new(pair);
        let piece = self.loaded.core.pairs.find(key.range().0).and_then(|name| self.piece(name));
        piece.map_or(Ok(Vec::new()), |piece| lists_of(piece, &key, pair.is_any()))
    }

    /// The value that was found. If it could not be read, the default, and the damage is kept.
    pub(crate) fn or_nothing<T: Default>(&self, found: Result<T>) -> T {
        found.unwrap_or_else(|error| {
            self.damage.borrow_mut().get_or_insert(error);
            T::default()
        })
    }
}

impl Index for BundleIndex<'_> {
    type Error = Error;

    fn sections(&self) -> usize {
        self.loaded.core.slots.sections()
    }
}

impl Searchable for BundleIndex<'_> {
    fn plan(&self, parsed: &Parsed, is_unfinished: bool, weights: &Weights) -> Result<Plan> {
        let plan = timra_plan::plan(parsed, is_unfinished, self, weights);
        self.damage.take().map_or(Ok(plan), Err)
    }

    fn columns(&self) -> &Columns {
        &self.loaded.columns
    }

    fn budget(&self) -> &Budget<'_> {
        &self.budget
    }
}
