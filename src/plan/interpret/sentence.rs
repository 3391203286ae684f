//! The words of one clause, while they are interpreted.

use timra_language::{self as language, LANGUAGES, PieceKind, Script, TermKey, Token};
use unicode_segmentation::UnicodeSegmentation;

use super::clause_end::ClauseEnd;
use super::{Word, names, word_languages};
use crate::TermDictionary;
use crate::syntax::{Clause, ClauseKind, Occur};

/// The words of one clause, while they are interpreted.
pub(crate) struct Sentence<'q> {
    /// The clause of the words.
    pub clause: &'q Clause,
    /// What is at the end of the clause.
    pub end: ClauseEnd,
    /// The text of the clause, normalised.
    pub text: &'q str,
    /// The tokens of the text. Of words and wholes, only as many as are looked up count.
    pub tokens: &'q [Token],
    /// Number of words that are looked up.
    pub most: usize,
    /// The words.
    pub words: Vec<Word<'q>>,
}

impl<'q> Sentence<'q> {
    /// The words of a clause as they were typed, at most `most` of them. `text` is the clause as it was analysed, with
    /// its `tokens`.
    pub(crate) fn new(
        (clause, end): (&'q Clause, ClauseEnd),
        (text, tokens): (&'q str, &'q [Token]),
        most: usize,
        dictionary: &dyn TermDictionary,
    ) -> Self {
        let mut words = words(text, tokens, most, dictionary);
        names::mark(&mut words, &clause.text, text, tokens);
        Self { clause, end, text, tokens, most, words }
    }

    /// Whether guesses are allowed: quoted and forbidden words are meant as they were typed.
    pub(crate) fn is_guessed(&self) -> bool {
        self.clause.kind == ClauseKind::Words && self.clause.occur != Occur::MustNot
    }

    /// Whether the last word is still being typed.
    pub(crate) fn is_unfinished(&self) -> bool {
        let may_be = self.end == ClauseEnd::Unfinished && self.clause.kind == ClauseKind::Words;
        may_be && !self.words.is_empty()
    }

    /// Whether the last word is still being typed and begins longer words.
    pub(crate) fn goes_on(&self) -> bool {
        let begins = |last: &Word| last.of_kind(super::InterpretationKind::Prefix).is_some();
        self.is_unfinished() && self.words.last().is_some_and(begins)
    }

    /// Number of words that are complete: an incomplete word is not misspelled yet.
    pub(crate) fn finished(&self) -> usize {
        self.words.len() - usize::from(self.goes_on())
    }
}

/// The words of a normalised query with these tokens, at most `most`.
fn words<'q>(text: &'q str, tokens: &[Token], most: usize, dictionary: &dyn TermDictionary) -> Vec<Word<'q>> {
    let letters = |word: &Token| -> Vec<TermKey> {
        let of_word = |token: &&Token| token.kind == PieceKind::Part && token.position == word.position;
        tokens.iter().filter(of_word).map(|token| token.key.clone()).collect()
    };
    let of_words: Vec<&Token> =
        tokens.iter().filter(|token| token.kind == PieceKind::Word).take(most).collect();
    let texts: Vec<&str> = of_words.iter().map(|token| &text[token.span.clone()]).collect();
    let word = |((token, text), owner): ((&&Token, &&'q str), usize)| {
        let word = Word::new(text, token.span.clone(), token.key.clone(), LANGUAGES[owner], dictionary);
        Word { letters: letters(token), starts_clause: token.starts_clause, ..word }
    };
    let mut words: Vec<Word> = of_words.iter().zip(&texts).zip(language::route(&texts)).map(word).collect();
    add_letters_across(&mut words);
    word_languages::claim_compounds(&mut words, dictionary);
    words
}

/// Adds pairs of letters across a cut, where a run of letters without spaces was cut into a word that the index does
/// not have.
fn add_letters_across(words: &mut [Word]) {
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
            words[i - 1].letters.push(part);
        }
    }
}
