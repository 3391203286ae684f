//! What a text is compared by with its copies: runs of its words.

use xxhash_rust::xxh3::xxh3_64;

use super::{PieceKind, Token};

/// A number (XXH3) for the exact form of each word of a text, in the order of the text.
pub fn word_numbers(tokens: &[Token]) -> impl Iterator<Item = u64> + '_ {
    let words = tokens.iter().filter(|token| token.kind == PieceKind::Word);
    words.map(|token| xxh3_64(token.key.exact().as_bytes()))
}

/// A number (XXH3) for each run of `len` words in a text (*shingles*; Broder 1997). `words` are the numbers that
/// [`word_numbers`] gives.
pub fn shingles(words: &[u64], len: usize) -> impl Iterator<Item = u64> + '_ {
    let mut run = Vec::with_capacity(len * size_of::<u64>());
    words.windows(len.max(1)).map(move |words| {
        run.clear();
        run.extend(words.iter().flat_map(|word| word.to_le_bytes()));
        xxh3_64(&run)
    })
}

#[cfg(test)]
mod tests {
    use super::{shingles, word_numbers};
    use crate::analyze;

    #[test]
    fn runs_are_told_by_their_words_and_the_order_of_these() {
        let runs = |text: &str| {
            let words: Vec<u64> = word_numbers(&analyze(text)).collect();
            shingles(&words, 2).collect::<Vec<u64>>()
        };
        assert_eq!(runs("Hạ tầng, mạng!"), runs("hạ  tầng (mạng)"));
        assert_ne!(runs("hạ tầng"), runs("tầng hạ"));
        assert_ne!(runs("hạ tầng"), runs("ha tang"));
        assert_eq!(runs("a b c d").len(), 3);
        assert!(runs("a").is_empty());
    }
}
