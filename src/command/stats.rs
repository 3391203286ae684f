//! `timra stats`: what an index holds.

use std::io::Write;

use serde_json::json;
use timra_format::{Manifest, size_on_disk};

use super::{Failure, Outcome};
use crate::cli::{ReportFormat, StatsArgs};
use crate::shown::one_line;

/// Prints the manifest and the size of the index.
pub(crate) fn stats(args: &StatsArgs) -> Result<Outcome, Failure> {
    let dir = args.index.path();
    let manifest = Manifest::read(&dir)?;
    let bytes = size_on_disk(&dir, &manifest);
    let mut out = anstream::stdout().lock();
    if args.format == ReportFormat::Json {
        let mut report = json!(manifest);
        report["bytes"] = json!(bytes);
        writeln!(out, "{report:#}")?;
        return Ok(Outcome::Done);
    }
    writeln!(out, "{} pages, {} sections, {:.1} MB", manifest.pages, manifest.sections, bytes as f64 / 1e6)?;
    writeln!(out, "format {}, written by timra {}", manifest.format, one_line(&manifest.version))?;
    writeln!(out, "digest {}", one_line(&manifest.digest))?;
    for (lang, sections) in &manifest.languages {
        writeln!(out, "language {}: {sections} sections", one_line(lang))?;
    }
    for (site, counts) in &manifest.sites {
        let pages: Vec<String> = counts.pages.iter().map(|(lang, n)| format!("{n} {lang}")).collect();
        writeln!(
            out,
            "site {}: {} pages, {} sections, {} left out",
            one_line(site),
            one_line(&pages.join(" + ")),
            counts.sections,
            counts.left_out
        )?;
        for (why, files) in &counts.left_out_because {
            writeln!(out, "site {}: {files} left out because {}", one_line(site), one_line(why))?;
        }
    }
    for (kind, n) in &manifest.warnings {
        writeln!(out, "warning {}: {n}", one_line(kind))?;
    }
    Ok(Outcome::Done)
}
