//! Words that are written together as one: `iam:PassRole`, `t3.micro`.

use std::ops::Range;

use timra_language::{PieceKind, TermKey};

use super::super::{Context, QueryRewriter, Sentence};
use crate::syntax::Occur;
use crate::{Alternative, Group, Layer, Rung, Source};

/// Looks for words that are written together as one word. The words themselves are required or forbidden; the whole
/// only adds to the score.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn beside(&self, sentence: &Sentence, _units: &[Range<usize>], context: Context) -> Vec<Group> {
        if sentence.clause.occur != Occur::Should {
            return Vec::new();
        }
        let wholes = sentence.tokens.iter().filter(|token| token.kind == PieceKind::Whole);
        let layers = wholes.take(sentence.most).filter_map(|whole| layer(&whole.key, context));
        let alternative = |layer| Alternative { rung: Rung::Typed, weight: 1.0, layers: vec![layer] };
        layers.map(|layer| Group { is_extra: true, ..Group::of(vec![alternative(layer)]) }).collect()
    }
}

/// Any spelling of the whole.
fn layer(key: &TermKey, context: Context) -> Option<Layer> {
    let variants = context.dictionary.variants(key.base());
    let terms: Vec<_> = variants.into_iter().map(|variant| (variant.key, 1.0)).collect();
    (!terms.is_empty()).then(|| Layer::new(Source::Words, terms, context.weights.whole))
}
