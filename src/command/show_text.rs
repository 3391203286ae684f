//! What stands above a section as a person reads it in a terminal: its headings, where it is, its translations.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use anstyle::Style;
use timra_engine::WholeSection;

use super::place_text::{readable, write_place};
use crate::shown::one_line;

const TITLE: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Writes what is known of a section beside its Markdown. `roots` says where each site's files are.
pub(crate) fn write(
    mut out: &mut dyn Write,
    section: &WholeSection,
    roots: &BTreeMap<String, PathBuf>,
) -> io::Result<()> {
    let path = section.breadcrumbs.join(" › ");
    let title = one_line(if path.is_empty() { &section.id } else { &path });
    let lang = one_line(section.lang.as_deref().unwrap_or("?"));
    writeln!(out, "{TITLE}{title}{TITLE:#} {FAINT}[{lang}]{FAINT:#}")?;
    if !section.url.is_empty() {
        writeln!(out, "  {}", readable(&section.url))?;
    }
    write_place(&mut out, (&section.site, &section.source), roots, false)?;
    for other in &section.translations {
        let lang = one_line(other.lang.as_deref().unwrap_or("?"));
        writeln!(out, "  {FAINT}[{lang}]{FAINT:#} {}", one_line(&other.id))?;
    }
    Ok(())
}
