//! Syllables that were typed in place of others that sound alike, or are one key apart.

use timra_language::{Claim, Language, TermKey};

use super::super::likelihood::Likelihood;
use super::super::{
    Context, Interpretation, InterpretationKind, QueryRewriter, Rewrite, Sentence, Word, lacks_only_marks,
};
use super::respelled::certainty_at;
use crate::{TermDictionary, Variant};

/// How much likelier than what was typed another syllable must be where it is, as a natural logarithm: one of some
/// hundred syllables is such an error, and what was typed is only given up where little speaks for it.
const STRONGER: f32 = 8.0;

/// A syllable with the number of sections that have it, and its count in the lexicon.
struct DoubtedSyllable {
    key: TermKey,
    sections: u64,
    lexicon: u32,
}

/// Reads a syllable that is most likely a typing error, although it may be a word, as the syllable that was meant: `ứng
/// rụng` as `ứng dụng`. It applies to queries with marks, where neither the index nor the lexicon has the syllable next
/// to its neighbours, and has another one there. The typed syllable is looked for, too.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn after(&self) -> &'static [&'static str] {
        &["keystrokes", "spaces", "prefix", "respelled"]
    }

    fn rewrite<'q>(&self, sentence: &Sentence<'q>, context: Context) -> Vec<Rewrite<'q>> {
        let words = &sentence.words[..sentence.finished()];
        if !sentence.is_guessed() || words.iter().all(|word| word.given().exact().is_ascii()) {
            return Vec::new();
        }
        let likelihood = Likelihood::new(context.dictionary);
        let mut meant: Vec<TermKey> = words.iter().map(|word| word.meant().clone()).collect();
        let mut rewrites = Vec::new();
        for at in 0..words.len() {
            let Some(best) = confused(words, &meant, at, &likelihood, context.dictionary) else { continue };
            // The next word is beside the one that was meant.
            meant[at] = best.key.clone();
            let best = Variant { key: best.key, count: best.sections };
            let certainty = certainty_at(&words[at], 1);
            let interpretations =
                vec![Interpretation::replacement(InterpretationKind::Confused, best, certainty)];
            rewrites.push(Rewrite::Rather { at, interpretations });
        }
        rewrites
    }
}

/// The syllable that was most likely meant by the word `at`, where the words of the clause are `meant` so.
fn confused(
    words: &[Word],
    meant: &[TermKey],
    at: usize,
    likelihood: &Likelihood,
    dictionary: &dyn TermDictionary,
) -> Option<DoubtedSyllable> {
    let word = &words[at];
    let language = word.language;
    let exact = word.given().exact();
    if word.is_replaced()
        || word.is_name
        || word.is_of_keys()
        || language.claim(exact) == Claim::No
        || language.is_function_word(exact)
    {
        return None;
    }
    let others = language.confusions(exact);
    if others.is_empty() {
        return None;
    }
    let before = at.checked_sub(1).filter(|_| !word.starts_clause);
    let after = Some(at + 1).filter(|&next| words.get(next).is_some_and(|next| !next.starts_clause));
    let [before, after] = [before, after].map(|at| at.map(|at| syllable(language, &meant[at], dictionary)));
    let context = SyllableContext { language, before, after, likelihood, dictionary };
    let typed = syllable(language, word.given(), dictionary);
    if context.has(&typed) {
        return None;
    }
    let base = |exact: &str| TermKey::new(&timra_language::fold(exact), exact);
    let others = others.iter().map(|other| syllable(language, &base(other), dictionary));
    // Marks that only are missing are given back otherwise.
    let lacks_marks =
        |other: &DoubtedSyllable| typed.sections == 0 && lacks_only_marks(exact, other.key.exact());
    let stand = others.filter(|other| other.sections > 0 && !lacks_marks(other) && context.has(other));
    let likely = stand.map(|other| (context.score(&other), other));
    let (score, best) = likely.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (score > context.score(&typed) + STRONGER).then_some(best)
}

fn syllable(language: &dyn Language, key: &TermKey, dictionary: &dyn TermDictionary) -> DoubtedSyllable {
    let found = dictionary.variants(key.base()).into_iter().find(|variant| variant.key == *key);
    let lexicon = language.compound_count(key.exact()).unwrap_or(0);
    DoubtedSyllable { key: key.clone(), sections: found.map_or(0, |found| found.count), lexicon }
}

/// The neighbours of a syllable.
struct SyllableContext<'p> {
    language: &'static dyn Language,
    before: Option<DoubtedSyllable>,
    after: Option<DoubtedSyllable>,
    likelihood: &'p Likelihood<'p>,
    dictionary: &'p dyn TermDictionary,
}

impl SyllableContext<'_> {
    /// Whether the index has the syllable next to one of its neighbours, or it makes a word with one.
    fn has(&self, syllable: &DoubtedSyllable) -> bool {
        self.pairs(syllable).into_iter().flatten().any(|(first, second)| {
            self.dictionary.pair_count(&first.key.pair(&second.key)) > 0
                || self.count(first, second).is_some()
        })
    }

    /// How likely the syllable is between its neighbours, as a natural logarithm.
    fn score(&self, syllable: &DoubtedSyllable) -> f32 {
        let alone = self.likelihood.word(syllable.sections, syllable.lexicon);
        let beside = |(first, second): (&DoubtedSyllable, &DoubtedSyllable)| {
            let seconds = [(&second.key, second.sections)];
            let links = self.likelihood.links(self.language, (&first.key, first.sections), &seconds);
            let link = links.first().copied().unwrap_or(0.0);
            let each = |it: &DoubtedSyllable| self.likelihood.word(it.sections, it.lexicon);
            let as_word = self.count(first, second).map(|count| {
                self.likelihood.compound(&[&first.key, &second.key], count) - each(first) - each(second)
            });
            link.max(as_word.unwrap_or(link))
        };
        alone + self.pairs(syllable).into_iter().flatten().map(beside).sum::<f32>()
    }

    fn pairs<'s>(
        &'s self,
        syllable: &'s DoubtedSyllable,
    ) -> [Option<(&'s DoubtedSyllable, &'s DoubtedSyllable)>; 2] {
        let before = self.before.as_ref().map(|before| (before, syllable));
        [before, self.after.as_ref().map(|after| (syllable, after))]
    }

    fn count(&self, first: &DoubtedSyllable, second: &DoubtedSyllable) -> Option<u32> {
        self.language.compound_count(&format!("{} {}", first.key.exact(), second.key.exact()))
    }
}
