//! A word of the query and what is known of it.

use std::ops::Range;

use crate::language::{self, Claim, LANGUAGES, Language, PieceKind, TermKey, Token};
use crate::search::{Variant, Vocabulary};

/// A word of the query.
pub struct QueryWord<'q> {
    /// What was typed, normalised.
    pub text: &'q str,
    /// Where it stands in the normalised query.
    pub span: Range<usize>,
    /// Its forms.
    pub key: TermKey,
    /// Whether it is no neighbour of the word before.
    pub starts_clause: bool,
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
}

impl<'q> QueryWord<'q> {
    /// The words of a normalised query with its tokens, at most `most`.
    pub fn all(text: &'q str, tokens: &[Token], most: usize, vocabulary: &Vocabulary) -> Vec<Self> {
        let tokens: Vec<&Token> =
            tokens.iter().filter(|token| token.kind == PieceKind::Word).take(most).collect();
        let texts: Vec<&str> = tokens.iter().map(|token| &text[token.span.clone()]).collect();
        let word = |((token, text), owner): ((&&Token, &&'q str), usize)| {
            let language = LANGUAGES[owner];
            Self {
                text,
                span: token.span.clone(),
                key: token.key.clone(),
                starts_clause: token.starts_clause,
                language,
                variants: vocabulary.variants(token.key.base()),
                is_function_word: false,
                keystrokes: None,
                respelled: Vec::new(),
                restored: None,
            }
        };
        let mut words: Vec<Self> = tokens.iter().zip(&texts).zip(language::route(&texts)).map(word).collect();
        claim_compounds(&mut words, vocabulary);
        words
    }

    /// Replaces what the word is read as.
    pub fn read_as(&mut self, key: TermKey, vocabulary: &Vocabulary) {
        self.variants = vocabulary.variants(key.base());
        self.keystrokes = Some(key);
    }

    /// Decides whether it carries grammar, by the word that it was found to stand for.
    pub fn find_function(&mut self) {
        self.is_function_word = self.language.is_function_word(self.meant().exact());
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

    /// Whether the index has the word, or its base.
    pub fn is_known(&self) -> bool {
        !self.variants.is_empty()
    }

    /// Whether its exact form tells it from other words of its base.
    pub fn says_more_than_base(&self) -> bool {
        let key = self.given();
        key.exact() != key.base()
    }
}

/// Gives two neighbours to a language that has them as one word, where the index has that word too: the `he` of
/// `he thong` is no English.
fn claim_compounds(words: &mut [QueryWord], vocabulary: &Vocabulary) {
    for i in 1..words.len() {
        let (first, second) = (&words[i - 1], &words[i]);
        if second.starts_clause {
            continue;
        }
        let has_other = |language: &&&'static dyn Language| {
            let other = |word: &QueryWord| word.language.code() != language.code();
            let may_be = |word: &QueryWord| language.claim(word.text) != Claim::No;
            (other(first) || other(second)) && may_be(first) && may_be(second)
        };
        let Some(language) = LANGUAGES.iter().find(has_other).copied() else { continue };
        if is_compound(first, second, language, vocabulary) {
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
    vocabulary: &Vocabulary,
) -> bool {
    if vocabulary.pair_count(&TermKey::any(first.key.pair(&second.key).base())) == 0 {
        return false;
    }
    let spellings = |word: &QueryWord| -> Vec<TermKey> {
        let own = |variant: &&Variant| language.claim(variant.key.exact()) != Claim::No;
        word.variants.iter().filter(own).map(|variant| variant.key.clone()).collect()
    };
    let (firsts, seconds) = (spellings(first), spellings(second));
    firsts.iter().any(|first| {
        seconds.iter().any(|second| {
            let pair = first.pair(second);
            language.compound_count(pair.exact()).is_some() && vocabulary.pair_count(&pair) > 0
        })
    })
}
