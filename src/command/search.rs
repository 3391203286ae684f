//! `timra search`: queries → ranked sections.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use timra_engine::{Query, Results};
use timra_evaluation::{JudgedQuery, read_queries};

use super::answerer::{self, Answerer};
use super::opened::{self, Opened};
use super::{Failure, Outcome, hit_text};
use crate::cli::{SearchArgs, SearchFormat};
use crate::shown::one_line;

/// A query and its answer.
type QueryAnswer<'q> = Result<(&'q str, Results), Failure>;

/// Answers the query, or every query of a file.
pub(crate) fn search(args: &SearchArgs) -> Result<Outcome, Failure> {
    let queries = match &args.queries {
        Some(path) => read_queries(path)?,
        None => vec![JudgedQuery { id: "1".into(), types: Vec::new(), text: args.query.join(" ") }],
    };
    #[cfg(feature = "cluster")]
    if let Some(cluster) = super::cluster::opened(&args.reader)? {
        let there = Answerer::There(Box::new(cluster));
        return print(args, &queries, &there, (None, BTreeMap::new()));
    }
    let mut first = query(args, queries.first().map_or("", |first| &first.text), 10);
    if args.format == SearchFormat::Trec {
        // Its answers are of another kind.
        (first.limit, first.explain) = (0, false);
    }
    let Opened { engine, first, inputs } =
        opened::open(&args.index, args.frozen, |engine| answerer::ask(engine, &first))?;
    let here = Answerer::Here(Box::new(engine));
    let roots = inputs.map(|inputs| inputs.sites).unwrap_or_default();
    let outcome = print(args, &queries, &here, (Some(first), roots));
    // The program ends: the system takes back what was mapped sooner than anybody could hand it back.
    std::mem::forget(here);
    outcome
}

/// Prints the answers to all queries; the first may be known, and so may be where the sites are.
fn print(
    args: &SearchArgs,
    queries: &[JudgedQuery],
    answerer: &Answerer,
    (mut first, roots): (Option<Results>, BTreeMap<String, PathBuf>),
) -> Result<Outcome, Failure> {
    let answers = queries.iter().map(|JudgedQuery { text, .. }| {
        let query = query(args, text, 10);
        let results = first.take().map_or_else(|| answerer.ask(&query), Ok);
        Ok((text.as_str(), results?))
    });
    let found = match args.format {
        SearchFormat::Trec => trec(args, answerer, queries)?,
        SearchFormat::Json => json(args, answers)?,
        SearchFormat::Text => text(args, answers, &roots)?,
    };
    Ok(if found { Outcome::Done } else { Outcome::NothingFound })
}

fn query(args: &SearchArgs, text: &str, limit: usize) -> Query {
    Query {
        text: text.to_owned(),
        choices: args.choices.0.clone(),
        limit: args.limit.unwrap_or(limit),
        offset: args.offset,
        shown_in: None,
        explain: args.explain,
        is_unfinished: false,
    }
}

/// TREC's run format, with tabs because ids may hold spaces; every section on its own.
fn trec(args: &SearchArgs, answerer: &Answerer, queries: &[JudgedQuery]) -> Result<bool, Failure> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut found = false;
    for JudgedQuery { id, text, .. } in queries {
        for (rank, hit) in (args.offset + 1..).zip(answerer.rank(&query(args, text, 100))?) {
            found = true;
            writeln!(out, "{id}\tQ0\t{}\t{rank}\t{:.6}\t{}", hit.id, hit.score, args.run_name)?;
        }
    }
    out.flush()?;
    Ok(found)
}

/// One query: an object over several lines; a file of them: one object a line.
fn json<'q>(args: &SearchArgs, answers: impl Iterator<Item = QueryAnswer<'q>>) -> Result<bool, Failure> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut found = false;
    for answer in answers {
        let (_, results) = answer?;
        found |= !results.hits.is_empty();
        let written = if args.queries.is_some() {
            serde_json::to_writer(&mut out, &results)
        } else {
            serde_json::to_writer_pretty(&mut out, &results)
        };
        written.map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(found)
}

fn text<'q>(
    args: &SearchArgs,
    answers: impl Iterator<Item = QueryAnswer<'q>>,
    roots: &BTreeMap<String, PathBuf>,
) -> Result<bool, Failure> {
    let out = anstream::AutoStream::auto(std::io::stdout().lock());
    let links = out.current_choice() != anstream::ColorChoice::Never
        && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
    let mut out = BufWriter::new(out);
    let mut found = false;
    for answer in answers {
        let (query, results) = answer?;
        found |= !results.hits.is_empty();
        if args.queries.is_some() {
            writeln!(out, "# {}", one_line(query))?;
        }
        hit_text::write(&mut out, &results, args.offset, roots, links)?;
    }
    out.flush()?;
    Ok(found)
}
