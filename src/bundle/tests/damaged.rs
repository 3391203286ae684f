//! Bytes that are not what was written are refused, or answered from, and end nothing.

use timra_engine::Query;

use super::site::{BundledSite, Endless};
use crate::bytes::{Bytes, push_blob};
use crate::{Bundle, BundleAnswer, Error, PieceName};

#[test]
fn pieces_are_what_their_names_say() {
    let site = BundledSite::sample();
    let bundle = Bundle::open(&site.core()).expect("a bundle");
    let name = bundle.piece_names().next().expect("a piece");
    assert_eq!(bundle.give(name, b"other".to_vec()), Err(Error::OtherPiece));
    assert_eq!(bundle.give(PieceName::of(b"other"), b"other".to_vec()), Err(Error::UnknownPiece));
    assert_eq!(bundle.give(name, site.piece(name)), Ok(()));
}

#[test]
fn a_damaged_core_is_refused_or_read() {
    let site = BundledSite::of_texts(&[
        ("a", "vi", "Triển khai máy chủ và sao lưu cơ sở dữ liệu."),
        ("b", "en", "Deploy the server and back up the database."),
        ("c", "fr", "La sauvegarde des serveurs."),
    ]);
    let core = site.core();
    let texts = ["may chu", "\"the server\" lang:en", "sauvegrde"];
    let pieces = asked(&site, &texts);
    assert!(matches!(Bundle::open(b"no core"), Err(Error::Damaged(_))));
    for end in 0..core.len() {
        assert!(Bundle::open(&core[..end]).is_err(), "cut off at {end}");
    }
    for at in 0..core.len() {
        for byte in [0, 0xff, core[at] ^ 1] {
            let mut damaged = core.clone();
            damaged[at] = byte;
            let Ok(bundle) = Bundle::open(&damaged) else { continue };
            for (name, piece) in &pieces {
                let _ = bundle.give(*name, piece.clone());
            }
            for text in texts {
                // Another name of a piece is one that nobody can give.
                let answer = bundle.search(&Query::new(text), &Endless);
                assert!(matches!(
                    answer,
                    Ok(BundleAnswer::Results(_) | BundleAnswer::Missing(_)) | Err(Error::Damaged(_))
                ));
            }
        }
    }
}

/// Whoever can write a bundle can name a piece by its bytes, whatever they are.
#[test]
fn damaged_pieces_with_right_names_end_nothing() {
    let site = BundledSite::of_texts(&[
        ("a", "vi", "Triển khai máy chủ và sao lưu cơ sở dữ liệu."),
        ("b", "en", "Deploy the server and back up the database."),
        ("c", "fr", "La sauvegarde des serveurs."),
    ]);
    let core = site.core();
    let texts = ["may chu", "\"the server\" path:b"];
    let pieces = asked(&site, &texts);
    let pack = site.exported.description.pack.as_deref().and_then(PieceName::parse).expect("a pack");
    let mut refused = 0;
    for (name, piece) in pieces.iter().flat_map(|(name, piece)| parts(*name, piece, pack)) {
        // The rows of a lexicon are text, one like the other.
        let step = (piece.len() / 100).max(3);
        for at in (0..piece.len()).step_by(step) {
            for damage in [piece[at] ^ 0x81, 0xff, piece[at].wrapping_add(1)] {
                let mut damaged = piece.clone();
                damaged[at] = damage;
                let (core, pieces) = with_other(&core, &pieces, (name, &damaged), pack);
                let bundle = Bundle::open(&core).expect("a bundle");
                for (name, piece) in pieces {
                    bundle.give(name, piece).expect("a piece");
                }
                for text in texts {
                    let answer = bundle.search(&Query::new(text), &Endless);
                    assert!(matches!(answer, Ok(_) | Err(Error::Damaged(_))), "{answer:?}");
                    refused += usize::from(answer.is_err());
                }
            }
        }
    }
    assert!(refused > 10, "nothing was damaged");
}

/// The pieces that these queries ask for.
fn asked(site: &BundledSite, texts: &[&str]) -> Vec<(PieceName, Vec<u8>)> {
    let visitor = site.visitor();
    texts.iter().for_each(|text| drop(visitor.ask(&Query::new(*text))));
    visitor.given.take().into_iter().map(|name| (name, site.piece(name))).collect()
}

/// The pieces in a pack, or the one piece that this is.
fn parts(name: PieceName, piece: &[u8], pack: PieceName) -> Vec<(PieceName, Vec<u8>)> {
    if name != pack {
        return vec![(name, piece.to_vec())];
    }
    let (mut bytes, mut parts) = (Bytes(piece), Vec::new());
    while !bytes.is_empty() {
        let part = bytes.blob().expect("a piece in the pack");
        parts.push((PieceName::of(part), part.to_vec()));
    }
    parts
}

/// The core and the pieces where one of them, which may be in the pack, has these bytes instead.
fn with_other(
    core: &[u8],
    pieces: &[(PieceName, Vec<u8>)],
    (name, bytes): (PieceName, &[u8]),
    pack: PieceName,
) -> (Vec<u8>, Vec<(PieceName, Vec<u8>)>) {
    let (mut core, mut with) = (renamed(core, name, PieceName::of(bytes)), Vec::new());
    for (file, piece) in pieces {
        let mut packed = Vec::new();
        for (part, piece) in parts(*file, piece, pack) {
            let piece = if part == name { bytes } else { &piece };
            if *file == pack { push_blob(&mut packed, piece) } else { packed = piece.to_vec() }
        }
        let other = PieceName::of(&packed);
        if other != *file && *file == pack {
            core = renamed(&core, *file, other);
        }
        with.push((other, packed));
    }
    (core, with)
}

/// A pack that has another piece in it than the bundle says is no pack of the bundle.
#[test]
fn a_pack_has_the_pieces_that_the_core_names() {
    let site = BundledSite::of_texts(&[("a", "en", "Deploy the server.")]);
    let pack = site.exported.description.pack.as_deref().and_then(PieceName::parse).expect("a pack");
    let (mut bytes, mut other) = (site.piece(pack), Vec::new());
    push_blob(&mut other, b"another piece");
    bytes.extend(other);
    let bundle = Bundle::open(&renamed(&site.core(), pack, PieceName::of(&bytes))).expect("a bundle");
    assert!(matches!(bundle.give(PieceName::of(&bytes), bytes), Err(Error::Damaged(_))));
}

/// A core that names a piece otherwise.
fn renamed(core: &[u8], from: PieceName, to: PieceName) -> Vec<u8> {
    let (from, to) = (from.0.to_le_bytes(), to.0.to_le_bytes());
    let at = core.windows(from.len()).position(|bytes| bytes == from).expect("the name of a piece");
    [&core[..at], &to, &core[at + to.len()..]].concat()
}
