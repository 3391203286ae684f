//! `timra check`: content → what in it makes search worse.

mod github;
mod sarif;
mod text;

use std::io::{BufWriter, Write};
use std::path::Path;

use timra_corpus::CorpusOptions;
use timra_lint::{Levels, check as find};

use super::corpus_options::corpus_options;
use super::{Failure, Outcome, diagnostics};
use crate::cli::{CheckArgs, CheckFormat};
use crate::shown::one_line;

/// Checks the sites and prints the findings.
pub(crate) fn check(args: &CheckArgs) -> Result<Outcome, Failure> {
    if let Some(dir) = &args.index {
        return check_index(dir);
    }
    let roots =
        if args.roots.is_empty() { super::corpus_options::default_roots() } else { args.roots.clone() };
    let options = CorpusOptions { drafts: args.drafts, ..corpus_options(&args.hugo, &roots)? };
    let report = find(&roots, &options, levels(args)?).inspect_err(|error| {
        if let timra_lint::Error::NothingToCheck { diagnostics: told, .. } = error {
            diagnostics::print(told, false);
        }
    })?;
    if args.format == CheckFormat::Text {
        let mut out = BufWriter::new(anstream::stdout().lock());
        text::write(&mut out, &report)?;
        out.flush()?;
    } else {
        let mut out = BufWriter::new(std::io::stdout().lock());
        match args.format {
            CheckFormat::Github => github::write(&mut out, &report)?,
            CheckFormat::Sarif => sarif::write(&mut out, &report)?,
            CheckFormat::Text | CheckFormat::Json => {
                serde_json::to_writer_pretty(&mut out, &report).map_err(std::io::Error::from)?;
                writeln!(out)?;
            }
        }
        out.flush()?;
    }
    Ok(if report.fails() { Outcome::Findings } else { Outcome::Done })
}

/// Reads every byte of an index and prints which files are not what was written.
fn check_index(dir: &Path) -> Result<Outcome, Failure> {
    let damages = timra_format::check(dir)?;
    let mut out = BufWriter::new(anstream::stdout().lock());
    for damage in &damages {
        writeln!(out, "{}: {}", one_line(&damage.path.display().to_string()), one_line(&damage.what))?;
    }
    out.flush()?;
    match damages.len() {
        0 => say!("{} is whole", dir.display()),
        _ => say!("rebuild it with `timra index ROOT --full --index {}`", dir.display()),
    }
    Ok(if damages.is_empty() { Outcome::Done } else { Outcome::Findings })
}

/// What the flags say about the rules.
fn levels(args: &CheckArgs) -> Result<Levels, Failure> {
    let mut levels = Levels::default();
    for id in &args.allow {
        levels.allow(id).map_err(|what| Failure::Usage(format!("--allow: {what}")))?;
    }
    for id in &args.deny {
        levels.deny(id).map_err(|what| Failure::Usage(format!("--deny: {what}")))?;
    }
    Ok(levels)
}
