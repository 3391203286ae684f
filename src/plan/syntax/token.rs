//! Tokens of a query: what is between two spaces, or a quote and its end.

use super::Occur;
use super::prefix::Prefix;

/// A piece of a query as it was typed, without what its neighbours make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QueryToken<'t> {
    /// The whole piece, with operators and quotes.
    pub typed: &'t str,
    /// The sign in front of the piece.
    pub occur: Occur,
    /// The name in front of a colon.
    pub prefix: Option<Prefix>,
    /// The text without sign, prefix and quotes.
    pub value: &'t str,
    /// Whether `value` stood in quotes.
    pub quoted: bool,
}

impl<'t> QueryToken<'t> {
    /// A token without sign, prefix and quotes.
    pub(crate) fn text(typed: &'t str) -> Self {
        Self { typed, occur: Occur::Should, prefix: None, value: typed, quoted: false }
    }

    /// Whether the token has neither sign nor prefix nor quotes.
    pub(crate) fn is_text(&self) -> bool {
        self.occur == Occur::Should && self.prefix.is_none() && !self.quoted
    }
}
