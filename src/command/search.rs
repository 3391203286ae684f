//! `timra search`: queries → ranked sections.

use std::io::{BufWriter, Write};
use std::path::Path;

use timra::evaluation::{JudgedQuery, read_queries};
use timra::index::site_roots;
use timra::search::{Engine, Query};

use super::{Failure, Outcome, hit_text, up_to_date};
use crate::cli::{SearchArgs, SearchFormat};

/// Answers the query, or every query of a file.
pub fn search(args: &SearchArgs) -> Result<Outcome, Failure> {
    let queries = match &args.queries {
        Some(path) => read_queries(path)?,
        None => vec![JudgedQuery { id: "1".into(), types: Vec::new(), text: args.query.join(" ") }],
    };
    let dir = up_to_date::ensure(&args.index, args.frozen)?;
    let engine = Engine::open_whole(&dir)?;
    super::warn_of_analysis(&dir, engine.manifest());
    let found = match args.format {
        SearchFormat::Trec => trec(args, &engine, &queries)?,
        SearchFormat::Json => json(args, &engine, &queries)?,
        SearchFormat::Text => text(args, &engine, &queries, &dir)?,
    };
    Ok(if found { Outcome::Done } else { Outcome::NothingFound })
}

fn query(args: &SearchArgs, text: &str, limit: usize) -> Query {
    Query {
        text: text.to_owned(),
        lang: args.lang.clone(),
        site: args.site.clone(),
        year: None,
        limit: args.limit.unwrap_or(limit),
        offset: args.offset,
        explain: args.explain,
        is_unfinished: false,
    }
}

/// TREC's run format, with tabs because ids may hold spaces; every section on its own.
fn trec(args: &SearchArgs, engine: &Engine, queries: &[JudgedQuery]) -> Result<bool, Failure> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut found = false;
    for JudgedQuery { id, text, .. } in queries {
        for (rank, hit) in (args.offset + 1..).zip(engine.rank(&query(args, text, 100))?) {
            found = true;
            writeln!(out, "{id}\tQ0\t{}\t{rank}\t{:.6}\t{}", hit.id, hit.score, args.run_name)?;
        }
    }
    out.flush()?;
    Ok(found)
}

/// One query: an object over several lines; a file of them: one object a line.
fn json(args: &SearchArgs, engine: &Engine, queries: &[JudgedQuery]) -> Result<bool, Failure> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut found = false;
    for JudgedQuery { text, .. } in queries {
        let results = engine.search(&query(args, text, 10))?;
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

fn text(args: &SearchArgs, engine: &Engine, queries: &[JudgedQuery], dir: &Path) -> Result<bool, Failure> {
    let mut out = anstream::AutoStream::auto(std::io::stdout().lock());
    let links = out.current_choice() != anstream::ColorChoice::Never
        && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
    let roots = site_roots(dir);
    let mut found = false;
    for JudgedQuery { text, .. } in queries {
        let results = engine.search(&query(args, text, 10))?;
        found |= !results.hits.is_empty();
        if args.queries.is_some() {
            writeln!(out, "# {}", hit_text::one_line(text))?;
        }
        hit_text::write(&mut out, &results, args.offset, &roots, links)?;
    }
    Ok(found)
}
