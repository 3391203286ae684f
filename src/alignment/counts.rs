//! How often phrases stand, and stand for each other.

use std::collections::HashMap;

use super::phrases::{Phrase, runs};
use super::vocabulary::NumberedText;

/// Numbers of segments that a phrase occurs in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    /// Number of segments in which the phrase stands.
    pub stands: u32,
    /// Number of segments in which the phrase stands for a phrase of the other language.
    pub linked: u32,
}

/// What was counted over all segments.
pub(super) struct Counts {
    /// Every pair of phrases, the short ones first, and the number of segments it is in.
    pub pairs: Vec<((Phrase, Phrase), u32)>,
    from: HashMap<Phrase, Count>,
    to: HashMap<Phrase, Count>,
}

impl Counts {
    /// Counts the pairs that were `found` in the segments `texts`, each once a segment.
    pub(super) fn new(found: Vec<Vec<(Phrase, Phrase)>>, texts: &[(NumberedText, NumberedText)]) -> Self {
        let (mut from, mut to): (HashMap<Phrase, Count>, HashMap<Phrase, Count>) = Default::default();
        for pairs in &found {
            for phrase in distinct(pairs.iter().map(|pair| pair.0)) {
                from.entry(phrase).or_default().linked += 1;
            }
            for phrase in distinct(pairs.iter().map(|pair| pair.1)) {
                to.entry(phrase).or_default().linked += 1;
            }
        }
        for (a, b) in texts {
            count_standing(a, &mut from);
            count_standing(b, &mut to);
        }
        let mut all: Vec<(Phrase, Phrase)> = found.into_iter().flatten().collect();
        all.sort_unstable_by_key(|&(a, b)| (a.units().len() + b.units().len(), a, b));
        let pairs = all.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect();
        Self { pairs, from, to }
    }

    /// The counts of a phrase of the first language.
    pub(super) fn from(&self, phrase: Phrase) -> Count {
        self.from.get(&phrase).copied().unwrap_or_default()
    }

    /// The counts of a phrase of the second language.
    pub(super) fn to(&self, phrase: Phrase) -> Count {
        self.to.get(&phrase).copied().unwrap_or_default()
    }
}

/// Counts the phrases of `text` that are in `counts`: those that stand for nothing anywhere are none of ours.
fn count_standing(text: &NumberedText, counts: &mut HashMap<Phrase, Count>) {
    for phrase in distinct(runs(&text.words, &text.at)) {
        if let Some(count) = counts.get_mut(&phrase) {
            count.stands += 1;
        }
    }
}

fn distinct(phrases: impl Iterator<Item = Phrase>) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = phrases.collect();
    phrases.sort_unstable();
    phrases.dedup();
    phrases
}
