//! How likely one word is the translation of another.

use std::ops::Range;

/// Rounds of expectation maximisation: more of them only fit rare words to each other.
const ROUNDS: usize = 6;

/// Weight of a translation that a lexicon knows already, in occurrences: what is known explains its words, so that
/// the unknown ones are left for each other.
const KNOWN: f64 = 2.0;

/// Share of words that stand for nothing in the other text (Dyer et al. 2013).
const NOTHING: f32 = 0.08;

/// How strongly words keep their relative place (Dyer et al. 2013).
const STRAIGHTNESS: f32 = 4.0;

/// The word numbers of a text and of its translation; 0 stands for no word, so numbers begin at 1.
pub(super) type Sentences<'s> = (&'s [u32], &'s [u32]);

/// p(target word | source word), for words that are in one segment.
pub(super) struct Model {
    /// For each source word its range of `targets` and `probability`.
    rows: Vec<Range<usize>>,
    /// Target words of a row, ascending.
    targets: Vec<u32>,
    probability: Vec<f32>,
}

impl Model {
    /// Trains IBM Model 1 (Brown et al. 1993) with a prior for places along the diagonal (Dyer, Chahuneau and Smith
    /// 2013) on segments (source, target). `known` has for each source word the targets that a lexicon gives it,
    /// with their probabilities.
    pub(super) fn train(segments: &[Sentences], known: &[Vec<(u32, f32)>]) -> Self {
        let mut model = Self::flat(segments, known.len());
        let prior = model.prior(known);
        let grids: Vec<Vec<u32>> = segments.iter().map(|segment| model.grid(*segment)).collect();
        let mut shares = Vec::new();
        let mut counts = vec![0.0_f64; model.targets.len()];
        for _ in 0..ROUNDS {
            counts.copy_from_slice(&prior);
            for (&segment, grid) in segments.iter().zip(&grids) {
                model.shares(segment, grid, &mut shares);
                let width = segment.0.len() + 1;
                for (cells, shares) in grid.chunks(width).zip(shares.chunks(width)) {
                    let total: f32 = shares.iter().sum();
                    for (&cell, share) in cells.iter().zip(shares) {
                        counts[cell as usize] += f64::from(share / total);
                    }
                }
            }
            for row in &model.rows {
                let total: f64 = counts[row.clone()].iter().sum();
                for cell in row.clone() {
                    model.probability[cell] = (counts[cell] / total).max(1e-9) as f32;
                }
            }
        }
        model
    }

    /// For each word of `target`, the index of the word of `source` that it most likely stands for; `None` if it
    /// stands for none.
    pub(super) fn best(&self, (source, target): Sentences) -> Vec<Option<usize>> {
        let mut shares = Vec::new();
        self.shares((source, target), &self.grid((source, target)), &mut shares);
        let best = |shares: &[f32]| {
            let mut best = 0;
            for (i, &share) in shares.iter().enumerate() {
                if share > shares[best] {
                    best = i;
                }
            }
            best.checked_sub(1)
        };
        shares.chunks(source.len() + 1).map(best).collect()
    }

    /// A model in which every target word is equally likely.
    fn flat(segments: &[Sentences], sources: usize) -> Self {
        let mut together: Vec<Vec<u32>> = vec![Vec::new(); sources];
        for (source, target) in segments {
            for &e in [0].iter().chain(*source) {
                together[e as usize].extend_from_slice(target);
            }
            // Words that are in every segment would otherwise hold every target many times over.
            for &e in [0].iter().chain(*source) {
                let row = &mut together[e as usize];
                if row.len() == row.capacity() || row.len() > 1 << 16 {
                    row.sort_unstable();
                    row.dedup();
                }
            }
        }
        let (mut rows, mut targets) = (Vec::with_capacity(sources), Vec::new());
        for mut row in together {
            row.sort_unstable();
            row.dedup();
            rows.push(targets.len()..targets.len() + row.len());
            targets.append(&mut row);
        }
        let probability = vec![1.0; targets.len()];
        Self { rows, targets, probability }
    }

    fn prior(&self, known: &[Vec<(u32, f32)>]) -> Vec<f64> {
        let mut prior = vec![0.0; self.targets.len()];
        for (source, known) in known.iter().enumerate() {
            for &(target, p) in known {
                if let Some(cell) = self.cell(source as u32, target) {
                    prior[cell] = KNOWN * f64::from(p);
                }
            }
        }
        prior
    }

    fn cell(&self, source: u32, target: u32) -> Option<usize> {
        let row = self.rows.get(source as usize)?;
        self.targets[row.clone()].binary_search(&target).ok().map(|at| row.start + at)
    }

    /// For each word of the target, and within it for no word and each of the source, the cell of the two words.
    fn grid(&self, (source, target): Sentences) -> Vec<u32> {
        let mut grid = Vec::with_capacity((source.len() + 1) * target.len());
        for &f in target {
            // Every word of a segment has a cell with every word of the other side.
            grid.extend([0].iter().chain(source).map(|&e| self.cell(e, f).unwrap_or_default() as u32));
        }
        grid
    }

    /// For each place of `grid` the weight with which its source word explains its target word.
    fn shares(&self, (source, target): Sentences, grid: &[u32], shares: &mut Vec<f32>) {
        // exp(−s·|x − y|) is the smaller one of eˢˣ/eˢʸ and eˢʸ/eˢˣ, so each place costs one exponential.
        let powers = |of: usize| -> Vec<f32> {
            (0..of).map(|i| (STRAIGHTNESS * (i as f32 + 0.5) / of as f32).exp()).collect()
        };
        let (sources, targets) = (powers(source.len()), powers(target.len()));
        shares.clear();
        for (cells, y) in grid.chunks(source.len() + 1).zip(targets) {
            let weight = |x: &f32| (x / y).min(y / x);
            let scale = (1.0 - NOTHING) / sources.iter().map(weight).sum::<f32>();
            let weights = [NOTHING].into_iter().chain(sources.iter().map(|x| scale * weight(x)));
            shares.extend(
                cells.iter().zip(weights).map(|(&cell, weight)| weight * self.probability[cell as usize]),
            );
        }
    }
}
