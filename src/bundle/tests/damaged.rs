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
    assert!(matches!(Bundle::open(b"no core"), Err(Error::Damaged(_))));
    for end in 0..core.len() {
        assert!(Bundle::open(&core[..end]).is_err(), "cut off at {end}");
    }
    for at in 0..core.len() {
        for byte in [0, 0x7f, 0xff, core[at] ^ 1, core[at].wrapping_add(1)] {
            let mut damaged = core.clone();
            damaged[at] = byte;
            let Ok(bundle) = Bundle::open(&damaged) else { continue };
            for name in site.visitor().bundle.piece_names() {
                let _ = bundle.give(name, site.piece(name));
            }
            for text in ["may chu", "\"the server\" lang:en", "sauvegrde"] {
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
