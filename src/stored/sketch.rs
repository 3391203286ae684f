//! Sketches: numbers that are nearly equal for copies of a text.

use timra_language::{PieceKind, Token, shingles, word_numbers};
use xxhash_rust::xxh3::xxh3_64;

/// Number of bits in which the sketches of two copies may differ. Manku, Jain and Das Sarma (2007) found 3 of 64 to
/// separate near-duplicates of web pages from other pages.
pub const SKETCH_BITS: u32 = 3;

/// Whether two sketches are those of copies.
pub fn are_near(one: u64, other: u64) -> bool {
    (one ^ other).count_ones() <= SKETCH_BITS
}

/// Texts of fewer words than this are too short for shares of them to say anything: only equal ones are alike.
const SHORT: usize = 24;

/// SimHash (Charikar 2002) over the pairs of neighbouring words of a text, with marks; 0 for a text without words.
///
/// One number must do here: a search compares the sections that it shows with each other, and hides a copy only if hardly a
/// word differs. `timra check` asks another question: how much of a page stands on another page, too. That takes a sample of
/// longer runs of words (`lint/shingles.rs`). Both start from the runs of words in `language/shingles.rs`.
///
/// The hash of the `heading` turns some bits over, the same ones for all texts below it: the same text below another
/// heading says something else.
pub fn sketch(tokens: &[Token], heading: &[Token]) -> u64 {
    let words = words(tokens);
    let sketch = match words.len() {
        0 => return 0,
        1..SHORT => xxh3_64(words.join(" ").as_bytes()),
        _ => of_pairs(tokens),
    };
    // No words is what 0 says.
    (sketch ^ xxh3_64(self::words(heading).join(" ").as_bytes())).max(1)
}

fn words(tokens: &[Token]) -> Vec<&str> {
    tokens.iter().filter(|token| token.kind == PieceKind::Word).map(|token| token.key.exact()).collect()
}

fn of_pairs(tokens: &[Token]) -> u64 {
    let mut weight = [0_i32; 64];
    let words: Vec<u64> = word_numbers(tokens).collect();
    for hash in shingles(&words, 2) {
        for (bit, weight) in weight.iter_mut().enumerate() {
            *weight += if hash >> bit & 1 == 1 { 1 } else { -1 };
        }
    }
    weight.iter().enumerate().filter(|(_, weight)| **weight > 0).fold(0, |sketch, (bit, _)| sketch | 1 << bit)
}

#[cfg(test)]
mod tests {
    use super::{SKETCH_BITS, sketch};
    use timra_language::analyze;

    const TEXT: &str = "Before the release we take a backup, tell the people on call, and open the dashboard. \
        The new version gets five percent of the traffic for ten minutes; if the errors stay where they were, it gets \
        all of it, and the old version is kept for a day so that going back takes one command and no meeting at all.";

    #[test]
    fn a_copy_is_near_and_another_text_is_far() {
        let distance = |a: &str, b: &str| (sketch(&analyze(a), &[]) ^ sketch(&analyze(b), &[])).count_ones();
        assert_eq!(distance(TEXT, &TEXT.to_uppercase().replace(',', ";")), 0);
        let longer = TEXT.repeat(6);
        assert!(distance(&longer, &longer.replacen("five percent", "ten percent", 1)) <= SKETCH_BITS);
        let other = "Every Monday the interns read the notes of last week, ask what is not clear, choose one thing to \
            mend, write down who does it and by when, and close the meeting with a short word of thanks to whoever \
            answered the most pages during the weekend just gone.";
        assert!(distance(TEXT, other) > 10);
    }

    #[test]
    fn short_texts_are_copies_only_if_equal() {
        let sketch = |text: &str| sketch(&analyze(text), &[]);
        assert_eq!(sketch(""), 0);
        assert_eq!(sketch("Week 5 Tasks"), sketch("week 5 tasks"));
        assert_ne!(sketch("Week 5 Tasks"), sketch("Week 6 Tasks"));
        assert_ne!(sketch("Trần Ngọc Ánh trực"), sketch("Trần Ngọc Anh trực"));
    }

    #[test]
    fn the_same_below_another_heading_is_no_copy() {
        let below = |heading: &str| sketch(&analyze(TEXT), &analyze(heading));
        assert_eq!(below("Máy chủ 10.0.0.1"), below("máy chủ 10.0.0.1"));
        assert!((below("Máy chủ 10.0.0.1") ^ below("Máy chủ 10.0.0.2")).count_ones() > SKETCH_BITS);
    }
}
