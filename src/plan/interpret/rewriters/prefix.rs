//! The last word while it is being typed.

use timra_language::{self as language, LANGUAGES, TermKey, fold};

use super::super::{
    Context, Interpretation, InterpretationKind, QueryRewriter, Rewrite, Sentence, Word, lacks_only_marks,
};
use crate::{Alternative, Layer, Rung, Source, TermDictionary, Variant};

/// Letters of the shortest beginning that says anything.
const MIN_LETTERS: usize = 2;

/// How many words a beginning may stand for, most frequent first: each is looked up in every zone with every key that
/// is pressed, and what is rarer takes a letter more.
const MAX_WORDS: usize = 16;

/// Reads the last word, while it is being typed, as the words of the index that begin with it, with or without marks,
/// and whether or not an input method was on: `trien kh` and `trieenr kh` begin *triển khai*.
///
/// All these words are one interpretation, so that a rare one does not outweigh what was typed in full.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn after(&self) -> &'static [&'static str] {
        &["keystrokes", "spaces"]
    }

    fn rewrite<'q>(&self, sentence: &Sentence<'q>, context: Context) -> Vec<Rewrite<'q>> {
        let last = sentence.words.last().filter(|_| sentence.is_unfinished());
        let begun = last.map(|last| (last, begun(last, context.dictionary)));
        let rewrite = |(last, begun)| also(sentence.words.len() - 1, last, begun);
        begun.and_then(rewrite).into_iter().collect()
    }

    fn expand(&self, unit: &[Word], context: Context) -> Vec<Alternative> {
        let weights = context.weights;
        let alternative = |prefix: &Interpretation| {
            let terms = prefix.terms.iter().map(|variant| (variant.key.clone(), 1.0)).collect();
            let layer = Layer::new(Source::Words, terms, weights.base_alone);
            Alternative { rung: Rung::Prefix, weight: weights.prefix, layers: vec![layer] }
        };
        let prefix = unit.last().and_then(|last| last.of_kind(InterpretationKind::Prefix));
        prefix.map(alternative).into_iter().collect()
    }
}

/// The finding that the word `at` may stand for the words in `begun`; `None` if that is only the word itself.
pub(crate) fn also<'q>(at: usize, word: &Word, begun: Vec<Variant>) -> Option<Rewrite<'q>> {
    let prefix = Interpretation::new(InterpretationKind::Prefix, word.given().clone(), begun);
    (!prefix.terms.is_empty()).then(|| Rewrite::Also { at, interpretations: vec![prefix] })
}

/// The words of the index that begin with the word, the most frequent first.
pub(crate) fn begun(word: &Word, dictionary: &dyn TermDictionary) -> Vec<Variant> {
    let typed = word.given().exact();
    let by_keys = LANGUAGES.iter().find_map(|language| language.word_of_keystrokes(word.text));
    let mut begun: Vec<Variant> = [Some(typed), by_keys.as_deref()]
        .into_iter()
        .flatten()
        .flat_map(|it| words(it, word.given(), dictionary))
        .collect();
    most_frequent_first(&mut begun);
    begun.truncate(MAX_WORDS);
    begun
}

/// The most frequent words that begin so, without the `given` one.
fn words(beginning: &str, given: &TermKey, dictionary: &dyn TermDictionary) -> Vec<Variant> {
    if beginning.chars().count() < MIN_LETTERS {
        return Vec::new();
    }
    let letters = beginning.chars().count();
    let begins = |exact: &str| match exact.is_ascii() {
        // What is typed with marks lacks no more than a word has.
        true => beginning.is_ascii(),
        false => {
            let as_long: String = exact.chars().take(letters).collect();
            lacks_only_marks(beginning, &as_long)
        }
    };
    let base = language::part(beginning).base().to_owned();
    // One of them may be what was given.
    let mut found = dictionary.beginning(&fold(beginning), &base, &begins, MAX_WORDS + 1);
    found.retain(|variant| variant.key != *given);
    found.truncate(MAX_WORDS);
    found
}

fn most_frequent_first(words: &mut [Variant]) {
    words.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
}
