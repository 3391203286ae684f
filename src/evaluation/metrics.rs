//! The measures, as trec_eval computes them.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::{JudgedQuery, Qrels};

/// Depth of nDCG and of the reciprocal rank.
const DEPTH: usize = 10;
/// Depth of recall.
const RECALL_DEPTH: usize = 20;

/// The measures of one query, or the means over several.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Metrics {
    /// Number of queries that these are the means of.
    pub queries: usize,
    /// Normalised discounted cumulative gain of the first ten: gain = grade, discount = log2(rank + 1)
    /// (Järvelin and Kekäläinen 2002).
    pub ndcg: f64,
    /// Reciprocal rank of the first relevant section, if it is among the first ten; otherwise 0.
    pub mrr: f64,
    /// Share of the relevant sections that are among the first twenty.
    pub recall: f64,
    /// Number of queries that found nothing at all.
    pub nothing_found: usize,
}

/// The measures of a whole run.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Scores {
    /// Means over all queries that have a relevant section.
    pub all: Metrics,
    /// Means over the queries of each type.
    pub types: BTreeMap<String, Metrics>,
    /// nDCG of each query.
    pub per_query: BTreeMap<String, f64>,
}

/// Measures a run: what `run` lists for each query id, best first.
///
/// Queries without a relevant section are left out, as they cannot be scored; those the run lacks count as nothing.
pub fn evaluate(queries: &[JudgedQuery], qrels: &Qrels, run: &HashMap<String, Vec<String>>) -> Scores {
    let mut scores = Scores::default();
    for query in queries {
        let Some(grades) = qrels.get(&query.id).filter(|grades| grades.values().any(|&grade| grade > 0.0))
        else {
            continue;
        };
        let found = run.get(&query.id).map(Vec::as_slice).unwrap_or_default();
        let metrics = measure(grades, found);
        scores.per_query.insert(query.id.clone(), metrics.ndcg);
        scores.all.add(metrics);
        for kind in &query.types {
            scores.types.entry(kind.clone()).or_default().add(metrics);
        }
    }
    scores.all.divide();
    scores.types.values_mut().for_each(Metrics::divide);
    scores
}

fn measure(grades: &HashMap<String, f64>, found: &[String]) -> Metrics {
    let grade = |id: &String| grades.get(id).copied().unwrap_or(0.0).max(0.0);
    let discounted = |gains: &mut dyn Iterator<Item = f64>| {
        (2_u32..).zip(gains).map(|(i, g)| g / f64::from(i).log2()).sum::<f64>()
    };
    let mut ideal: Vec<f64> = grades.values().copied().filter(|&grade| grade > 0.0).collect();
    ideal.sort_unstable_by(|a, b| b.total_cmp(a));
    let gained = discounted(&mut found.iter().take(DEPTH).map(grade));
    let first = found.iter().take(DEPTH).position(|id| grade(id) > 0.0);
    let recalled = found.iter().take(RECALL_DEPTH).filter(|id| grade(id) > 0.0).count();
    Metrics {
        queries: 1,
        ndcg: gained / discounted(&mut ideal.iter().copied().take(DEPTH)),
        mrr: first.map_or(0.0, |at| 1.0 / (at + 1) as f64),
        recall: recalled as f64 / ideal.len() as f64,
        nothing_found: usize::from(found.is_empty()),
    }
}

impl Metrics {
    fn add(&mut self, other: Self) {
        self.queries += other.queries;
        self.ndcg += other.ndcg;
        self.mrr += other.mrr;
        self.recall += other.recall;
        self.nothing_found += other.nothing_found;
    }

    fn divide(&mut self) {
        let n = self.queries.max(1) as f64;
        self.ndcg /= n;
        self.mrr /= n;
        self.recall /= n;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_by_hand() {
        let queries = vec![
            JudgedQuery { id: "a".into(), types: vec!["vi".into()], text: String::new() },
            JudgedQuery { id: "b".into(), types: vec![], text: String::new() },
            JudgedQuery { id: "unjudged".into(), types: vec![], text: String::new() },
        ];
        let mut qrels = Qrels::new();
        qrels.insert("a".into(), [("x".into(), 2.0), ("y".into(), 1.0), ("z".into(), 0.0)].into());
        qrels.insert("b".into(), [("x".into(), 1.0)].into());
        let run = [("a".into(), vec!["z".into(), "y".into(), "x".into()])].into();
        let scores = evaluate(&queries, &qrels, &run);
        let expected = (1.0 / 3_f64.log2() + 2.0 / 2.0) / (2.0 + 1.0 / 3_f64.log2());
        assert!((scores.types["vi"].ndcg - expected).abs() < 1e-12);
        assert!((scores.types["vi"].mrr - 0.5).abs() < 1e-12);
        assert_eq!((scores.all.queries, scores.all.nothing_found), (2, 1));
        assert!((scores.all.ndcg - expected / 2.0).abs() < 1e-12);
        assert!((scores.all.recall - 0.5).abs() < 1e-12);
    }
}
