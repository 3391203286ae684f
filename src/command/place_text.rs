//! Where a section is, as a person reads it in a terminal.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use anstyle::{AnsiColor, Style};
use timra_engine::Location;
use timra_format::encode_path;

use crate::shown::{is_turning, one_line};

const PLACE: Style = AnsiColor::Cyan.on_default();

/// `path:line`, from here if the site's files are known, else from the site's name.
pub(crate) fn write_place(
    out: &mut impl Write,
    (site, source): (&str, &Location),
    roots: &BTreeMap<String, PathBuf>,
    links: bool,
) -> io::Result<()> {
    let line = source.line;
    let Some(file) = roots.get(site).map(|root| root.join(&source.path)).filter(|file| file.exists()) else {
        return writeln!(out, "  {PLACE}{}/{}:{line}{PLACE:#}", one_line(site), one_line(&source.path));
    };
    let here = std::env::current_dir().unwrap_or_default();
    let shown = one_line(&file.strip_prefix(&here).unwrap_or(&file).display().to_string());
    if links {
        let url = format!("file://{}", encode_path(&file.display().to_string()));
        writeln!(out, "  {PLACE}\x1b]8;;{url}\x1b\\{shown}:{line}\x1b]8;;\x1b\\{PLACE:#}")
    } else {
        writeln!(out, "  {PLACE}{shown}:{line}{PLACE:#}")
    }
}

/// An address with its Vietnamese letters as letters. What is encoded for a reason (`%23`, `%26`, a space) stays so.
pub(crate) fn readable(url: &str) -> String {
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
