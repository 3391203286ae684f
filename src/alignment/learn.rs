//! Pages → the translations they teach.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;
use timra_corpus::Page;
use timra_language::Pair;
use timra_language::fold;

use super::chance::Chance;
use super::counts::Counts;
use super::links::links;
use super::model::{Model, Sentences};
use super::phrases::{Phrase, phrase_pairs};
use super::segments::{AlignedSegment, segments};
use super::vocabulary::{NumberedText, Vocabulary, leave_out_equal};

/// What each kind of pair must reach; found by reading samples of what seven bilingual sites taught.
struct Bar {
    /// Different segments it is in.
    count: u32,
    /// Probability in either direction.
    probability: f32,
}

/// For a word or compound on both sides.
const WORDS: Bar = Bar { count: 2, probability: 0.2 };
/// For a word or compound on one side and a phrase on the other.
const WORD_AND_PHRASE: Bar = Bar { count: 2, probability: 0.4 };
/// For phrases on both sides.
const PHRASES: Bar = Bar { count: 3, probability: 0.4 };

impl Bar {
    fn of(a: Phrase, b: Phrase) -> Self {
        match (a.units().len(), b.units().len()) {
            (1, 1) => WORDS,
            (1, _) | (_, 1) => WORD_AND_PHRASE,
            _ => PHRASES,
        }
    }
}

/// Highest probability that a pair met by chance. Where seven sites taught a thousand pairs, they taught 0 to 5
/// after the lines of one language had changed places. A pair that is always seen together passes when seen twice
/// in 142 segments or more, or three times in 41 or more.
const CHANCE: f64 = 1e-4;

/// Times that are taken off a count when it becomes a probability: what was seen once or twice is less sure.
const DISCOUNT: f32 = 0.2;

/// The translations that pages of one site in several languages teach, sorted by their languages and words.
///
/// A pair is kept where it is in two [`segments`] or more (phrases in three), is likely in both directions, and
/// meets more often than chance explains, so a small site teaches little. Left out are function words, words that
/// are the same in both languages or belong to neither, and phrases that are only the sum of learned words. The
/// result does not depend on the order of `pages`.
pub fn learn(pages: &[Page]) -> Vec<Pair> {
    let mut by_languages: BTreeMap<(&str, &str), Vec<AlignedSegment>> = BTreeMap::new();
    for segment in segments(pages) {
        let codes = (segment.from_language.code(), segment.to_language.code());
        by_languages.entry(codes).or_default().push(segment);
    }
    let mut pairs: Vec<Pair> =
        by_languages.into_values().flat_map(|segments| of_two_languages(&segments)).collect();
    pairs.sort_by(|a, b| {
        (&a.from_lang, &a.to_lang, &a.from, &a.to).cmp(&(&b.from_lang, &b.to_lang, &b.from, &b.to))
    });
    pairs
}

/// What segments of one and the same two languages teach.
fn of_two_languages(segments: &[AlignedSegment]) -> Vec<Pair> {
    let Some(&AlignedSegment { from_language, to_language, .. }) = segments.first() else {
        return Vec::new();
    };
    let (mut from, mut to) = (Vocabulary::new(from_language), Vocabulary::new(to_language));
    let mut texts: Vec<(NumberedText, NumberedText)> = Vec::with_capacity(segments.len());
    for segment in segments {
        let (mut a, mut b) = (from.units(segment.from), to.units(segment.to));
        leave_out_equal(&mut a, &mut b);
        if !a.is_empty() && !b.is_empty() {
            texts.push((from.text(a), to.text(b)));
        }
    }
    let counts = Counts::new(found(&texts, &from, &to), &texts);
    let chance = Chance::new(texts.len());
    let mut kept = HashSet::new();
    let mut pairs = Vec::new();
    // Short phrases come first, so what a long one is made of is known when its turn comes.
    for &((a, b), count) in &counts.pairs {
        if is_sum(a, b, &kept) {
            kept.insert((a, b));
            continue;
        }
        let (of_a, of_b) = (counts.from(a), counts.to(b));
        let share = |linked: u32| (count as f32 - DISCOUNT) / linked.max(1) as f32;
        let (p_to_given_from, p_from_given_to) = (share(of_a.linked), share(of_b.linked));
        let bar = Bar::of(a, b);
        let is_kept = count >= bar.count
            && p_to_given_from.min(p_from_given_to) >= bar.probability
            && from.is_native(a)
            && to.is_native(b)
            && chance.ln_probability(count, of_a.stands, of_b.stands) <= CHANCE.ln();
        if is_kept {
            kept.insert((a, b));
            pairs.push(Pair {
                from_lang: from_language.code().to_owned(),
                from: from.words(a),
                to_lang: to_language.code().to_owned(),
                to: to.words(b),
                p_to_given_from,
                p_from_given_to,
                count,
            });
        }
    }
    pairs.retain(|pair| fold(&pair.from) != fold(&pair.to));
    pairs
}

/// For each segment, the phrases in it that stand for each other, each pair once.
fn found(
    texts: &[(NumberedText, NumberedText)],
    from: &Vocabulary,
    to: &Vocabulary,
) -> Vec<Vec<(Phrase, Phrase)>> {
    let there: Vec<Sentences> = texts.iter().map(|(a, b)| (&a.words[..], &b.words[..])).collect();
    let back: Vec<Sentences> = there.iter().map(|&(a, b)| (b, a)).collect();
    let (forward, backward) =
        rayon::join(|| Model::train(&there, &from.known(to)), || Model::train(&back, &to.known(from)));
    let of_segment = |(a, b): &(NumberedText, NumberedText)| {
        let links = links(&forward, &backward, (&a.words, &b.words));
        let mut pairs = phrase_pairs((&a.words, &b.words), (&a.at, &b.at), &links);
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    };
    texts.par_iter().map(of_segment).collect()
}

/// Whether two phrases fall into halves that stand for each other, straight or crosswise.
fn is_sum(a: Phrase, b: Phrase, kept: &HashSet<(Phrase, Phrase)>) -> bool {
    a.halves().any(|(first, last)| {
        b.halves().any(|(x, y)| {
            let both = |one, other| kept.contains(&one) && kept.contains(&other);
            both((first, x), (last, y)) || both((first, y), (last, x))
        })
    })
}
