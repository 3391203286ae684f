//! A token: a word of a text, where it stands and what it is indexed under.

use std::ops::Range;
use std::sync::Arc;

use super::Bond;

/// Stands between the two forms in a [`TermKey`]; a control character, so no word contains it and all keys of one
/// base are neighbours in a sorted dictionary.
pub const SEPARATOR: char = '\u{1}';

/// Begins the exact form of a part of an identifier, so that `get` in `getUserName` is told from the word; a control character
/// like [`SEPARATOR`], so that parts stand before all words of their base.
pub const OF_PART: char = '\u{3}';

/// What a word is indexed under: its base form, [`SEPARATOR`], its exact form.
///
/// All spellings and inflections of a word share their base, so one range of the dictionary holds every variant
/// of it and one posting list serves both the strict and the lenient reading of a query.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermKey(Arc<str>);

impl TermKey {
    /// The key of a word with these two forms.
    pub fn new(base: &str, exact: &str) -> Self {
        let mut key = String::with_capacity(base.len() + exact.len() + 1);
        key.push_str(base);
        key.push(SEPARATOR);
        key.push_str(exact);
        Self(key.into())
    }

    /// Stands for every key with this base.
    pub fn any(base: &str) -> Self {
        Self::new(base, "")
    }

    /// The key of this word where it is a part of an identifier whose capitals divide it: `Read` of `ReadOnlyAccess`.
    #[must_use]
    pub fn as_part(&self) -> Self {
        Self::new(self.base(), &format!("{OF_PART}{}", self.exact()))
    }

    /// Whether it is the key of a number.
    pub fn is_number(&self) -> bool {
        !self.base().is_empty() && self.base().bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether it is the key of a part of an identifier.
    pub fn is_part(&self) -> bool {
        self.exact().starts_with(OF_PART)
    }

    /// Whether it stands for every key with its base.
    pub fn is_any(&self) -> bool {
        self.0.ends_with(SEPARATOR)
    }

    /// The key of this word and the one after it, as a pair; if one of them stands for any, so does the pair.
    pub fn pair(&self, next: &Self) -> Self {
        let base = format!("{} {}", self.base(), next.base());
        if self.is_any() || next.is_any() {
            return Self::any(&base);
        }
        Self::new(&base, &format!("{} {}", self.exact(), next.exact()))
    }

    /// The keys of the words of a pair; of a single word its own.
    pub fn words(&self) -> impl Iterator<Item = Self> + '_ {
        let mut exact = self.exact().split(' ');
        self.base().split(' ').map(move |base| Self::new(base, exact.next().unwrap_or_default()))
    }

    /// Bounds of the keys with this base in a sorted dictionary: from the first, up to but without the second.
    pub fn range(&self) -> (String, String) {
        // No key has the character behind the separator.
        (format!("{}{SEPARATOR}", self.base()), format!("{}\u{2}", self.base()))
    }

    /// The key as it stands in a dictionary.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Form shared by a word's inflections and its unmarked spelling.
    pub fn base(&self) -> &str {
        self.0.split_once(SEPARATOR).map_or(&*self.0, |(base, _)| base)
    }

    /// Form shared by all ways of writing the very same word.
    pub fn exact(&self) -> &str {
        self.0.split_once(SEPARATOR).map_or(&*self.0, |(_, exact)| exact)
    }

    /// Reads a key back from a dictionary; `None` if it is not one.
    pub fn parse(key: &[u8]) -> Option<Self> {
        let key = std::str::from_utf8(key).ok()?;
        key.contains(SEPARATOR).then(|| Self(key.into()))
    }
}

/// A word, a part of one or an identifier as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Byte range of the text it came from.
    pub span: Range<usize>,
    /// Ordinal of the word in the text. Parts of a word share the position of the word; an identifier as a whole
    /// has the position of its first word.
    pub position: u32,
    /// What kind of piece it is.
    pub kind: super::PieceKind,
    /// Whether a sentence or line ends between the word before and this one, so that they are not indexed as a pair.
    pub starts_clause: bool,
    /// What it is indexed under.
    pub key: TermKey,
    /// How it hangs together with its neighbours.
    pub bond: Bond,
}
