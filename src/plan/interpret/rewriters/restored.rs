//! Marks that were not typed, restored by what index and lexicon know of words and their neighbours.

use timra_language::{Claim, TermKey, nfd};

use super::super::lattice::{BestPath, Lattice};
use super::super::likelihood::Likelihood;
use super::super::{
    Context, Interpretation, InterpretationKind, QueryRewriter, Rewrite, Sentence, Word, kept,
    lacks_only_marks,
};
use crate::{TermDictionary, Variant};

/// Spellings of a word that are tried, likeliest first; `dung` has nine.
const MAX_CANDIDATES: usize = 12;

/// Syllables of the longest word that is looked for.
const MAX_SYLLABLES: usize = 4;

/// What it says for a word without marks, as a natural logarithm, that another word of the query has some: who types
/// marks types most of them.
const AS_TYPED: f32 = 8.0;

/// How much likelier a typing error is that swaps letters than one that loses or adds some, as a natural logarithm.
const SWAPPED: f32 = 1.4;

/// How much less likely a word may be than the likeliest and still be asked for, as a natural logarithm.
const ALSO: f32 = 2.5;

/// How many of these are asked.
const MAX_ALSO: usize = 2;

/// A word that a typed word may stand for.
#[derive(Clone)]
struct Candidate {
    key: TermKey,
    /// In how many sections it is.
    sections: u64,
    /// How often the lexicon has counted it.
    lexicon: u32,
    /// What else speaks for it, as a natural logarithm.
    favour: f32,
}

/// Reads each word that was typed with fewer marks than the word that it most likely stands for as that word, and also
/// as other words that it may stand for.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn after(&self) -> &'static [&'static str] {
        &["keystrokes", "spaces", "prefix", "respelled", "confused", "completed"]
    }

    fn rewrite<'q>(&self, sentence: &Sentence<'q>, context: Context) -> Vec<Rewrite<'q>> {
        let words = &sentence.words;
        let mut candidates: Vec<Vec<Candidate>> = candidates_of(sentence, context.dictionary);
        let is_itself = |(of_word, word): (&Vec<Candidate>, &Word)| match of_word.as_slice() {
            [only] => only.key == *word.given() || word.is_replaced(),
            _ => false,
        };
        if candidates.iter().zip(words).all(is_itself) {
            return Vec::new();
        }
        favour_typed(&mut candidates, words);
        let BestPath { best, behind } =
            lattice(words, &candidates, &Likelihood::new(context.dictionary)).read();
        let of_words = candidates.iter().zip(best.into_iter().zip(behind)).enumerate();
        of_words
            .flat_map(|(at, (of_word, (best, behind)))| chosen(at, &words[at], of_word, (best, behind)))
            .collect()
    }
}

/// The candidates of each word.
fn candidates_of(sentence: &Sentence, dictionary: &dyn TermDictionary) -> Vec<Vec<Candidate>> {
    let kept = sentence.words.len().checked_sub(1).filter(|_| kept::keeps_last(sentence, dictionary));
    let words = sentence.words.iter().enumerate();
    words.map(|(at, word)| candidates(word, word.is_name || kept == Some(at))).collect()
}

/// Makes the typed words likelier in a query with marks.
fn favour_typed(candidates: &mut [Vec<Candidate>], words: &[Word]) {
    let writes_marks = words.iter().any(|word| !word.given().exact().is_ascii());
    let is_alone = words.len() == 1;
    for (of_word, word) in candidates.iter_mut().zip(words) {
        // What is nowhere is no reason to believe that it was meant, where something else is there.
        let nothing_stands = of_word.iter().all(|it| it.sections == 0);
        let is_meant = |it: &&mut Candidate| {
            it.key == *word.given()
                && (it.sections > 0 && (writes_marks || is_alone) || nothing_stands && writes_marks)
        };
        of_word.iter_mut().filter(is_meant).for_each(|it| it.favour += AS_TYPED);
    }
}

/// The findings of the lattice for one word: its best candidate, and how much less likely the others are.
fn chosen<'q>(
    at: usize,
    word: &Word,
    of_word: &[Candidate],
    (best, behind): (usize, Vec<f32>),
) -> Vec<Rewrite<'q>> {
    let Some(chosen) = of_word.get(best) else { return Vec::new() };
    if word.replacements().any(|it| it.key == chosen.key) {
        return vec![Rewrite::Prefer { at, key: chosen.key.clone() }];
    }
    let given = word.given();
    let is_other = |it: &(f32, &Candidate)| it.1.key != chosen.key;
    // What was typed may be meant where it is a word.
    let may_be = |it: &(f32, &Candidate)| it.0 > -ALSO || it.1.key == *given && it.1.lexicon > 0;
    let mut others: Vec<(f32, &Candidate)> =
        behind.into_iter().zip(of_word).filter(is_other).filter(may_be).collect();
    others.sort_by(|a, b| (b.1.key == *given).cmp(&(a.1.key == *given)).then(b.0.total_cmp(&a.0)));
    let others = others.into_iter().take(MAX_ALSO).map(|(_, it)| it.interpretation()).collect();
    let restored = (chosen.key != *given).then(|| vec![chosen.interpretation()]);
    let rather = restored.map(|interpretations| Rewrite::Rather { at, interpretations });
    rather.into_iter().chain([Rewrite::Also { at, interpretations: others }]).collect()
}

impl Candidate {
    /// The candidate as an interpretation.
    fn interpretation(&self) -> Interpretation {
        let term = Variant { key: self.key.clone(), count: self.sections };
        Interpretation::new(InterpretationKind::Marks, self.key.clone(), vec![term])
    }
}

/// The lattice of the candidates of the words and the units that they may make.
fn lattice(words: &[Word], candidates: &[Vec<Candidate>], likelihood: &Likelihood) -> Lattice {
    let mut lattice = Lattice::new(candidates.iter().map(Vec::len).collect());
    let bare: Vec<String> = words.iter().map(|word| timra_language::fold(word.given().exact())).collect();
    for (at, here) in candidates.iter().enumerate() {
        let behind = words[at + 1..].iter().take_while(|word| !word.starts_clause).count();
        let rest: Vec<&str> =
            bare[at + 1..].iter().take(behind.min(MAX_SYLLABLES - 1)).map(String::as_str).collect();
        for (choice, candidate) in here.iter().enumerate() {
            let weight = likelihood.word(candidate.sections, candidate.lexicon);
            lattice.add(at, vec![choice], weight + candidate.favour);
            for (compound, count) in words[at].language.words_from(candidate.key.exact(), &rest) {
                let place = |(syllable, of_word): (&str, &Vec<Candidate>)| {
                    of_word.iter().position(|candidate| candidate.key.exact() == syllable)
                };
                let chosen: Option<Vec<usize>> =
                    compound.split(' ').zip(&candidates[at..]).map(place).collect();
                // One of its syllables may not be meant by what was typed.
                let Some(chosen) = chosen else { continue };
                let parts: Vec<&Candidate> =
                    candidates[at..].iter().zip(&chosen).map(|(of_word, &choice)| &of_word[choice]).collect();
                let keys: Vec<&TermKey> = parts.iter().map(|part| &part.key).collect();
                let favour: f32 = parts.iter().map(|part| part.favour).sum();
                lattice.add(at, chosen, likelihood.compound(&keys, count) + favour);
            }
        }
        let counted = |candidate: &'_ Candidate| candidate.sections;
        if at > 0 && !words[at].starts_clause && (here.len() > 1 || candidates[at - 1].len() > 1) {
            let seconds: Vec<(&TermKey, u64)> = here.iter().map(|it| (&it.key, counted(it))).collect();
            let language = words[at].language;
            let links = candidates[at - 1]
                .iter()
                .map(|it| likelihood.links(language, (&it.key, it.sections), &seconds));
            lattice.link(at, links.collect());
        }
    }
    lattice
}

/// The candidates of a word: the word itself, words with more marks if its marks may be missing, and the words that it
/// may be instead if the index does not have it. The marks of a word that `is_kept` are complete.
fn candidates(word: &Word, is_kept: bool) -> Vec<Candidate> {
    let given = word.given();
    if word.is_replaced() {
        let likely = |other: &Interpretation| {
            let swapped = if has_letters_of(given.exact(), other.key.exact()) { SWAPPED } else { 0.0 };
            Candidate { favour: swapped, ..known(word, &other.key, other.sections()) }
        };
        return word.replacements().map(likely).collect();
    }
    let typed = word.variants().iter().find(|variant| variant.key == *given);
    let itself = known(word, given, typed.map_or(0, |typed| typed.count));
    // A marked word that the index has is what was meant.
    if is_kept || !given.exact().is_ascii() && typed.is_some() || !may_lack_marks(word, typed.is_some()) {
        return vec![itself];
    }
    // Marks that make no known word are the wrong ones.
    let is_word = given.exact().is_ascii() || word.language.compound_count(given.exact()).is_some();
    let may_be = |key: &TermKey| !is_word || lacks_only_marks(given.exact(), key.exact());
    let mut found: Vec<Candidate> = word
        .variants()
        .iter()
        .filter(|variant| may_be(&variant.key))
        .map(|variant| known(word, &variant.key, variant.count))
        .collect();
    for (exact, lexicon) in word.language.with_marks(given.base()) {
        let key = TermKey::new(given.base(), &exact);
        match found.iter_mut().find(|it| it.key == key) {
            Some(known) => known.lexicon = lexicon,
            None if may_be(&key) => found.push(Candidate { key, sections: 0, lexicon, favour: 0.0 }),
            None => {}
        }
    }
    if found.iter().all(|it| it.key != *given) && is_word {
        found.push(itself.clone());
    }
    found.sort_by_key(|it| std::cmp::Reverse((it.sections.min(1), u64::from(it.lexicon) + it.sections)));
    found.truncate(MAX_CANDIDATES);
    if found.is_empty() { vec![itself] } else { found }
}

/// Whether a word may have been typed without its marks. `stands` says whether the index has it as typed. Words of a
/// language without marks are complete, and so are words that are none of a language with marks.
fn may_lack_marks(word: &Word, stands: bool) -> bool {
    let exact = word.given().exact();
    if exact.is_ascii()
        && word.language.with_marks(exact).is_empty()
        && word.language.claim(exact) == Claim::Sure
    {
        return !stands && !word.language.knows(exact);
    }
    true
}

/// A candidate that `sections` sections have, with its count in the lexicon.
fn known(word: &Word, key: &TermKey, sections: u64) -> Candidate {
    let lexicon = word.language.compound_count(key.exact()).unwrap_or(0);
    Candidate { key: key.clone(), sections, lexicon, favour: 0.0 }
}

/// Whether two words have the same letters in another order.
fn has_letters_of(word: &str, other: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = nfd(word).chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(word) == sorted(other)
}
