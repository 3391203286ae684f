//! Text → tokens.

use super::Occur;
use super::has_word::has_word;
use super::note::Note;
use super::prefix::Prefix;
use super::quotes::{Quotes, is_quote};
use super::token::QueryToken;

/// The tokens of `text`, in order; together they hold all of its words. Tells `note` about quotes that are text.
pub(crate) fn scan<'t>(text: &'t str, note: &mut dyn FnMut(Note)) -> Vec<QueryToken<'t>> {
    let mut quotes = Quotes::default();
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (token, after) = next(rest, &mut quotes, note);
        tokens.push(token);
        rest = after.trim_start();
        // Not even a space is between a phrase and what follows.
        if token.quoted && rest.len() == after.len() {
            let (glued, after) = glued(rest, note);
            tokens.extend(glued);
            rest = after.trim_start();
        }
    }
    tokens
}

/// The token that `text` begins with, and what follows.
fn next<'t>(text: &'t str, quotes: &mut Quotes, note: &mut dyn FnMut(Note)) -> (QueryToken<'t>, &'t str) {
    let body = unbracketed(text);
    let (occur, unsigned) = signed(body, quotes);
    let (prefix, value) = match Prefix::split(unsigned) {
        Some((prefix, value)) => (Some(prefix), value),
        None => (None, unsigned),
    };
    if let Some((inner, after)) = quotes.split(value) {
        let typed = &body[..body.len() - after.len()];
        if prefix.is_some() || has_word(inner) {
            let token = QueryToken { typed, occur, prefix, value: inner.trim(), quoted: true };
            return (token, after);
        }
        note(Note::EmptyQuotes);
        return (QueryToken::text(typed), after);
    }
    let (word, after) = split_word(value);
    note_stray_quotes(word, note);
    if occur == Occur::Should && prefix.is_none() {
        return (QueryToken::text(split_word(text).0), after);
    }
    let token = QueryToken {
        typed: &body[..body.len() - after.len()],
        occur,
        prefix,
        value: match prefix {
            // An open quote is no part of a name or a date, and while a person types it is about to be closed.
            Some(_) => unclosed(word.trim_start_matches(is_quote)),
            None => word,
        },
        quoted: false,
    };
    (token, after)
}

/// `text` without brackets in front of a quote or a prefix: people group, `("a b" OR c)`. Words keep theirs.
fn unbracketed(text: &str) -> &str {
    let inner = text.trim_start_matches('(');
    if inner.starts_with(is_quote) || Prefix::split(inner).is_some() { inner } else { text }
}

/// `value` without brackets that close what [`unbracketed`] left out.
fn unclosed(value: &str) -> &str {
    if value.contains('(') { value } else { value.trim_end_matches(')') }
}

/// The sign of `text`, and `text` without it. `-1`, `--flag`, `->`, `+=` and a sign that is alone have none.
fn signed<'t>(text: &'t str, quotes: &mut Quotes) -> (Occur, &'t str) {
    let (occur, unsigned) = match text.chars().next() {
        Some('+') => (Occur::Must, &text[1..]),
        Some('-') => (Occur::MustNot, &text[1..]),
        _ => return (Occur::Should, text),
    };
    let means = match unsigned.chars().next() {
        Some('+' | '-' | '=' | '>') | None => false,
        Some(c) if c.is_whitespace() || c.is_numeric() => false,
        Some(_) => quotes.split(unsigned).is_some() || has_word(split_word(unsigned).0),
    };
    if means { (occur, unsigned) } else { (Occur::Should, text) }
}

/// What is right after a phrase, up to the next space or quote. Punctuation is no token there, and signs and
/// prefixes are text.
fn glued<'t>(text: &'t str, note: &mut dyn FnMut(Note)) -> (Option<QueryToken<'t>>, &'t str) {
    let ends = |c: char| c.is_whitespace() || is_quote(c) || c.is_alphanumeric();
    let at = text.find(ends).unwrap_or(text.len());
    let (word, after) = match text[at..].chars().next() {
        Some(c) if c.is_alphanumeric() => split_word(&text[at..]),
        _ => return (None, &text[at..]),
    };
    note_stray_quotes(word, note);
    (Some(QueryToken::text(word)), after)
}

/// Quotes within a word are text. In pairs they were meant to be (`key="value"`), and a digit in front makes an inch.
fn note_stray_quotes(word: &str, note: &mut dyn FnMut(Note)) {
    let mut stray = 0;
    let mut before = ' ';
    for c in word.chars() {
        if is_quote(c) && !before.is_numeric() {
            stray += 1;
        }
        before = c;
    }
    if stray % 2 == 1 {
        note(Note::StrayQuote);
    }
}

fn split_word(text: &str) -> (&str, &str) {
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}
