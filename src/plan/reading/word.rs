//! A word of the query and what is known of it.

use std::ops::Range;

use timra_language::{
    self as language, Claim, General, LANGUAGES, Language, PieceKind, Script, TermKey, Token,
};
use unicode_segmentation::UnicodeSegmentation;

use super::{names, respelled};
use crate::{TermDictionary, Variant, Weights};

/// A word of the query.
pub struct QueryWord<'q> {
    /// What was typed, normalised.
    pub text: &'q str,
    /// Where it stands in the normalised query.
    pub span: Range<usize>,
    /// Its forms.
    pub key: TermKey,
    /// Its forms as its spelling alone says.
    plain: TermKey,
    /// Its forms in languages of the index that have only a stemmer, where they lead to other words.
    pub others: Vec<(&'static General, TermKey)>,
    /// Its letters and pairs of letters, where its script has no spaces.
    pub parts: Vec<TermKey>,
    /// The parts of identifiers that are this word.
    pub in_names: Vec<Variant>,
    /// The parts of an identifier that it is made of, if it is no other word.
    pub made_of: Vec<TermKey>,
    /// Whether it is no neighbour of the word before.
    pub starts_clause: bool,
    /// How the space in it, or before it, was typed.
    pub space: Space,
    /// The language it most likely belongs to, by its spelling and its neighbours.
    pub language: &'static dyn Language,
    /// The terms of the index that share its base.
    pub variants: Vec<Variant>,
    /// Whether it carries grammar rather than meaning.
    pub is_function_word: bool,
    /// The word that its keys make with the input method on, if that is likelier than what was typed.
    pub keystrokes: Option<TermKey>,
    /// Words of the index that are a slip or two away, nearest first, if the index does not know it.
    pub respelled: Vec<(Variant, usize)>,
    /// The marked word that it stands for, if it has fewer marks than that.
    pub restored: Option<TermKey>,
    /// What it may stand for otherwise, likeliest first.
    pub also: Vec<TermKey>,
    /// Whether it is written as names of things are, in capitals or as a part of an address, so that it has the marks that
    /// it has.
    pub is_name: bool,
}

/// How the space between two words was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// Where it belongs.
    Right,
    /// Not at all, before this word.
    Missing,
    /// In the middle of this word.
    TooMany,
}

impl<'q> QueryWord<'q> {
    /// The words of a normalised query with its tokens, at most `most`.
    pub fn all(text: &'q str, tokens: &[Token], most: usize, dictionary: &dyn TermDictionary) -> Vec<Self> {
        let parts = |word: &Token| {
            let of_word = |token: &&Token| token.kind == PieceKind::Part && token.position == word.position;
            tokens.iter().filter(of_word).map(|token| token.key.clone()).collect()
        };
        let parts: Vec<Vec<TermKey>> =
            tokens.iter().filter(|token| token.kind == PieceKind::Word).take(most).map(parts).collect();
        let tokens: Vec<&Token> =
            tokens.iter().filter(|token| token.kind == PieceKind::Word).take(most).collect();
        let texts: Vec<&str> = tokens.iter().map(|token| &text[token.span.clone()]).collect();
        let word = |(((token, text), owner), parts): (((&&Token, &&'q str), usize), Vec<TermKey>)| {
            let word = Self::new(text, token.span.clone(), token.key.clone(), LANGUAGES[owner], dictionary);
            Self { parts, starts_clause: token.starts_clause, ..word }
        };
        let mut words: Vec<Self> =
            tokens.iter().zip(&texts).zip(language::route(&texts)).zip(parts).map(word).collect();
        add_parts_across(&mut words);
        for word in &mut words {
            word.made_of = names::parts(word, dictionary);
        }
        claim_compounds(&mut words, dictionary);
        words
    }

    /// A word with the forms that its spelling alone says, and what the index has of them.
    fn new(
        text: &'q str,
        span: Range<usize>,
        plain: TermKey,
        language: &'static dyn Language,
        dictionary: &dyn TermDictionary,
    ) -> Self {
        let mut variants = dictionary.variants(plain.base());
        for stem in LANGUAGES.iter().flat_map(|language| language.other_stems(plain.base())) {
            variants.extend(dictionary.variants(stem));
        }
        let others = other_forms(&plain, &mut variants, dictionary);
        let key = most_common(&plain, &others, &variants);
        let in_names = names_with(&plain, dictionary);
        Self {
            text,
            span,
            key,
            plain,
            others,
            in_names,
            made_of: Vec::new(),
            parts: Vec::new(),
            starts_clause: false,
            space: Space::Right,
            language,
            variants,
            is_function_word: false,
            keystrokes: None,
            respelled: Vec::new(),
            restored: None,
            also: Vec::new(),
            is_name: false,
        }
    }

    /// The word that it is together with the next one, in this query; `None` for what is not one word, and for letters that
    /// are cut into words without spaces.
    pub fn joined(&self, next: &Self, query: &'q str, dictionary: &dyn TermDictionary) -> Option<Self> {
        let key = whole(&[self.text, next.text].concat())?;
        let span = self.span.start..next.span.end;
        let word = Self::new(&query[span.clone()], span, key, self.language, dictionary);
        Some(Self { space: Space::TooMany, starts_clause: self.starts_clause, ..word })
    }

    /// The word cut into two halves of its text; `None` where either is no word that the index has.
    pub fn cut(
        &self,
        (first, second): (&'q str, &'q str),
        dictionary: &dyn TermDictionary,
    ) -> Option<[Self; 2]> {
        let middle = self.span.start + first.len();
        let part = |text: &'q str, span: Range<usize>| {
            let word = Self::new(text, span, whole(text)?, self.language, dictionary);
            Some(word).filter(Self::is_known)
        };
        let first = Self { starts_clause: self.starts_clause, ..part(first, self.span.start..middle)? };
        let second = Self { space: Space::Missing, ..part(second, middle..self.span.end)? };
        Some([first, second])
    }

    /// Gives each word to a language again, as it is read by now.
    pub fn find_languages(words: &mut [Self], dictionary: &dyn TermDictionary) {
        let texts: Vec<&str> = words.iter().map(|word| word.meant().exact()).collect();
        let owners = language::route(&texts);
        words.iter_mut().zip(owners).for_each(|(word, owner)| word.language = LANGUAGES[owner]);
        claim_compounds(words, dictionary);
    }

    /// The language with only a stemmer whose word it is, if most sections that have it are in one.
    pub fn general(&self) -> Option<&'static General> {
        self.others.iter().find(|(_, key)| *key == self.key).map(|(general, _)| *general)
    }

    /// A form of the word as it is in a text of this language.
    pub fn key_in(&self, general: &General, key: &TermKey) -> TermKey {
        if general.writes(key.exact()) { general.key(key.exact()) } else { key.clone() }
    }

    /// Its forms in a text of a language without a stemmer.
    pub fn plain(&self) -> &TermKey {
        self.keystrokes.as_ref().unwrap_or(&self.plain)
    }

    /// Replaces what the word is read as.
    pub fn read_as(&mut self, key: TermKey, dictionary: &dyn TermDictionary) {
        self.variants = dictionary.variants(key.base());
        self.in_names = Vec::new();
        self.made_of = Vec::new();
        self.keystrokes = Some(key);
    }

    /// The same place in the query with another word of the index in it.
    pub fn respelled_to(&self, near: &Variant, dictionary: &dyn TermDictionary) -> Self {
        Self {
            key: near.key.clone(),
            plain: near.key.clone(),
            variants: dictionary.variants(near.key.base()),
            in_names: Vec::new(),
            made_of: Vec::new(),
            others: Vec::new(),
            parts: Vec::new(),
            keystrokes: None,
            respelled: Vec::new(),
            restored: None,
            also: Vec::new(),
            span: self.span.clone(),
            ..*self
        }
    }

    /// Reads it as one of the words that it may begin; else as one that it is near to.
    pub fn complete(&mut self, completions: Vec<(Variant, usize)>) {
        let near = std::mem::replace(&mut self.respelled, completions);
        let known = self.respelled.len();
        self.respelled.extend(near);
        self.respelled.truncate(known.max(respelled::MAX_READINGS));
    }

    /// Decides whether it carries grammar, by the word that it was found to stand for.
    pub fn find_function(&mut self) {
        self.is_function_word = self.language.is_function_word(self.meant().exact());
    }

    /// What it counts, against 1 for a word that carries meaning.
    pub fn importance(&self, weights: &Weights) -> f32 {
        if self.is_function_word { weights.function_word } else { 1.0 }
    }

    /// The forms it is looked up under: as restored, as respelled, as its keys make it, or as typed.
    pub fn meant(&self) -> &TermKey {
        let respelled = self.respelled.first().map(|(variant, _)| &variant.key);
        self.restored.as_ref().or(respelled).unwrap_or(self.given())
    }

    /// The forms without a guess at missing marks.
    pub fn given(&self) -> &TermKey {
        self.keystrokes.as_ref().unwrap_or(&self.key)
    }

    /// Whether the index has the word, or its base, if only within identifiers.
    pub fn is_known(&self) -> bool {
        !self.variants.is_empty() || !self.in_names.is_empty() || !self.made_of.is_empty()
    }

    /// Whether its exact form tells it from other words of its base.
    pub fn says_more_than_base(&self) -> bool {
        let key = self.given();
        key.exact() != key.base() || self.language.base_is_a_spelling() || self.general().is_some()
    }
}

/// The parts of identifiers with the base of a word: these have no marks, and a word with marks is none of them.
fn names_with(key: &TermKey, dictionary: &dyn TermDictionary) -> Vec<Variant> {
    if key.exact().is_ascii() { dictionary.parts(key.base()) } else { Vec::new() }
}

/// The forms of a text that is one word from its beginning to its end.
fn whole(text: &str) -> Option<TermKey> {
    let [token] = <[Token; 1]>::try_from(language::analyze(text)).ok()?;
    (token.span == (0..text.len())).then_some(token.key)
}

/// The forms of a word in the languages of the index that have only a stemmer, and what they lead to, which is added to
/// `variants`. A word that the index has is not guessed at in languages that lack it.
fn other_forms(
    key: &TermKey,
    variants: &mut Vec<Variant>,
    dictionary: &dyn TermDictionary,
) -> Vec<(&'static General, TermKey)> {
    let has = |found: &[Variant], key: &TermKey| found.iter().any(|variant| variant.key == *key);
    let mut found: Vec<(&'static General, TermKey, Vec<Variant>)> = Vec::new();
    for general in dictionary.generals().iter().copied().filter(|general| general.writes(key.exact())) {
        let other = general.key(key.exact());
        if other.base() != key.base() && found.iter().all(|(_, known, _)| *known != other) {
            let variants = dictionary.variants(other.base());
            found.push((general, other, variants));
        }
    }
    let is_known = has(variants, key) || found.iter().any(|(_, other, found)| has(found, other));
    found.retain(|(_, other, found)| if is_known { has(found, other) } else { !found.is_empty() });
    let mut others = Vec::with_capacity(found.len());
    for (general, other, found) in found {
        variants.extend(found);
        others.push((general, other));
    }
    others
}

/// The forms under which most sections have the word as it was typed.
fn most_common(key: &TermKey, others: &[(&'static General, TermKey)], variants: &[Variant]) -> TermKey {
    let count = |key: &TermKey| variants.iter().find(|variant| variant.key == *key).map_or(0, |it| it.count);
    let all = others.iter().map(|(_, other)| other).chain([key]);
    // Among equals the last: what the spelling alone says.
    all.max_by_key(|key| count(key)).unwrap_or(key).clone()
}

/// Where a run of letters without spaces was cut into a word that the index does not know, the letters on both sides of
/// the cut may belong together.
fn add_parts_across(words: &mut [QueryWord]) {
    for i in 1..words.len() {
        let (first, second) = (&words[i - 1], &words[i]);
        let is_one_run = first.span.end == second.span.start;
        let (Some(last), Some(next)) =
            (first.text.graphemes(true).next_back(), second.text.graphemes(true).next())
        else {
            continue;
        };
        let is_without_spaces = [last, next]
            .iter()
            .all(|letter| letter.chars().next().and_then(Script::of).is_some_and(Script::has_pairs));
        if is_one_run && is_without_spaces && !(first.is_known() && second.is_known()) {
            let part = language::part(&format!("{last}{next}"));
            words[i - 1].parts.push(part);
        }
    }
}

/// Gives two neighbours to a language that has them as one word, where the index has that word too: the `he` of
/// `he thong` is no English.
fn claim_compounds(words: &mut [QueryWord], dictionary: &dyn TermDictionary) {
    for i in 1..words.len() {
        let (first, second) = (&words[i - 1], &words[i]);
        if second.starts_clause {
            continue;
        }
        let has_other = |language: &&&'static dyn Language| {
            let other = |word: &QueryWord| word.language.code() != language.code();
            let may_be = |word: &QueryWord| language.claim(word.meant().exact()) != Claim::No;
            (other(first) || other(second)) && may_be(first) && may_be(second)
        };
        let Some(language) = LANGUAGES.iter().find(has_other).copied() else { continue };
        if is_compound(first, second, language, dictionary) {
            words[i - 1].language = language;
            words[i].language = language;
        }
    }
}

/// Whether some spelling of two words is one word of the language, and stands in the index.
fn is_compound(
    first: &QueryWord,
    second: &QueryWord,
    language: &dyn Language,
    dictionary: &dyn TermDictionary,
) -> bool {
    // Marks say whose word it is, wherever it stands.
    let as_typed = first.meant().pair(second.meant());
    if !as_typed.exact().is_ascii() && language.compound_count(as_typed.exact()).is_some() {
        return true;
    }
    if dictionary.pair_count(&TermKey::any(first.meant().pair(second.meant()).base())) == 0 {
        return false;
    }
    let spellings = |word: &QueryWord| -> Vec<TermKey> {
        let own = |variant: &Variant| language.claim(variant.key.exact()) != Claim::No;
        let all = match word.respelled.first() {
            Some((near, _)) => dictionary.variants(near.key.base()),
            None => word.variants.clone(),
        };
        all.into_iter().filter(own).map(|variant| variant.key).collect()
    };
    let (firsts, seconds) = (spellings(first), spellings(second));
    firsts.iter().any(|first| {
        seconds.iter().any(|second| {
            let pair = first.pair(second);
            language.compound_count(pair.exact()).is_some() && dictionary.pair_count(&pair) > 0
        })
    })
}
