//! Cuts text into words, identifiers and their parts.

use std::ops::Range;

use super::mark::is_mark;
use super::piece::{MAX_WORD, Piece, PieceKind};
use super::run::{Runs, add_parts};
use super::script::Script;

/// An identifier of more words than this is a path or an address: its words are found, it is not kept whole.
const MAX_WORDS_IN_IDENTIFIER: usize = 6;

/// A text that is cut into pieces. Its language is detected from the pieces, and its tokens are made of them.
pub struct Segmented<'t> {
    /// The text.
    pub text: &'t str,
    /// The pieces of the text, as [`segment`] gives them.
    pub pieces: Vec<Piece>,
}

impl<'t> Segmented<'t> {
    /// Cuts `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, pieces: segment(text) }
    }
}

/// The pieces of `text` in order of their start; parts and wholes come after the word they begin with.
///
/// Law: every span is within the text, on character boundaries and not empty; words never overlap.
pub fn segment(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(text.len() / 5);
    let mut rest = 0;
    let runs = Runs::new(text);
    while let Some(start) = next_word_start(text, rest) {
        let begins_run = text[start..].chars().next().is_some_and(|c| runs.begins(c));
        rest = if begins_run { runs.add(start, &mut pieces) } else { chunk(text, start, &runs, &mut pieces) };
    }
    pieces
}

fn next_word_start(text: &str, from: usize) -> Option<usize> {
    text[from..].char_indices().find(|&(_, c)| c.is_alphanumeric() && !is_mark(c)).map(|(at, _)| from + at)
}

/// Adds the words from `start` on that are written together, their parts and the whole; returns where it stopped.
fn chunk(text: &str, start: usize, runs: &Runs, pieces: &mut Vec<Piece>) -> usize {
    let first = pieces.len();
    let mut words = 0;
    let mut at = start;
    let end = loop {
        let end = word_end(text, at);
        pieces.push(Piece { span: at..end, kind: PieceKind::Word });
        parts(text, at..end, pieces);
        words += 1;
        match joined_word(text, end, runs) {
            Some(next) => at = next,
            None => break end,
        }
    };
    if (2..=MAX_WORDS_IN_IDENTIFIER).contains(&words) && end - start <= MAX_WORD {
        pieces.insert(first + 1, Piece { span: start..end, kind: PieceKind::Whole });
    }
    end
}

/// Where the word that begins at `start` ends: after its letters, digits and marks, and after the signs that
/// belong to a name (`C++`, `F#`). Where a script without spaces begins, or Korean on a word in other letters, it ends.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut script = None;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at + c.len_utf8() > MAX_WORD {
            break;
        }
        let next = chars.peek().map(|&(_, c)| c);
        let inner_apostrophe = matches!(c, '\'' | '’')
            && end > start
            && script.is_none()
            && next.is_some_and(|c| c.is_alphabetic() && Script::of(c).is_none());
        if !(c.is_alphanumeric() || is_mark(c) || inner_apostrophe) {
            break;
        }
        if c.is_alphanumeric() && !is_mark(c) {
            if end > start && script != Script::of(c) {
                break;
            }
            script = Script::of(c);
        }
        end = start + at + c.len_utf8();
    }
    if end - start == 1 {
        for sign in ["++", "#"] {
            let after = text[end..].strip_prefix(sign);
            if after.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
                return end + sign.len();
            }
        }
    }
    end
}

/// Where the next word begins when a single joining sign, and nothing else, is at `end`.
fn joined_word(text: &str, end: usize, runs: &Runs) -> Option<usize> {
    let mut chars = text[end..].chars();
    let sign = chars.next().filter(|c| matches!(c, '-' | '_' | '.' | '/' | ':' | '@' | '&' | '‑'))?;
    let next = chars.next().filter(|&c| c.is_alphanumeric() && !runs.begins(c) && !is_mark(c))?;
    let before = text[..end].chars().rev().find(|&c| !is_mark(c))?;
    // "end.Next" is a missing space, not an identifier, where a capital follows a lower-case word.
    let missing_space = sign == '.' && next.is_uppercase() && before.is_lowercase();
    (!missing_space && !runs.begins(before)).then(|| end + sign.len_utf8())
}

/// Adds the parts of a word whose capitals divide it: `Amazon`, `S3`, `Read`, `Only` of `AmazonS3ReadOnly`.
fn parts(text: &str, word: Range<usize>, pieces: &mut Vec<Piece>) {
    let written = &text[word.clone()];
    if written.chars().next().is_some_and(|c| Script::of(c).is_some()) {
        return add_parts(text, word, pieces);
    }
    if !written.is_ascii() || !written.bytes().skip(1).any(|b| b.is_ascii_uppercase()) {
        return;
    }
    let chars: Vec<(usize, char)> = written.char_indices().collect();
    let divides = |i: usize| {
        let (before, here) = (chars[i - 1].1, chars[i].1);
        let after = chars.get(i + 1).map(|c| c.1);
        here.is_uppercase()
            && (before.is_lowercase()
                || before.is_numeric()
                || (before.is_uppercase() && after.is_some_and(char::is_lowercase)))
    };
    let mut starts = vec![0];
    starts.extend((1..chars.len()).filter(|&i| divides(i)).map(|i| chars[i].0));
    if starts.len() < 2 {
        return;
    }
    starts.push(written.len());
    for pair in starts.windows(2) {
        pieces.push(Piece { span: word.start + pair[0]..word.start + pair[1], kind: PieceKind::Part });
    }
}
