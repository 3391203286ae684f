//! A query → its plan and the scores of its hits, as text or JSON.

use std::io::{BufWriter, Write};

use serde::Serialize;
use timra_engine::{ExplainedResults, Query, Results};
use timra_plan::Plan;

use super::{hits_text, plan_text};
use crate::cli::{ExplainArgs, ExplainFormat};
use crate::command::opened::{self, Opened};
use crate::command::{Failure, Outcome};

/// What `--format json` prints.
#[derive(Serialize)]
struct PrintedExplanation<'e> {
    plan: &'e Plan,
    results: &'e Results,
}

/// Prints how a query is understood, and how the scores of its hits come about.
pub(crate) fn explain(args: &ExplainArgs) -> Result<Outcome, Failure> {
    let query =
        Query { choices: args.choices.0.clone(), limit: args.limit, ..Query::new(args.query.join(" ")) };
    #[cfg(feature = "cluster")]
    if let Some(cluster) = crate::command::cluster::opened(&args.reader)? {
        return print(args, &cluster.explain(&query, &timra_engine::SystemClock::start())?);
    }
    let Opened { engine, first, .. } =
        opened::open(&args.index, args.frozen, |engine| engine.explain(&query))?;
    let printed = print(args, &first);
    // The program ends: the system takes back what was mapped sooner than anybody could hand it back.
    std::mem::forget(engine);
    printed
}

fn print(args: &ExplainArgs, explained: &ExplainedResults) -> Result<Outcome, Failure> {
    let ExplainedResults { plan, results } = explained;
    match args.format {
        ExplainFormat::Json => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            let explained = PrintedExplanation { plan, results };
            serde_json::to_writer_pretty(&mut out, &explained).map_err(std::io::Error::from)?;
            writeln!(out)?;
            out.flush()?;
        }
        ExplainFormat::Text => {
            let mut out = BufWriter::new(anstream::stdout().lock());
            plan_text::write(&mut out, plan)?;
            hits_text::write(&mut out, results)?;
            out.flush()?;
        }
    }
    Ok(if results.hits.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}
