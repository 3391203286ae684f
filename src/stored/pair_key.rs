//! The keys of pairs: two neighbouring words in a few letters.

use timra_language::TermKey;
use xxhash_rust::xxh3::xxh3_64;

/// Bits of each letter for the bases, the first letter's first. Of a million pairs in an index, one query in a thousand
/// meets one that is not its own and happens to have the same letters.
///
/// A dictionary is a tree of letters, and smallest where its leaves are neither alone nor too many for one node: a
/// small letter first makes that of a large index (12.3 MB for 1.35 million pairs; 16.7 MB where all letters had six
/// bits).
const BASE: [u32; 5] = [2, 7, 7, 7, 7];
/// Bits of the letters for exact forms, which tell the spellings of one pair apart. The endings of a word are few; of
/// its marks two syllables have more than a thousand combinations, and words are restored by which of them an index
/// has.
const ENDINGS: &[u32] = &[6];
const MARKS: &[u32] = &[6, 6];

/// The key of two neighbouring words in the dictionary of pairs.
///
/// Most pairs of a text are in it once only, so their words would fill half of an index. The only question to this
/// dictionary is whether it has a pair, and for that a short hash is enough; two pairs may share one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PairKey(String);

impl PairKey {
    /// The key of `pair`. If the pair stands for any spelling, this is the beginning that the keys of all its spellings
    /// share.
    pub fn new(pair: &TermKey) -> Self {
        Self::of(pair.base(), (!pair.is_any()).then(|| pair.exact()))
    }

    /// The key of two neighbouring words. It is the key of [`TermKey::pair`], made without that term. `joined` is
    /// memory to work in, because a text may have as many pairs as words.
    pub fn of_neighbours(first: &TermKey, second: &TermKey, joined: &mut String) -> Self {
        joined.clear();
        joined.extend([first.base(), " ", second.base()]);
        let base = joined.len();
        joined.extend([first.exact(), " ", second.exact()]);
        let (base, exact) = joined.split_at(base);
        Self::of(base, Some(exact))
    }

    fn of(base: &str, exact: Option<&str>) -> Self {
        let mut key = String::with_capacity(BASE.len() + MARKS.len());
        push(&mut key, base, &BASE);
        if let Some(exact) = exact.filter(|exact| *exact != base) {
            let has_marks = base.is_ascii() && !exact.is_ascii();
            push(&mut key, exact, if has_marks { MARKS } else { ENDINGS });
        }
        Self(key)
    }

    /// Bounds of all spellings of the pair in a sorted dictionary: the first key, and the key after the last one.
    pub fn range(&self) -> (&str, String) {
        let base = &self.0[..BASE.len()];
        (base, format!("{base}\u{7f}"))
    }

    /// The beginning that a key, as a dictionary has it, shares with the keys of all spellings of its pair.
    pub fn base_of(key: &str) -> &str {
        key.get(..BASE.len()).unwrap_or(key)
    }

    /// The number that stands for the beginning which a key, as a dictionary has it, shares with the keys of all spellings of
    /// its pair, and the rest of the key. Numbers are in the order of the keys. `None` for what is no key.
    pub fn parts_of(key: &str) -> Option<(u32, &str)> {
        let (base, rest) = key.split_at_checked(BASE.len())?;
        let number = base.bytes().zip(BASE).try_fold(0, |number: u32, (letter, bits)| {
            (u32::from(letter) >> bits == 0).then_some(number << bits | u32::from(letter))
        });
        Some((number?, rest)).filter(|_| rest.is_ascii() && rest.len() <= MARKS.len())
    }

    /// The key as the dictionary has it; every character is ASCII.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Adds a hash of `form`, in letters of so many bits; each is one byte, a character below 128.
fn push(key: &mut String, form: &str, letters: &[u32]) {
    let mut hash = xxh3_64(form.as_bytes());
    for bits in letters {
        key.push(char::from((hash & ((1 << bits) - 1)) as u8));
        hash >>= bits;
    }
}

#[cfg(test)]
mod tests {
    use super::PairKey;
    use timra_language::TermKey;

    #[test]
    fn neighbours_have_the_key_of_their_pair() {
        let word = TermKey::new;
        let words = [word("run", "running"), word("pod", "pod"), word("ha", "hạ")];
        for (first, second) in words.iter().flat_map(|first| words.iter().map(move |second| (first, second)))
        {
            let mut joined = "left".to_owned();
            let key = PairKey::of_neighbours(first, second, &mut joined);
            assert_eq!(key, PairKey::new(&first.pair(second)));
        }
    }

    #[test]
    fn the_spellings_of_a_pair_are_neighbours_and_differ() {
        let key = |base: &str, exact: &str| PairKey::new(&TermKey::new(base, exact));
        let (any, marked) = (PairKey::new(&TermKey::any("ha tang")), key("ha tang", "hạ tầng"));
        let (from, to) = any.range();
        for spelling in [&marked, &key("ha tang", "ha tang"), &key("ha tang", "hà tặng")] {
            assert!((from..to.as_str()).contains(&spelling.as_str()));
        }
        assert_ne!(marked, key("ha tang", "hà tặng"));
        assert_ne!(marked, key("ha tang", "ha tang"));
        assert!(!(from..to.as_str()).contains(&key("he thong", "hệ thống").as_str()));
        assert_eq!(any, key("ha tang", "ha tang"));
    }
}
