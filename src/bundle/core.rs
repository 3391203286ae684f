//! The core of a bundle: what every query needs.

use std::rc::Rc;

use foldhash::HashSet;
use timra_language::Zone;
use timra_stored::varint;

use super::bytes::{Bytes, push_blob};
use super::columns::SectionNumbers;
use super::key_pieces::KeyPieces;
use super::page_slots::PageSlots;
use super::piece_table::PieceTable;
use super::words::Words;
use super::{Error, PieceName, Result};

/// Number of the format of a bundle. A change to the core or to the pieces raises it.
pub const FORMAT: usize = 5;

/// The first bytes of a core.
const SIGN: &[u8] = b"timra bundle";

/// Bytes of all keys of a dictionary, at most.
const MOST_KEYS: usize = 1 << 28;

/// Sections of a bundle, at most.
pub(crate) const MOST_SECTIONS: usize = 1 << 22;

/// What every query needs, and which pieces have the rest.
#[derive(Debug, Default)]
pub(crate) struct Core {
    /// Number of words that all sections have in each zone.
    pub words_in: [u64; Zone::ALL.len()],
    /// The languages of the sections, BCP 47 tags.
    pub tags: Vec<String>,
    /// The languages by which terms are counted, with the number of sections in each.
    pub languages: Vec<(String, u64)>,
    pub slots: PageSlots,
    pub numbers: SectionNumbers,
    pub words: Words,
    /// The piece that has all pieces of postings and of pairs in it, one after the other; `None` where these are files.
    pub pack: Option<PieceName>,
    /// The postings of the terms, in the order of the dictionary.
    pub postings: PieceTable,
    /// The pairs of words.
    pub pairs: KeyPieces,
    /// What is stored of the pages, in the order of the content, with the names of their sections.
    pub pages: PieceTable,
    /// The texts of the sections, in the order of the content.
    pub texts: PieceTable,
    /// Learned translations.
    pub learned: Vec<PieceName>,
    /// The lexicons.
    pub lexicon: Rc<KeyPieces>,
}

impl Core {
    /// The core as bytes. `words` are the bytes of its dictionary.
    pub(crate) fn encode(&self, words: &[u8]) -> Vec<u8> {
        let mut bytes = SIGN.to_vec();
        varint::push(&mut bytes, FORMAT);
        // Comes first, so that it is found without reading all the rest.
        self.lexicon.encode(&mut bytes);
        self.words_in.iter().for_each(|words| bytes.extend(words.to_le_bytes()));
        varint::push(&mut bytes, self.tags.len());
        self.tags.iter().for_each(|tag| push_blob(&mut bytes, tag.as_bytes()));
        varint::push(&mut bytes, self.languages.len());
        for (code, sections) in &self.languages {
            push_blob(&mut bytes, code.as_bytes());
            bytes.extend(sections.to_le_bytes());
        }
        self.slots.encode(&mut bytes);
        self.numbers.encode(&mut bytes);
        bytes.extend(words);
        varint::push(&mut bytes, usize::from(self.pack.is_some()));
        self.pack.iter().for_each(|name| bytes.extend(name.0.to_le_bytes()));
        self.postings.encode(&mut bytes);
        self.pairs.encode(&mut bytes);
        self.pages.encode(&mut bytes);
        self.texts.encode(&mut bytes);
        varint::push(&mut bytes, self.learned.len());
        self.learned.iter().for_each(|name| bytes.extend(name.0.to_le_bytes()));
        bytes
    }

    /// Reads a core.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self> {
        let mut bytes = Bytes(bytes.strip_prefix(SIGN).ok_or(Error::Damaged("its core is another file"))?);
        let found = bytes.number()?;
        if found != FORMAT {
            return Err(Error::Format { found, known: FORMAT });
        }
        let mut core = Self { lexicon: Rc::new(KeyPieces::decode(&mut bytes)?), ..Self::default() };
        for words in &mut core.words_in {
            *words = bytes.whole()?;
        }
        core.tags = (0..bytes.count()?).map(|_| Ok(bytes.text()?.to_owned())).collect::<Result<_>>()?;
        let languages = (0..bytes.count()?).map(|_| Ok((bytes.text()?.to_owned(), bytes.whole()?)));
        core.languages = languages.collect::<Result<_>>()?;
        core.slots = PageSlots::decode(&mut bytes, MOST_SECTIONS)?;
        core.numbers = SectionNumbers::decode(&mut bytes, core.slots.sections())?;
        core.words = Words::decode(&mut bytes, MOST_KEYS)?;
        core.pack = if bytes.number()? > 0 { Some(PieceName(bytes.whole()?)) } else { None };
        core.postings = PieceTable::decode(&mut bytes)?;
        core.pairs = KeyPieces::decode(&mut bytes)?;
        core.pages = PieceTable::decode(&mut bytes)?;
        core.texts = PieceTable::decode(&mut bytes)?;
        let learned = (0..bytes.count()?).map(|_| Ok(PieceName(bytes.whole()?)));
        core.learned = learned.collect::<Result<_>>()?;
        let is_whole = core.postings.len() as usize == core.words.len()
            && core.pages.len() as usize == core.slots.pages().len()
            && core.texts.len() as usize == core.slots.sections();
        if bytes.is_empty() && is_whole { Ok(core) } else { Err(Error::Damaged("its core is cut off")) }
    }

    /// The names of the pieces that are files: first those of the site, then the lexicons, which all sites have.
    pub(crate) fn piece_names(&self) -> impl Iterator<Item = PieceName> {
        self.site_names().chain(self.lexicon.names().iter().copied())
    }

    /// The names of the pieces of the site that are files.
    pub(crate) fn site_names(&self) -> impl Iterator<Item = PieceName> {
        let files = self.pack.is_none().then(|| self.postings.names().iter().chain(self.pairs.names()));
        let texts = self.texts.names().iter().chain(self.pages.names()).chain(&self.learned);
        self.pack.into_iter().chain(texts.chain(files.into_iter().flatten()).copied())
    }

    /// The pack, with the pieces that are in it.
    pub(crate) fn packed(&self) -> Option<(PieceName, HashSet<PieceName>)> {
        let names = || self.postings.names().iter().chain(self.pairs.names()).copied().collect();
        self.pack.map(|pack| (pack, names()))
    }
}
