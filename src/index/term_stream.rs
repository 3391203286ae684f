//! Streams of terms: a text that was cut into terms already, in a form that Tantivy takes without copying each term.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Follows each term; a control character above those that a pair's letters may be, so no term has it.
const END: char = '\u{80}';

/// How many positions one character counts: below it, every number is a character.
const STEP: u32 = 0x8000;

/// Terms with their positions, as a text: for each term two characters with the distance to the position before, the
/// term itself and a control character.
///
/// As a `PreTokenizedString`, Tantivy would write and read each token as JSON on the way from one thread to the other,
/// which was a seventh of the time of a build.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    text: String,
    position: u32,
    len: u64,
}

impl Terms {
    /// Adds a term. Positions must not fall.
    pub fn push(&mut self, term: &str, position: u32) {
        let gap = position.saturating_sub(self.position);
        self.text
            .extend([gap / STEP % STEP, gap % STEP].map(|part| char::from_u32(part).unwrap_or_default()));
        self.text.push_str(term);
        self.text.push(END);
        self.position = position;
        self.len += 1;
    }

    /// Number of terms.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether there are no terms.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The text that [`TermReader`] reads.
    pub fn into_text(self) -> String {
        self.text
    }
}

/// The tokenizer of every field of terms: it reads [`Terms`] back.
#[derive(Debug, Clone, Default)]
pub struct TermReader {
    token: Token,
}

impl TermReader {}

/// The terms of one value.
pub struct TermStream<'t> {
    rest: &'t str,
    token: &'t mut Token,
}

impl Tokenizer for TermReader {
    type TokenStream<'t> = TermStream<'t>;

    fn token_stream<'t>(&'t mut self, text: &'t str) -> TermStream<'t> {
        self.token.reset();
        self.token.position = 0;
        TermStream { rest: text, token: &mut self.token }
    }
}

impl TokenStream for TermStream<'_> {
    fn advance(&mut self) -> bool {
        let mut chars = self.rest.chars();
        let (Some(high), Some(low)) = (chars.next(), chars.next()) else { return false };
        let Some((term, rest)) = chars.as_str().split_once(END) else { return false };
        self.token.position += (u32::from(high) * STEP + u32::from(low)) as usize;
        self.token.text.clear();
        self.token.text.push_str(term);
        self.rest = rest;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tantivy::tokenizer::{TokenStream, Tokenizer};

    use super::{TermReader, Terms};

    proptest! {
        #[test]
        fn what_was_written_is_read(words in prop::collection::vec(("[^\u{80}]{0,8}", 0_u32..100_000), 0..20)) {
            let mut terms = Terms::default();
            let mut position = 0;
            let mut written = Vec::new();
            for (word, gap) in words {
                position += gap;
                terms.push(&word, position);
                written.push((word, position as usize));
            }
            let mut reader = TermReader::default();
            let text = terms.into_text();
            let mut stream = reader.token_stream(&text);
            let mut read = Vec::new();
            while stream.advance() {
                read.push((stream.token().text.clone(), stream.token().position));
            }
            prop_assert_eq!(read, written);
        }
    }
}
