//! Which language a query is in, by the sections that have its words.

use super::engine::Engine;
use super::postings::Occurrences;
use super::sparse::Sparse;
use super::syntax::Occur;
use super::{Layer, Plan, Rung, Source};
use crate::language::{LANGUAGES, primary_subtag};

/// How many sections the share of a word among all sections is worth against its share among those in one language
/// (Dirichlet smoothing).
const PRIOR: f32 = 10.0;

impl Engine {
    /// The language whose sections most likely have the words of `plan`: naive Bayes, a language being as likely as it
    /// has sections. What the words' spelling says where the index has none of them, or only languages that are told by
    /// their spelling.
    pub(super) fn spoken(&self, plan: &Plan, occurrences: &Occurrences) -> tantivy::Result<Option<String>> {
        let is_told = |tag: &String| LANGUAGES.iter().any(|language| language.code() == primary_subtag(tag));
        if self.manifest().languages.keys().all(is_told) {
            return Ok(plan.lang.clone());
        }
        let names = self.columns.langs(&self.index)?;
        // Portuguese is one language, of Brazil or not.
        let codes: Vec<String> = names.all().iter().map(|tag| primary_subtag(tag)).collect();
        let place: Vec<usize> = codes
            .iter()
            .map(|code| codes.iter().position(|other| other == code).unwrap_or_default())
            .collect();
        let mut sizes = vec![0.0_f32; codes.len()];
        place.iter().zip(names.sizes()).for_each(|(&place, &size)| sizes[place] += size as f32);
        let mut likely: Vec<f32> = sizes.iter().map(|size| size.ln()).collect();
        let mut frequency = Sparse::new(occurrences.len());
        let mut is_known = false;
        for layer in typed(plan) {
            occurrences.of_layer(layer, &mut frequency)?;
            if frequency.count() == 0 {
                continue;
            }
            is_known = true;
            let everywhere = frequency.count() as f32 / occurrences.len() as f32;
            let mut counts = vec![0.0_f32; codes.len()];
            frequency.drain(|section, _| counts[place[names.of(section)]] += 1.0);
            for ((likely, count), size) in likely.iter_mut().zip(counts).zip(&sizes) {
                *likely += ((count + PRIOR * everywhere) / (size + PRIOR)).ln();
            }
        }
        // The first name stands for none.
        let best = (1..codes.len()).max_by(|&a, &b| likely[a].total_cmp(&likely[b])).filter(|_| is_known);
        Ok(best.map(|best| codes[best].clone()).or_else(|| plan.lang.clone()))
    }
}

/// The words of a plan, each as strictly as it was typed.
fn typed(plan: &Plan) -> impl Iterator<Item = &Layer> {
    let groups = plan.groups.iter().filter(|group| !group.is_extra && group.occur != Occur::MustNot);
    let typed = groups.filter_map(|group| {
        group.alternatives.iter().find(|it| matches!(it.rung, Rung::Typed | Rung::Keystrokes))
    });
    typed.filter_map(|typed| typed.layers.iter().find(|layer| layer.source == Source::Words))
}
