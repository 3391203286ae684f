//! Syllables that were typed for others that sound alike, or are a key apart.

use timra_language::{Claim, Language, TermKey};

use super::likelihood::Likelihood;
use super::{QueryWord, lacks_only_marks};
use crate::{TermDictionary, Variant};

/// How much likelier than what was typed another syllable must be where it stands, as a natural logarithm: one of some
/// hundred syllables is such a slip, and what was typed is only given up where little speaks for it.
const STRONGER: f32 = 8.0;

/// A syllable, the sections that it stands in, and how often the lexicon has counted it.
struct Syllable {
    key: TermKey,
    sections: u64,
    lexicon: u32,
}

/// Sets `respelled` of each syllable that is most likely a slip, although it may be a word: `ứng rụng` for `ứng dụng`.
/// Only of a query whose words have marks, where the syllable stands beside its neighbours neither in the index nor in
/// the lexicon, and another one does. What was typed is asked for, too.
pub fn mend(words: &mut [QueryWord], dictionary: &dyn TermDictionary) {
    if words.iter().all(|word| word.given().exact().is_ascii()) {
        return;
    }
    let likelihood = Likelihood::new(dictionary);
    for at in 0..words.len() {
        let word = &words[at];
        let language = word.language;
        let exact = word.given().exact();
        if !word.respelled.is_empty()
            || word.is_name
            || word.keystrokes.is_some()
            || language.claim(exact) == Claim::No
            || language.is_function_word(exact)
        {
            continue;
        }
        let others = language.confusions(exact);
        if others.is_empty() {
            continue;
        }
        let before = at.checked_sub(1).filter(|_| !word.starts_clause).map(|at| &words[at]);
        let after = words.get(at + 1).filter(|next| !next.starts_clause);
        let [before, after] =
            [before, after].map(|it| it.map(|it| syllable(language, it.meant(), dictionary)));
        let place = Place { language, before, after, likelihood: &likelihood, dictionary };
        let typed = syllable(language, word.given(), dictionary);
        if place.has(&typed) {
            continue;
        }
        let base = |exact: &str| TermKey::new(&timra_language::fold(exact), exact);
        let others = others.iter().map(|other| syllable(language, &base(other), dictionary));
        // Marks that only are missing are given back otherwise.
        let lacks_marks =
            |other: &Syllable| typed.sections == 0 && lacks_only_marks(exact, other.key.exact());
        let stand = others.filter(|other| other.sections > 0 && !lacks_marks(other) && place.has(other));
        let likely = stand.map(|other| (place.score(&other), other));
        let Some((score, best)) = likely.max_by(|a, b| a.0.total_cmp(&b.0)) else { continue };
        if score > place.score(&typed) + STRONGER {
            words[at].respelled = vec![(Variant { key: best.key, count: best.sections }, 1)];
        }
    }
}

fn syllable(language: &dyn Language, key: &TermKey, dictionary: &dyn TermDictionary) -> Syllable {
    let found = dictionary.variants(key.base()).into_iter().find(|variant| variant.key == *key);
    let lexicon = language.compound_count(key.exact()).unwrap_or(0);
    Syllable { key: key.clone(), sections: found.map_or(0, |found| found.count), lexicon }
}

/// Where a syllable stands: its neighbours.
struct Place<'p> {
    language: &'static dyn Language,
    before: Option<Syllable>,
    after: Option<Syllable>,
    likelihood: &'p Likelihood<'p>,
    dictionary: &'p dyn TermDictionary,
}

impl Place<'_> {
    /// Whether a syllable stands beside one of the neighbours in the index, or is a word with it.
    fn has(&self, syllable: &Syllable) -> bool {
        self.pairs(syllable).into_iter().flatten().any(|(first, second)| {
            self.dictionary.pair_count(&first.key.pair(&second.key)) > 0
                || self.count(first, second).is_some()
        })
    }

    /// How likely a syllable is there, as a natural logarithm.
    fn score(&self, syllable: &Syllable) -> f32 {
        let alone = self.likelihood.word(syllable.sections, syllable.lexicon);
        let beside = |(first, second): (&Syllable, &Syllable)| {
            let seconds = [(&second.key, second.sections)];
            let links = self.likelihood.links(self.language, (&first.key, first.sections), &seconds);
            let link = links.first().copied().unwrap_or(0.0);
            let each = |it: &Syllable| self.likelihood.word(it.sections, it.lexicon);
            let as_word = self.count(first, second).map(|count| {
                self.likelihood.compound(&[&first.key, &second.key], count) - each(first) - each(second)
            });
            link.max(as_word.unwrap_or(link))
        };
        alone + self.pairs(syllable).into_iter().flatten().map(beside).sum::<f32>()
    }

    fn pairs<'s>(&'s self, syllable: &'s Syllable) -> [Option<(&'s Syllable, &'s Syllable)>; 2] {
        let before = self.before.as_ref().map(|before| (before, syllable));
        [before, self.after.as_ref().map(|after| (syllable, after))]
    }

    fn count(&self, first: &Syllable, second: &Syllable) -> Option<u32> {
        self.language.compound_count(&format!("{} {}", first.key.exact(), second.key.exact()))
    }
}
