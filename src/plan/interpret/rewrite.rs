//! The findings of a rewriter.

use std::ops::Range;

use timra_language::TermKey;

use super::{Interpretation, Word};

/// A change to the words of a clause. Words are named by their indexes before the change.
pub(crate) enum Rewrite<'q> {
    /// The word is no longer read as it was typed, but as this.
    Instead { at: usize, interpretation: Interpretation },
    /// The word most likely stands for one of these, the likeliest first, or else for what it was read as.
    Rather { at: usize, interpretations: Vec<Interpretation> },
    /// The interpretation with this key is the likeliest.
    Prefer { at: usize, key: TermKey },
    /// The word may stand for these, too.
    Also { at: usize, interpretations: Vec<Interpretation> },
    /// The words in this range, with a space too few or too many, are these words.
    Respaced { range: Range<usize>, words: Vec<Word<'q>> },
}

impl<'q> Rewrite<'q> {
    /// Whether a word may be of another language after this change.
    pub(crate) fn may_change_language(&self) -> bool {
        match self {
            Self::Instead { .. } | Self::Respaced { .. } => true,
            Self::Rather { interpretations, .. } => {
                interpretations.iter().any(|it| !it.kind.keeps_language())
            }
            Self::Prefer { .. } | Self::Also { .. } => false,
        }
    }

    /// Applies the change.
    pub(crate) fn apply(self, words: &mut Vec<Word<'q>>) {
        match self {
            Self::Respaced { range, words: new } => {
                words.splice(range, new);
            }
            Self::Instead { at, interpretation } => words[at].interpretations = vec![interpretation],
            Self::Rather { at, interpretations } => {
                words[at].interpretations.splice(..0, interpretations);
            }
            Self::Also { at, interpretations } => words[at].interpretations.extend(interpretations),
            Self::Prefer { at, key } => {
                let all = &mut words[at].interpretations;
                if let Some(index) = all.iter().position(|it| it.key == key) {
                    all[..=index].rotate_right(1);
                }
            }
        }
    }
}
