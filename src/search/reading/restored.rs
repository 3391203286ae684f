//! Marks that were not typed, given back from what the index says of neighbours.

use foldhash::HashMap;
use unicode_normalization::UnicodeNormalization;

use super::QueryWord;
use crate::language::{Language, TermKey};
use crate::search::{Variant, Vocabulary};

/// Spellings of a word that are tried, most frequent first; `dung` has nine.
const MAX_CANDIDATES: usize = 12;

/// What a count in the lexicon adds to a count in the index: the lexicon was counted over much more text, of no
/// particular subject.
const LEXICON_SHARE: f32 = 0.01;

/// What a word of three syllables that the lexicon has counts, in occurrences of its last two: no other reading of them
/// is likely.
const WHOLE: f32 = 20.0;

/// How many occurrences a word's plain frequency is worth against those beside its neighbour (Dirichlet smoothing).
const PRIOR: f32 = 5.0;

/// What it says for a word without marks, as a natural logarithm, that another word of the query has some: who types
/// marks types most of them.
const AS_TYPED: f32 = 8.0;

/// How much likelier a slip is that swaps letters than one that loses or adds some.
const SWAPPED: u64 = 4;

/// Sets `restored` of each word that was typed with fewer marks than the word it most likely stands for.
///
/// The likeliest sequence is the best path through a bigram model (Viterbi 1967) whose counts come from the index's
/// own neighbouring words, where these may be one word, and from the lexicon's compounds.
pub fn restore(words: &mut [QueryWord], vocabulary: &Vocabulary) {
    let candidates: Vec<Vec<Variant>> = words.iter().map(candidates).collect();
    let is_itself = |(of_word, word): (&Vec<Variant>, &QueryWord)| match of_word.as_slice() {
        [only] => only.key == *word.given() || !word.respelled.is_empty(),
        _ => false,
    };
    if candidates.iter().zip(words.iter()).all(is_itself) {
        return;
    }
    let writes_marks = words.iter().any(|word| !word.given().exact().is_ascii());
    let as_typed = |word: &QueryWord, variant: &Variant| {
        if writes_marks && variant.key == *word.given() { AS_TYPED } else { 0.0 }
    };
    let mut best: Vec<f32> = Vec::new();
    let mut from: Vec<Vec<usize>> = Vec::new();
    for (i, here) in candidates.iter().enumerate() {
        let all: u64 = here.iter().map(|variant| variant.count).sum::<u64>().max(1);
        let prior = |variant: &Variant| variant.count.max(1) as f32 / all as f32;
        if i == 0 || words[i].starts_clause {
            let leader = highest(&best);
            from.push(vec![leader; here.len()]);
            let so_far = best.get(leader).copied().unwrap_or(0.0);
            best = here
                .iter()
                .map(|variant| so_far + prior(variant).ln() + as_typed(&words[i], variant))
                .collect();
            continue;
        }
        let mut pairs = Pairs::new(words[i].language, vocabulary);
        let mut back = Vec::with_capacity(here.len());
        let mut next = Vec::with_capacity(here.len());
        // Between one word and another there is nothing to choose.
        let is_choice = candidates[i - 1].len() > 1 || here.len() > 1;
        let first = i.checked_sub(2).filter(|_| !words[i - 1].starts_clause).map(|at| &candidates[at]);
        for variant in here {
            let mut score = |(j, before): (usize, &Variant)| {
                let mut together = 0.0;
                if is_choice {
                    together = pairs.count(&before.key, &variant.key);
                    // The word before the one before, as it is read if that is.
                    let first = first.and_then(|words| words.get(from[i - 1][j]));
                    if first.is_some_and(|first| pairs.are_word([first, before, variant])) {
                        together += WHOLE;
                    }
                }
                let likely = (together + PRIOR * prior(variant)) / (before.count as f32 + PRIOR);
                (j, best[j] + likely.ln())
            };
            let (j, score) = candidates[i - 1]
                .iter()
                .enumerate()
                .map(&mut score)
                .max_by(|a, b| a.1.total_cmp(&b.1))
                .unwrap_or((0, 0.0));
            back.push(j);
            next.push(score + as_typed(&words[i], variant));
        }
        from.push(back);
        best = next;
    }
    let mut choice = highest(&best);
    for (i, word) in words.iter_mut().enumerate().rev() {
        let Some(chosen) = candidates[i].get(choice) else { break };
        if let Some(at) = word.respelled.iter().position(|(variant, _)| variant.key == chosen.key) {
            word.respelled[..=at].rotate_right(1);
        } else if chosen.key != *word.given() {
            word.restored = Some(chosen.key.clone());
        }
        choice = from[i].get(choice).copied().unwrap_or(0);
    }
}

/// What a word may stand for: itself, for one whose marks may be missing the terms that only have more of them, and
/// for one that the index does not know the ones that it does.
fn candidates(word: &QueryWord) -> Vec<Variant> {
    let given = word.given();
    if !word.respelled.is_empty() {
        let likely = |(variant, _): &(Variant, usize)| {
            let swapped = if has_letters_of(given.exact(), variant.key.exact()) { SWAPPED } else { 1 };
            Variant { key: variant.key.clone(), count: swapped * variant.count }
        };
        return word.respelled.iter().map(likely).collect();
    }
    let typed = word.variants.iter().find(|variant| variant.key == *given).cloned();
    let itself = || typed.clone().unwrap_or(Variant { key: given.clone(), count: 1 });
    // A marked word that the index has is what was meant; so is any word of a language that writes no marks.
    let is_complete = !given.exact().is_ascii() && typed.is_some();
    if is_complete
        || word.language.log_odds(given.exact()) < 0.0 && given.exact().is_ascii() && !writes_marks(word)
    {
        return vec![itself()];
    }
    // Marks that make no word that anybody knows are the wrong ones.
    let is_word = given.exact().is_ascii() || word.language.compound_count(given.exact()).is_some();
    let may_be = |variant: &&Variant| !is_word || lacks_only_marks(given.exact(), variant.key.exact());
    let mut found: Vec<Variant> = word.variants.iter().filter(may_be).cloned().collect();
    if found.iter().all(|variant| variant.key == *given) {
        found = from_lexicon(word);
    }
    found.sort_by_key(|variant| std::cmp::Reverse(variant.count));
    found.truncate(MAX_CANDIDATES);
    if found.is_empty() { vec![itself()] } else { found }
}

/// Whether two words have the same letters, in another order.
fn has_letters_of(word: &str, other: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.nfd().collect();
        letters.sort_unstable();
        letters
    };
    sorted(word) == sorted(other)
}

/// What the lexicon has for a word that the index knows no marks for: it may have to be translated.
fn from_lexicon(word: &QueryWord) -> Vec<Variant> {
    let given = word.given();
    let variant = |(exact, count): (String, u32)| Variant {
        key: TermKey::new(given.base(), &exact),
        count: (LEXICON_SHARE * count as f32) as u64,
    };
    word.language.with_marks(given.exact()).into_iter().map(variant).collect()
}

fn writes_marks(word: &QueryWord) -> bool {
    word.language.compound_count(word.given().exact()).is_some()
        || word.variants.iter().any(|variant| word.language.compound_count(variant.key.exact()).is_some())
}

/// Whether `word` is `full` with none, some or all of its marks left out.
pub fn lacks_only_marks(word: &str, full: &str) -> bool {
    let strokes = |text: &str| -> Vec<char> {
        // đ is d with a stroke, as ê is e with a circumflex.
        text.nfd().flat_map(|c| if c == 'đ' { ['d', '\u{335}'].to_vec() } else { vec![c] }).collect()
    };
    let full = strokes(full);
    let mut rest = full.iter();
    let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    for c in strokes(word) {
        loop {
            match rest.next() {
                Some(next) if *next == c => break,
                Some(next) if is_mark(next) => {}
                _ => return false,
            }
        }
    }
    rest.all(is_mark)
}

/// How often two words stand side by side, by their exact forms.
struct Pairs<'v> {
    counts: HashMap<TermKey, u64>,
    language: &'static dyn Language,
    vocabulary: &'v Vocabulary<'v>,
}

impl<'v> Pairs<'v> {
    fn new(language: &'static dyn Language, vocabulary: &'v Vocabulary<'v>) -> Self {
        Self { counts: HashMap::default(), language, vocabulary }
    }

    /// Whether three words are one of the lexicon.
    fn are_word(&self, words: [&Variant; 3]) -> bool {
        let words = words.map(|word| word.key.exact());
        self.language.compound_count(&words.join(" ")).is_some()
    }

    fn count(&mut self, first: &TermKey, second: &TermKey) -> f32 {
        let key = first.pair(second);
        let lexicon = self.language.compound_count(key.exact()).unwrap_or(0);
        let vocabulary = self.vocabulary;
        let here = *self.counts.entry(key).or_insert_with_key(|key| vocabulary.pair_count(key));
        here as f32 + LEXICON_SHARE * lexicon as f32
    }
}

fn highest(scores: &[f32]) -> usize {
    (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::lacks_only_marks;

    #[test]
    fn only_marks_may_be_missing() {
        for (word, full) in
            [("duong", "đường"), ("dương", "đường"), ("tiêng", "tiếng"), ("ha", "ha"), ("ha", "hạ")]
        {
            assert!(lacks_only_marks(word, full), "{word} {full}");
        }
        for (word, full) in [("đường", "dương"), ("hà", "hạ"), ("ha", "han"), ("hạ", "ha")] {
            assert!(!lacks_only_marks(word, full), "{word} {full}");
        }
    }
}
