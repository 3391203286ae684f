//! What the words of a clause may stand for, as all rewriters together see it.

use super::{Context, Rewrite, Sentence, rewriters, word_languages};

/// Has every rewriter find what the words may stand for, each after those whose findings it looks at.
pub(crate) fn interpret(sentence: &mut Sentence, context: Context) {
    for rewriter in rewriters::in_order() {
        let rewrites = rewriter.rewrite(sentence, context);
        let may_change_language = rewrites.iter().any(Rewrite::may_change_language);
        // From the end, so that the numbers of the words before stay right.
        rewrites.into_iter().rev().for_each(|rewrite| rewrite.apply(&mut sentence.words));
        if may_change_language {
            let finished = sentence.finished();
            word_languages::find(&mut sentence.words[..finished], context.dictionary);
        }
    }
}
