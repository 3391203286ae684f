//! What is there of a bundle.

use std::cell::OnceCell;
use std::rc::Rc;

use timra_answer::Columns;
use timra_language::StemmerOnly;

use super::Result;
use super::core::Core;
use super::learned::LearnedWords;
use super::lexicon::Lexicon;
use super::pieces::Pieces;

/// What is there of a bundle: its core, the pieces that came, and what was read of both.
pub(crate) struct Loaded {
    pub core: Core,
    pub pieces: Rc<Pieces>,
    /// The languages of the sections that timra knows only a stemmer for.
    pub stemmers: Vec<&'static StemmerOnly>,
    pub columns: Columns,
    /// By piece, the learned translations in it.
    pub learned: Vec<OnceCell<LearnedWords>>,
    pub lexicon: Rc<Lexicon>,
}

impl Loaded {
    /// A core, and no piece.
    pub(crate) fn new(core: &[u8]) -> Result<Self> {
        let core = Core::decode(core)?;
        let pieces = Rc::new(Pieces::new(core.piece_names(), core.packed()));
        Ok(Self {
            lexicon: Rc::new(Lexicon::new(core.lexicon.clone(), pieces.clone())),
            pieces,
            stemmers: core.tags.iter().filter_map(|tag| StemmerOnly::of(tag)).collect(),
            columns: Columns::default(),
            learned: core.learned.iter().map(|_| OnceCell::new()).collect(),
            core,
        })
    }
}
