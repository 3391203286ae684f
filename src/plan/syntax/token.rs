//! A piece of a query: what stands between two spaces, or a quote and its end.

use super::Occur;
use super::prefix::Prefix;

/// A piece of a query as it was typed. Knows nothing of its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QueryToken<'t> {
    /// All of it, with operators and quotes.
    pub typed: &'t str,
    /// Its sign.
    pub occur: Occur,
    /// What stands in front of its colon.
    pub prefix: Option<Prefix>,
    /// What is left without sign, prefix and quotes.
    pub value: &'t str,
    /// Whether `value` stood in quotes.
    pub quoted: bool,
}

impl<'t> QueryToken<'t> {
    /// A token that is text and nothing else.
    pub(crate) fn text(typed: &'t str) -> Self {
        Self { typed, occur: Occur::Should, prefix: None, value: typed, quoted: false }
    }

    /// Whether it has neither sign nor prefix nor quotes.
    pub(crate) fn is_text(&self) -> bool {
        self.occur == Occur::Should && self.prefix.is_none() && !self.quoted
    }
}

/// Whether there is anything in `text` that can be looked for.
pub(crate) fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}
