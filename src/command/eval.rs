//! `timra eval`: how good the ranking is, by judged queries.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

use serde_json::json;
use timra_engine::{Engine, Query};
use timra_evaluation::{Comparison, Metrics, Scores, compare, evaluate, read_qrels, read_queries, read_run};

use super::answerer::Answerer;
use super::{Failure, Outcome};
use crate::cli::{EvalArgs, ReportFormat};
use crate::shown::one_line;

/// Depth to which each query is searched.
const DEPTH: usize = 100;

/// Runs every query and prints the measures, by type of query, and against a saved run.
pub(crate) fn eval(args: &EvalArgs) -> Result<Outcome, Failure> {
    let queries = read_queries(&args.queries)?;
    let qrels = read_qrels(&args.qrels)?;
    let answerer = answerer(args)?;
    let mut run = HashMap::new();
    for query in &queries {
        let asked = Query { choices: args.choices.0.clone(), limit: DEPTH, ..Query::new(&query.text) };
        let found = answerer.rank(&asked)?.into_iter().map(|hit| hit.id).collect();
        run.insert(query.id.clone(), found);
    }
    let scores = evaluate(&queries, &qrels, &run);
    if scores.all.queries == 0 {
        let (queries, qrels) = (args.queries.display(), args.qrels.display());
        return Err(Failure::Usage(format!(
            "{qrels} judges no query of {queries}; check that their ids agree"
        )));
    }
    let comparison = match &args.baseline {
        Some(path) => {
            let before = evaluate(&queries, &qrels, &read_run(path)?);
            compare(&scores.per_query, &before.per_query)
        }
        None => None,
    };
    let mut out = anstream::stdout().lock();
    if args.format == ReportFormat::Json {
        writeln!(out, "{:#}", json!({ "scores": scores, "comparison": comparison }))?;
    } else {
        write_scores(&mut out, &scores)?;
        if let Some(comparison) = comparison {
            write_comparison(&mut out, &comparison)?;
        }
    }
    Ok(Outcome::Done)
}

fn answerer(args: &EvalArgs) -> Result<Answerer, Failure> {
    #[cfg(feature = "cluster")]
    if let Some(cluster) = super::cluster::opened(&args.reader)? {
        return Ok(Answerer::There(Box::new(cluster)));
    }
    let dir = args.index.as_deref().unwrap_or(Path::new("index"));
    Ok(Answerer::Here(Box::new(Engine::open(dir)?)))
}

fn write_scores(out: &mut impl Write, scores: &Scores) -> std::io::Result<()> {
    writeln!(
        out,
        "{:<12} {:>7} {:>8} {:>8} {:>10} {:>13}",
        "type", "queries", "nDCG@10", "MRR@10", "recall@20", "nothing found"
    )?;
    let mut row = |name: &str, m: &Metrics| {
        let Metrics { queries, ndcg, mrr, recall, nothing_found } = m;
        let name = one_line(name);
        writeln!(out, "{name:<12} {queries:>7} {ndcg:>8.4} {mrr:>8.4} {recall:>10.4} {nothing_found:>13}")
    };
    row("all", &scores.all)?;
    scores.types.iter().try_for_each(|(name, metrics)| row(name, metrics))
}

fn write_comparison(out: &mut impl Write, comparison: &Comparison) -> std::io::Result<()> {
    let Comparison { difference, interval, p, moved } = comparison;
    writeln!(
        out,
        "\nnDCG@10 {difference:+.4} against the baseline, 95 % within {:+.4} and {:+.4}, p = {p:.3}",
        interval.0, interval.1
    )?;
    for (id, before, now) in moved {
        writeln!(out, "{:<16} {before:.3} → {now:.3}", one_line(id))?;
    }
    Ok(())
}
