//! Results as a person reads them in a terminal.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use timra_engine::{Hit, Results};

use super::shown::{is_turning, one_line};

const TITLE: Style = Style::new().bold();
const MATCH: Style = AnsiColor::Yellow.on_default().bold();
const PLACE: Style = AnsiColor::Cyan.on_default();
const FAINT: Style = Style::new().dimmed();

/// Writes the hits, best first, and how many more there are. `roots` says where each site's files are; with `links`,
/// the place in the source can be clicked.
pub fn write(
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
        writeln!(out, "{FAINT}did you mean{FAINT:#} {}", one_line(suggestion))?;
    }
    for note in &results.notes {
        writeln!(out, "{FAINT}{}{FAINT:#}", one_line(note))?;
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
    writeln!(out, "{FAINT}{} of {} sections{next}{FAINT:#}", results.hits.len(), results.total)
}

fn write_hit(
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
    write_place(out, hit, roots, links)?;
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

/// `path:line`, from here if the site's files are known, else from the site's name.
fn write_place(
    out: &mut impl Write,
    hit: &Hit,
    roots: &BTreeMap<String, PathBuf>,
    links: bool,
) -> io::Result<()> {
    let line = hit.source.line;
    let Some(file) =
        roots.get(&hit.site).map(|root| root.join(&hit.source.path)).filter(|file| file.exists())
    else {
        return writeln!(
            out,
            "  {PLACE}{}/{}:{line}{PLACE:#}",
            one_line(&hit.site),
            one_line(&hit.source.path)
        );
    };
    let here = std::env::current_dir().unwrap_or_default();
    let shown = one_line(&file.strip_prefix(&here).unwrap_or(&file).display().to_string());
    if links {
        let url = format!("file://{}", encoded(&file));
        writeln!(out, "  {PLACE}\x1b]8;;{url}\x1b\\{shown}:{line}\x1b]8;;\x1b\\{PLACE:#}")
    } else {
        writeln!(out, "  {PLACE}{shown}:{line}{PLACE:#}")
    }
}

fn encoded(path: &Path) -> String {
    const KEPT: &percent_encoding::AsciiSet =
        &percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    percent_encoding::utf8_percent_encode(&path.display().to_string(), KEPT).to_string()
}

/// An address with its Vietnamese letters as letters. What is encoded for a reason (`%23`, `%26`, a space) stays so.
fn readable(url: &str) -> String {
    let mut readable = Vec::with_capacity(url.len());
    let mut rest = url.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let encoded = behind.get(..2).filter(|_| first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match encoded.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|byte| !byte.is_ascii()) {
            Some(byte) => {
                readable.push(byte);
                rest = &behind[2..];
            }
            None => {
                readable.push(first);
                rest = behind;
            }
        }
    }
    let decoded = String::from_utf8(readable).ok();
    let is_kept = |c: char| c.is_control() || c.is_whitespace() || is_turning(c);
    let decoded = decoded.filter(|url| !url.contains(is_kept));
    decoded.unwrap_or_else(|| one_line(url))
}
