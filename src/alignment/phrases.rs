//! Which runs of words stand for which.

use super::model::Sentences;

/// Units of the longest phrase.
const MAX_UNITS: usize = 3;

/// One to [`MAX_UNITS`] word numbers, filled up with 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Phrase([u32; MAX_UNITS]);

impl Phrase {
    fn new(units: &[u32]) -> Self {
        let mut phrase = [0; MAX_UNITS];
        phrase[..units.len()].copy_from_slice(units);
        Self(phrase)
    }

    /// The numbers of the words of the phrase.
    pub(super) fn units(&self) -> &[u32] {
        let length = self.0.iter().take_while(|&&unit| unit != 0).count();
        &self.0[..length]
    }

    /// The numbers of the words of the phrase, which is used up.
    pub(super) fn into_units(self) -> impl Iterator<Item = u32> {
        self.0.into_iter().take_while(|&unit| unit != 0)
    }

    /// Every way to cut the phrase into two.
    pub(super) fn halves(&self) -> impl Iterator<Item = (Phrase, Phrase)> + '_ {
        let units = self.units();
        (1..units.len()).map(|at| (Phrase::new(&units[..at]), Phrase::new(&units[at..])))
    }
}

/// The phrases of one text: its runs of neighbours. `at` tells where its words stand.
pub(super) fn runs<'t>(words: &'t [u32], at: &'t [u32]) -> impl Iterator<Item = Phrase> + 't {
    spans(at).map(|(first, last)| Phrase::new(&words[first..=last]))
}

/// The pairs of phrases in a segment whose words are linked to each other, all of them and to nothing else (Koehn,
/// Och and Marcu 2003, without the words that have no link).
pub(super) fn phrase_pairs(
    (source, target): Sentences,
    (source_at, target_at): Sentences,
    links: &[(usize, usize)],
) -> Vec<(Phrase, Phrase)> {
    let mut pairs = Vec::new();
    for (first, last) in spans(source_at) {
        let inside = || links.iter().filter(|link| (first..=last).contains(&link.0));
        let (Some(low), Some(high)) = (inside().map(|link| link.1).min(), inside().map(|link| link.1).max())
        else {
            continue;
        };
        let fits = high - low < MAX_UNITS && is_run(&target_at[low..=high]);
        let all_linked = || {
            (first..=last).all(|i| links.iter().any(|link| link.0 == i))
                && (low..=high).all(|j| links.iter().any(|link| link.1 == j))
        };
        let only_inside =
            || links.iter().all(|&(i, j)| (first..=last).contains(&i) == (low..=high).contains(&j));
        if fits && all_linked() && only_inside() {
            pairs.push((Phrase::new(&source[first..=last]), Phrase::new(&target[low..=high])));
        }
    }
    pairs
}

fn spans(at: &[u32]) -> impl Iterator<Item = (usize, usize)> {
    (0..at.len()).flat_map(move |first| {
        (first..at.len().min(first + MAX_UNITS))
            .filter(move |&last| is_run(&at[first..=last]))
            .map(move |last| (first, last))
    })
}

fn is_run(at: &[u32]) -> bool {
    at.windows(2).all(|pair| pair[0] + 1 == pair[1])
}
