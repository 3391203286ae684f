//! `timra show`: the id or the address of a section → its Markdown.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use serde::Serialize;
use timra_engine::{WholePage, WholeSection};
use timra_index::Inputs;

use super::opened::{self, Opened};
use super::section_file::SectionFile;
use super::{Failure, Outcome, show_text};
use crate::cli::{ReportFormat, ShowArgs};
use crate::shown::one_line;

/// Characters of a name that nobody knows which are said again.
const MOST_CHARS: usize = 200;

/// Shows the section, or its page.
pub(crate) fn show(args: &ShowArgs) -> Result<Outcome, Failure> {
    let shown = if args.page {
        let Opened { first, inputs, .. } =
            opened::open(&args.index, args.frozen, |engine| engine.page(&args.name))?;
        first.map(|page| show_page(args, page, inputs)).transpose()?
    } else {
        let Opened { first, inputs, .. } =
            opened::open(&args.index, args.frozen, |engine| engine.section(&args.name))?;
        first.map(|section| show_section(args, section, inputs)).transpose()?
    };
    if shown.is_none() {
        let name: String = args.name.chars().take(MOST_CHARS).collect();
        say!("there is no section with the id or the address `{}`", one_line(&name));
        return Ok(Outcome::NothingFound);
    }
    Ok(Outcome::Done)
}

fn show_section(args: &ShowArgs, mut section: WholeSection, inputs: Option<Inputs>) -> Result<(), Failure> {
    if args.file {
        let file = SectionFile::open(inputs.as_ref(), &section)?;
        section.markdown = file.section(&section)?;
    }
    print(args, &section, |out| {
        show_text::write(out, &section, &roots(inputs))?;
        writeln!(out, "\n{}", crate::shown::lines(&section.markdown))
    })
}

fn show_page(args: &ShowArgs, mut page: WholePage, inputs: Option<Inputs>) -> Result<(), Failure> {
    let mut markdown = page.markdown();
    if args.file
        && let Some(first) = page.sections.first()
    {
        let file = SectionFile::open(inputs.as_ref(), first)?;
        for section in &mut page.sections {
            section.markdown = file.section(section)?;
        }
        markdown = file.text().to_owned();
    }
    print(args, &page, |out| {
        let Some(first) = page.sections.first() else { return Ok(()) };
        show_text::write(out, first, &roots(inputs))?;
        writeln!(out, "\n{}", crate::shown::lines(&markdown))
    })
}

fn print(
    args: &ShowArgs,
    json: &impl Serialize,
    text: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), Failure> {
    match args.format {
        ReportFormat::Json => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            serde_json::to_writer_pretty(&mut out, json).map_err(std::io::Error::from)?;
            writeln!(out)?;
            out.flush()?;
        }
        ReportFormat::Text => {
            let mut out = BufWriter::new(anstream::AutoStream::auto(std::io::stdout().lock()));
            text(&mut out)?;
            out.flush()?;
        }
    }
    Ok(())
}

/// Where the files of each site are, as far as the index says.
fn roots(inputs: Option<Inputs>) -> BTreeMap<String, PathBuf> {
    inputs.map(|inputs| inputs.sites).unwrap_or_default()
}
