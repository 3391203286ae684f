//! What a query is read with.

use crate::{TermDictionary, Weights};

/// What a query is read with: the terms of an index, and what each kind of match counts.
#[derive(Clone, Copy)]
pub(crate) struct Context<'c> {
    pub dictionary: &'c dyn TermDictionary,
    pub weights: &'c Weights,
}
