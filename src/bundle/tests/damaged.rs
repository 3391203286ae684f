//! Bytes that are not what was written are refused, or answered from, and end nothing.

use timra_engine::Query;

use super::site::{BundledSite, Endless};
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
    let mut refused = 0;
    for (name, piece) in &pieces {
        // The rows of a lexicon are text, one like the other.
        let step = (piece.len() / 100).max(3);
        for at in (0..piece.len()).step_by(step) {
            for damage in [piece[at] ^ 0x81, 0xff, piece[at].wrapping_add(1)] {
                let mut damaged = piece.clone();
                damaged[at] = damage;
                let other = PieceName::of(&damaged);
                let bundle = Bundle::open(&renamed(&core, *name, other)).expect("a bundle");
                bundle.give(other, damaged).expect("a piece");
                for (name, piece) in pieces.iter().filter(|it| it.0 != *name) {
                    bundle.give(*name, piece.clone()).expect("a piece");
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

/// A core that names a piece otherwise.
fn renamed(core: &[u8], from: PieceName, to: PieceName) -> Vec<u8> {
    let (from, to) = (from.0.to_le_bytes(), to.0.to_le_bytes());
    let at = core.windows(from.len()).position(|bytes| bytes == from).expect("the name of a piece");
    [&core[..at], &to, &core[at + to.len()..]].concat()
}
