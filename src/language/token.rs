//! A token: a word of a text, where it is and what it is indexed under.

use std::ops::Range;
use std::sync::Arc;

use super::Joining;

/// Divides the base form from the exact form in a [`TermKey`]. It is a control character, so no word contains it,
/// and all terms with one base form are neighbours in a sorted dictionary.
pub const SEPARATOR: char = '\u{1}';

/// Begins the exact form of a part of an identifier, so that `get` in `getUserName` differs from the word `get`. It
/// is a control character like [`SEPARATOR`], so parts come before all words with the same base form.
pub const OF_PART: char = '\u{3}';

/// The term that a word is indexed under: base form, [`SEPARATOR`], exact form.
///
/// All spellings and inflections of a word share their base, so one range of the dictionary holds every variant
/// of it and one posting list serves queries that ask for one spelling and queries that ask for all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermKey(Arc<str>);

impl TermKey {
    /// The term with these two forms.
    pub fn new(base: &str, exact: &str) -> Self {
        let mut key = String::with_capacity(base.len() + exact.len() + 1);
        key.push_str(base);
        key.push(SEPARATOR);
        key.push_str(exact);
        Self(key.into())
    }

    /// Stands for every term with this base form.
    pub fn any(base: &str) -> Self {
        Self::new(base, "")
    }

    /// The term of this word where it is a part of an identifier whose capitals divide it: `Read` of
    /// `ReadOnlyAccess`.
    #[must_use]
    pub fn as_part(&self) -> Self {
        Self::new(self.base(), &format!("{OF_PART}{}", self.exact()))
    }

    /// Whether this is the term of a number.
    pub fn is_number(&self) -> bool {
        !self.base().is_empty() && self.base().bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether this is the term of a part of an identifier.
    pub fn is_part(&self) -> bool {
        self.exact().starts_with(OF_PART)
    }

    /// Whether this stands for every term with its base form.
    pub fn is_any(&self) -> bool {
        self.0.ends_with(SEPARATOR)
    }

    /// The term of this word and the word `next` as a pair. If one of the two stands for any spelling, so does the
    /// pair.
    pub fn pair(&self, next: &Self) -> Self {
        let base = format!("{} {}", self.base(), next.base());
        if self.is_any() || next.is_any() {
            return Self::any(&base);
        }
        Self::new(&base, &format!("{} {}", self.exact(), next.exact()))
    }

    /// The terms of the two words of a pair; of a single word, the term itself.
    pub fn words(&self) -> impl Iterator<Item = Self> + '_ {
        let mut exact = self.exact().split(' ');
        self.base().split(' ').map(move |base| Self::new(base, exact.next().unwrap_or_default()))
    }

    /// Bounds of the terms with this base form in a sorted dictionary: from the first string, up to but without the
    /// second.
    pub fn range(&self) -> (String, String) {
        // No key has the character after the separator.
        (format!("{}{SEPARATOR}", self.base()), format!("{}\u{2}", self.base()))
    }

    /// The term as it is written in a dictionary of terms: base form, separator, exact form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The base form: what inflections of a word and its spelling without marks share.
    pub fn base(&self) -> &str {
        self.0.split_once(SEPARATOR).map_or(&*self.0, |(base, _)| base)
    }

    /// The exact form: one spelling for all ways of writing the very same word.
    pub fn exact(&self) -> &str {
        self.0.split_once(SEPARATOR).map_or(&*self.0, |(_, exact)| exact)
    }

    /// Reads a term back from the bytes of a dictionary; `None` if they are none.
    pub fn parse(key: &[u8]) -> Option<Self> {
        let key = std::str::from_utf8(key).ok()?;
        key.contains(SEPARATOR).then(|| Self(key.into()))
    }
}

/// A word of a text, a part of a word, or an identifier as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Range of bytes of the token in the text.
    pub span: Range<usize>,
    /// Ordinal of the word in the text. Parts of a word share the position of the word; an identifier as a whole
    /// has the position of its first word.
    pub position: u32,
    /// What kind of piece the token is.
    pub kind: super::PieceKind,
    /// Whether a sentence or a line ends between the word before and this one, so that the two are not indexed as a
    /// pair.
    pub starts_clause: bool,
    /// The term that the token is indexed under.
    pub key: TermKey,
    /// Whether the token may be one word together with its neighbour.
    pub joining: Joining,
}
