//! A bundle that was made: its core and its pieces.

use std::rc::Rc;

use timra_stored::StoredPage;

use super::columns::SectionNumbers;
use super::contents::{BundledSection, Contents};
use super::core::Core;
use super::filling::{Ends, FilledPiece, Filling};
use super::key_pieces::KeyPieces;
use super::lexicon_pieces::lexicon_pieces;
use super::number_gathering::NumberGathering;
use super::page_slots::PageSlots;
use super::pair_pieces::encode_pair;
use super::piece_table::PieceTable;
use super::section_list::{placed, push_positions, push_sections};
use super::words::{Words, ZoneCounts};
use super::{PieceName, Result, learned, stored};

/// Postings: a query of some words asks for some dozens of these.
const POSTINGS: Ends = Ends { least: 2 << 10, most: 8 << 10, one_in: 64 };
/// Postings in a pack.
const PACKED: Ends = Ends { least: 8 << 10, most: 16 << 10, one_in: 16 };
/// Words of a site whose postings and pairs are one file, at most. A browser that fetches it beside the engine is answered a
/// round sooner; of a larger site, a query needs too little of it, and whoever comes again would fetch all of it for each change.
const MOST_PACKED: u64 = 40_000;
/// Texts: an answer asks for about ten.
const TEXTS: Ends = Ends { least: 4 << 10, most: 16 << 10, one_in: 2 };
/// Bytes of learned translations in a piece, on the average.
const LEARNED: usize = 8 << 10;

/// A bundle as bytes.
pub(crate) struct WrittenBundle {
    /// The core.
    pub core: Vec<u8>,
    /// The pieces; each is named by its bytes ([`PieceName::of`]).
    pub pieces: Vec<Vec<u8>>,
    /// How many of them are of the site; the others are lexicons.
    pub of_site: usize,
    /// The piece that has all postings and pairs, if they are one.
    pub pack: Option<PieceName>,
}

impl WrittenBundle {
    /// Divides what a bundle is made of into core and pieces.
    pub(crate) fn new(contents: &Contents) -> Result<Self> {
        let mut pieces = Vec::new();
        let pages = pages(&contents.sections);
        let of_slots: Vec<(&StoredPage, u32, bool)> =
            pages.iter().map(|page| (&page[0].page, page.len() as u32, page[0].begins_page)).collect();
        let slots = PageSlots::new(&of_slots)?;
        let mut words = Vec::new();
        let counts = |zones: &[Vec<(u32, Vec<u32>)>]| -> ZoneCounts {
            std::array::from_fn(|zone| zones[zone].len() as u32)
        };
        Words::encode(contents.terms.iter().map(|(key, zones)| (key.as_str(), counts(zones))), &mut words);
        let is_packed = contents.words_in.iter().sum::<u64>() <= MOST_PACKED;
        let (ends, mut filled) = (if is_packed { PACKED } else { POSTINGS }, Vec::new());
        let postings = table(postings(contents, &slots, ends, &mut filled));
        let pairs = pairs(contents, &slots, ends, &mut filled)?;
        let pack = is_packed.then(|| packed(&filled));
        match &pack {
            Some(pack) => pieces.push(pack.clone()),
            None => pieces.append(&mut filled),
        }
        let pages_of = table(page_pieces(&pages, &mut pieces));
        let texts = table(texts(&pages, &mut pieces));
        let learned = learned_pieces(contents, &mut pieces);
        let of_site = pieces.len();
        let core = Core {
            words_in: contents.words_in,
            tags: contents.tags.clone(),
            languages: contents.languages.clone(),
            numbers: numbers(contents),
            words: Words::default(),
            pack: pack.as_deref().map(PieceName::of),
            postings,
            pairs: KeyPieces::new(pairs.into_iter().map(|piece| (piece.name, piece.first))),
            pages: pages_of,
            texts,
            learned,
            lexicon: Rc::new(lexicon_pieces(&mut pieces)),
            slots,
        };
        Ok(Self { core: core.encode(&words), pieces, of_site, pack: core.pack })
    }
}

fn table(pieces: Vec<FilledPiece>) -> PieceTable {
    PieceTable::new(pieces.into_iter().map(|piece| (piece.name, piece.things)))
}

/// The sections of each page. Where what is stored of the page differs, a new one begins as well.
fn pages(sections: &[BundledSection]) -> Vec<&[BundledSection]> {
    sections.chunk_by(|before, section| !section.begins_page && before.page == section.page).collect()
}

fn numbers(contents: &Contents) -> SectionNumbers {
    let mut gathering = NumberGathering::default();
    contents.sections.iter().for_each(|section| gathering.push(&section.numbers));
    gathering.with_values(contents.values.clone())
}

/// Pieces as one.
fn packed(pieces: &[Vec<u8>]) -> Vec<u8> {
    let mut pack = Vec::new();
    pieces.iter().for_each(|piece| super::bytes::push_blob(&mut pack, piece));
    pack
}

fn postings(
    contents: &Contents,
    slots: &PageSlots,
    ends: Ends,
    pieces: &mut Vec<Vec<u8>>,
) -> Vec<FilledPiece> {
    let mut filling = Filling::new(ends, pieces);
    for (key, zones) in &contents.terms {
        let (mut lists, mut positions, mut term) = (Vec::new(), Vec::new(), Vec::new());
        for sections in zones.iter().filter(|sections| !sections.is_empty()) {
            let list: Vec<(u32, u32, &[u32])> =
                sections.iter().map(|(section, at)| (*section, at.len() as u32, at.as_slice())).collect();
            let placed = placed(&list, slots);
            push_sections(&mut lists, &placed);
            push_positions(&mut positions, &placed);
        }
        lists.append(&mut positions);
        super::bytes::push_blob(&mut term, &lists);
        filling.push(key, &term);
    }
    filling.finish()
}

fn pairs(
    contents: &Contents,
    slots: &PageSlots,
    ends: Ends,
    pieces: &mut Vec<Vec<u8>>,
) -> Result<Vec<FilledPiece>> {
    let mut filling = Filling::new(ends, pieces);
    let mut before = 0;
    for (key, sections) in &contents.pairs {
        let list: Vec<(u32, u32, &[u32])> =
            sections.iter().map(|&(section, frequency)| (section, frequency, &[][..])).collect();
        let placed = placed(&list, slots);
        let (number, mut pair) = encode_pair(before, key, &placed)?;
        // Spellings of one pair stay together.
        if filling.begin(timra_stored::PairKey::base_of(key), pair.len(), number != before) {
            (_, pair) = encode_pair(0, key, &placed)?;
        }
        filling.add(&pair);
        before = number;
    }
    Ok(filling.finish())
}

fn page_pieces(pages: &[&[BundledSection]], pieces: &mut Vec<Vec<u8>>) -> Vec<FilledPiece> {
    let mut filling = Filling::new(TEXTS, pieces);
    for page in pages {
        let names: Vec<Vec<u8>> = page.iter().map(|section| section.name.clone()).collect();
        let mut bytes = Vec::new();
        stored::push_page(&mut bytes, &page[0].page, &names);
        filling.push(&page[0].page.id(), &bytes);
    }
    filling.finish()
}

fn texts(pages: &[&[BundledSection]], pieces: &mut Vec<Vec<u8>>) -> Vec<FilledPiece> {
    let mut filling = Filling::new(TEXTS, pieces);
    for page in pages {
        let id = page[0].page.id();
        for section in *page {
            let mut bytes = Vec::new();
            stored::push_section(&mut bytes, &section.stored);
            // A section keeps its name when another is put before it.
            filling.push(&format!("{id}\t{}", String::from_utf8_lossy(&section.name)), &bytes);
        }
    }
    filling.finish()
}

fn learned_pieces(contents: &Contents, pieces: &mut Vec<Vec<u8>>) -> Vec<PieceName> {
    let mut bytes = Vec::new();
    let entries = contents.learned.iter();
    entries.clone().for_each(|((lang, words), all)| learned::push(&mut bytes, lang, words, all));
    let mut shards = vec![Vec::new(); bytes.len().div_ceil(LEARNED)];
    let count = shards.len();
    for ((lang, words), all) in entries {
        learned::push(&mut shards[learned::shard(lang, words, count)], lang, words, all);
    }
    let names = shards.iter().map(|shard| PieceName::of(shard)).collect();
    pieces.append(&mut shards);
    names
}
