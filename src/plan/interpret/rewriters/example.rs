//! Numbers in Roman numerals.

use timra_language::{self as language, TermKey};

use super::super::{Context, QueryRewriter, Word};
use crate::{Alternative, Layer, Rung};

/// Letters of the longest number that is read.
const MAX_LETTERS: usize = 12;

/// Looks for a number in Roman numerals as one in digits.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn expand(&self, unit: &[Word], context: Context) -> Vec<Alternative> {
        let [word] = unit else { return Vec::new() };
        let alternative = |key: TermKey| Alternative {
            rung: Rung::Synonym,
            weight: context.weights.translated,
            layers: vec![Layer::word(key, 1.0)],
        };
        let number = number(word.given().exact()).map(|number| language::key_in(None, &number.to_string()));
        number.map(alternative).into_iter().collect()
    }
}

/// The number that a word is; `None` for a word, and for one letter, which is more often a letter.
fn number(word: &str) -> Option<u32> {
    let digit = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        'd' => Some(500),
        'm' => Some(1000),
        _ => None,
    };
    let digits: Vec<u32> = word.chars().take(MAX_LETTERS + 1).map(digit).collect::<Option<_>>()?;
    if !(2..=MAX_LETTERS).contains(&digits.len()) {
        return None;
    }
    let next = digits.iter().skip(1).chain([&0]);
    // A smaller digit in front of a greater one is taken from it.
    let (taken, added) = digits.iter().zip(next).fold((0, 0), |(taken, added), (digit, next)| {
        if digit < next { (taken + digit, added) } else { (taken, added + digit) }
    });
    added.checked_sub(taken)
}
