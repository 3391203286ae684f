//! Results as a person reads them in a terminal.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use anstyle::{AnsiColor, Style};
use timra_engine::{Hit, Results};

use super::place_text::{readable, write_place};
use crate::shown::one_line;

const TITLE: Style = Style::new().bold();
const MATCH: Style = AnsiColor::Yellow.on_default().bold();
const FAINT: Style = Style::new().dimmed();

/// Writes the hits, best first, and how many more there are. `roots` says where each site's files are; with `links`,
/// the place in the source can be clicked.
pub(crate) fn write(
    out: &mut impl Write,
    results: &Results,
    offset: usize,
    roots: &BTreeMap<String, PathBuf>,
    links: bool,
) -> io::Result<()> {
    for reading in &results.readings {
        writeln!(out, "{FAINT}read as{FAINT:#} {}", one_line(reading))?;
    }
    if let Some(suggestion) = &results.suggestion {
        writeln!(out, "{FAINT}did you mean{FAINT:#} {}?", one_line(suggestion))?;
    }
    for note in &results.notes {
        writeln!(out, "{FAINT}{}{FAINT:#}", one_line(&note.sentence))?;
    }
    if results.hits.is_empty() {
        let nothing = if results.total > 0 { "No more results" } else { "Nothing found" };
        return writeln!(out, "{nothing} for “{}”.", one_line(&results.query));
    }
    for hit in &results.hits {
        write_hit(out, hit, roots, links)?;
    }
    let shown = offset + results.hits.len();
    let next = if results.more > 0 { format!("; --offset {shown} shows more") } else { String::new() };
    let about = if results.about { "about " } else { "" };
    writeln!(out, "{FAINT}{} of {about}{} results{next}{FAINT:#}", results.hits.len(), results.total)
}

/// Writes one hit.
pub(crate) fn write_hit(
    out: &mut impl Write,
    hit: &Hit,
    roots: &BTreeMap<String, PathBuf>,
    links: bool,
) -> io::Result<()> {
    let title =
        if hit.breadcrumbs.is_empty() { one_line(&hit.id) } else { one_line(&hit.breadcrumbs.join(" › ")) };
    let lang = one_line(hit.lang.as_deref().unwrap_or("?"));
    writeln!(out, "{TITLE}{title}{TITLE:#} {FAINT}[{lang}]{FAINT:#}")?;
    if !hit.url.is_empty() {
        writeln!(out, "  {}", readable(&hit.url))?;
    }
    write_place(out, (&hit.site, &hit.source), roots, links)?;
    if !hit.snippet.is_empty() {
        write!(out, "  ")?;
        let mut rest = 0;
        for mark in &hit.highlights {
            write!(out, "{}", one_line(&hit.snippet[rest..mark.start]))?;
            write!(out, "{MATCH}{}{MATCH:#}", one_line(&hit.snippet[mark.start..mark.end]))?;
            rest = mark.end;
        }
        writeln!(out, "{}", one_line(&hit.snippet[rest..]))?;
    }
    for other in &hit.translations {
        let address = if other.url.is_empty() { &other.id } else { &other.url };
        writeln!(
            out,
            "  {FAINT}[{}]{FAINT:#} {}",
            one_line(other.lang.as_deref().unwrap_or("?")),
            readable(address)
        )?;
    }
    match hit.duplicates.as_slice() {
        [] => {}
        [copy] => writeln!(out, "  {FAINT}the same in {}{FAINT:#}", one_line(copy))?,
        copies => writeln!(out, "  {FAINT}the same in {} others{FAINT:#}", copies.len())?,
    }
    writeln!(out)
}
