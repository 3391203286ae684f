//! The context in which a query is interpreted.

use crate::{TermDictionary, Weights};

/// What every rewriter may ask: the terms of an index, and the weights.
#[derive(Clone, Copy)]
pub(crate) struct Context<'c> {
    pub dictionary: &'c dyn TermDictionary,
    pub weights: &'c Weights,
}
