//! Words of the query that are parts of an identifier: `ReadOnlyAccess` of `AmazonS3ReadOnlyAccess`.

use std::ops::RangeInclusive;

use timra_language::{self as language, TermKey};

use super::super::{Context, Interpretation, InterpretationKind, QueryRewriter, Rewrite, Sentence, Word};
use super::respelled::is_in_a_lexicon;
use crate::{Alternative, Layer, Rung, Source, TermDictionary, Variant};

/// Letters of a word that may be several parts: shorter ones are words, and nobody types longer ones.
const LETTERS: RangeInclusive<usize> = 5..=48;

/// Parts of one word, at most.
const MOST_PARTS: usize = 8;

/// Ways to cut a word that are looked for, at most.
const MOST_CUTS: usize = 32;

/// Reads a word as several parts of an identifier, and looks for identifiers that have all of them.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn rewrite<'q>(&self, sentence: &Sentence<'q>, context: Context) -> Vec<Rewrite<'q>> {
        let rewrite = |(at, word): (usize, &Word)| {
            let parts = parts(word, context.dictionary);
            let identifier = Interpretation::new(InterpretationKind::Identifier, word.given().clone(), parts);
            (!identifier.terms.is_empty()).then(|| Rewrite::Also { at, interpretations: vec![identifier] })
        };
        sentence.words.iter().enumerate().filter_map(rewrite).collect()
    }

    fn expand(&self, unit: &[Word], context: Context) -> Vec<Alternative> {
        let [word] = unit else { return Vec::new() };
        let alternative = |identifier: &Interpretation| {
            let terms = identifier.terms.iter().map(|part| (part.key.clone(), 1.0)).collect();
            let layers = vec![Layer::new(Source::Parts, terms, context.weights.base_alone)];
            Alternative { rung: Rung::Part, weight: 1.0, layers }
        };
        word.of_kind(InterpretationKind::Identifier).map(alternative).into_iter().collect()
    }
}

/// The parts of which `word` is made, if an identifier of the index has all of them; none for a word that a lexicon
/// has.
fn parts(word: &Word, dictionary: &dyn TermDictionary) -> Vec<Variant> {
    let text = word.given().exact();
    let may_be = text.bytes().all(|byte| byte.is_ascii_alphanumeric()) && LETTERS.contains(&text.len());
    if !may_be || is_in_a_lexicon(word) {
        return Vec::new();
    }
    let mut cuts = Cuts { text, dictionary, dead: vec![false; text.len()], found: Vec::new() };
    cuts.from(0, &mut Vec::new());
    // What has fewer parts is likelier.
    cuts.found.sort_by_key(Vec::len);
    let stands = |parts: &Vec<Variant>| {
        let keys: Vec<TermKey> = parts.iter().map(|part| part.key.clone()).collect();
        dictionary.phrase_count(&keys, 0) > 0
    };
    cuts.found.into_iter().find(stands).unwrap_or_default()
}

/// The ways to cut a text into parts that the index has.
struct Cuts<'v> {
    text: &'v str,
    dictionary: &'v dyn TermDictionary,
    /// Whether nothing that begins here can be cut.
    dead: Vec<bool>,
    found: Vec<Vec<Variant>>,
}

impl Cuts<'_> {
    /// Adds parts from `start` to the end of the word; `false` if there is no way.
    fn from(&mut self, start: usize, parts: &mut Vec<Variant>) -> bool {
        if start == self.text.len() {
            // The word itself is asked for anyway.
            if parts.len() > 1 && self.found.len() < MOST_CUTS {
                self.found.push(parts.clone());
            }
            return true;
        }
        if self.dead[start] || parts.len() == MOST_PARTS {
            return false;
        }
        let mut any = false;
        for end in start + 1..=self.text.len() {
            if let Some(part) = self.part(start, end) {
                parts.push(part);
                any |= self.from(end, parts);
                parts.pop();
            }
        }
        self.dead[start] = !any;
        any
    }

    /// The part from `start` to `end`, if the index has it. One letter is a part of nearly every identifier, and does
    /// not count.
    fn part(&self, start: usize, end: usize) -> Option<Variant> {
        let text = &self.text[start..end];
        if text.len() < 2 && !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let key = language::key_in(None, text).as_part();
        self.dictionary.parts(key.base()).into_iter().find(|part| part.key == key)
    }
}
