//! What the parts of a plan weigh, as far as that is known before any section is.

use timra_plan::{Group, Layer, Plan, Source};

use super::cluster_index::ClusterIndex;

/// A group of a plan with what its parts weigh.
pub(crate) struct NativeGroup<'p> {
    pub group: &'p Group,
    /// The weight of the group as it was typed, in a section that has it once.
    pub weight: f64,
    /// By alternative and layer, what its saturated occurrences are multiplied by.
    pub factors: Vec<Vec<f64>>,
    /// By clause, what it weighs.
    clauses: Vec<f64>,
}

impl ClusterIndex<'_> {
    /// What the parts of a group weigh.
    pub(crate) fn native_group<'p>(&self, plan: &Plan, group: &'p Group) -> NativeGroup<'p> {
        let k1 = f64::from(plan.weights.k1);
        let (mut typed, mut most) = (0.0_f64, 0.0_f64);
        let (mut factors, mut clauses) = (Vec::new(), Vec::new());
        for alternative in &group.alternatives {
            let (weight, is_of_lexicon) = (f64::from(alternative.weight), alternative.rung.is_of_lexicon());
            let (mut here, mut of_layers) = (0.0, Vec::new());
            for layer in &alternative.layers {
                let (count, of_layer) = self.counted(layer);
                let own = f64::from(layer.weight) * idf(count, self.sidecar.sections() as u64);
                let weighted = if is_of_lexicon && typed > 0.0 { typed } else { own };
                if !is_of_lexicon && layer.source != Source::Neighbours {
                    here += weight * own;
                }
                if count > 0 {
                    most = most.max(weight * weighted);
                }
                clauses.extend(of_layer.into_iter().map(|quality| weight * weighted * (k1 + 1.0) * quality));
                of_layers.push(weight * weighted);
            }
            typed = typed.max(here);
            factors.push(of_layers);
        }
        NativeGroup { group, weight: if typed > 0.0 { typed } else { most }, factors, clauses }
    }

    /// In how many sections a layer is, and the quality of each clause that it becomes.
    fn counted(&self, layer: &Layer) -> (u64, Vec<f64>) {
        let (mut counts, mut qualities) = ([0_u64; 4], Vec::new());
        match layer.source {
            Source::Words => {
                for (key, quality) in &layer.terms {
                    for term in self.terms_of(key) {
                        let of_term = self.sidecar.words.counts(term as usize);
                        for zone in self.zones_of(term, layer.titles_only) {
                            counts[zone as usize] += u64::from(of_term[zone as usize]);
                            qualities.push(f64::from(*quality));
                        }
                    }
                }
            }
            Source::Pairs => {
                for (key, quality) in &layer.terms {
                    for pair in self.pairs_of(key) {
                        counts[0] += u64::from(self.sidecar.pairs.counts(pair as usize)[0]);
                        qualities.push(f64::from(*quality));
                    }
                }
            }
            Source::Run | Source::Phrase | Source::Parts => {
                let known = self.run_of(layer).and_then(|run| self.gathered.count(&run)).unwrap_or_default();
                counts[0] = known.all;
            }
            Source::Neighbours => {}
        }
        (counts.into_iter().max().unwrap_or_default(), qualities)
    }
}

/// What a clause has to weigh so that there are not more than `most` of them.
pub(crate) fn least_of(groups: &[NativeGroup], most: usize) -> f64 {
    let mut clauses: Vec<f64> = groups.iter().flat_map(|group| group.clauses.iter().copied()).collect();
    if clauses.len() <= most {
        return 0.0;
    }
    clauses.sort_by(|a, b| b.total_cmp(a));
    // What weighs as much as the first clause that is too much is left out, too.
    clauses[most] * (1.0 + 1e-9)
}

/// The weight of a term that `n` of `of` sections have, as it is here.
fn idf(n: u64, of: u64) -> f64 {
    let (n, of) = (n as f64, of as f64);
    (1.0 + (of - n + 0.5).max(0.5) / (n + 0.5)).ln()
}

/// The weight that a cluster gives a term that `n` of the `of` sections with this field have.
pub(crate) fn lucene_idf(n: u64, of: u64) -> f64 {
    let (n, of) = (n as f64, of.max(n) as f64);
    (1.0 + (of - n + 0.5) / (n + 0.5)).ln()
}
