//! `timra show`: the id or the address of a section → its Markdown.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use serde::Serialize;
use timra_engine::{Engine, WholePage, WholeSection};
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
        let (page, inputs) = page(args)?;
        page.map(|page| show_page(args, page, inputs)).transpose()?
    } else {
        let (section, inputs) = section(args)?;
        section.map(|section| show_section(args, section, inputs)).transpose()?
    };
    if shown.is_none() {
        let name: String = args.name.chars().take(MOST_CHARS).collect();
        say!("there is no section with the id or the address `{}`", one_line(&name));
        return Ok(Outcome::NothingFound);
    }
    Ok(Outcome::Done)
}

/// The section, and what the index that has it was built from, if that is known.
fn section(args: &ShowArgs) -> Result<(Option<WholeSection>, Option<Inputs>), Failure> {
    #[cfg(feature = "cluster")]
    if let Some(cluster) = super::cluster::opened(&args.reader)? {
        return Ok((cluster.section(&args.name, &timra_engine::SystemClock::start())?, None));
    }
    let section = |engine: &Engine| engine.section(&args.name);
    let Opened { first, inputs, .. } = opened::open(&args.index, args.frozen, section)?;
    Ok((first, inputs))
}

/// The page of the section, and what the index that has it was built from, if that is known.
fn page(args: &ShowArgs) -> Result<(Option<WholePage>, Option<Inputs>), Failure> {
    #[cfg(feature = "cluster")]
    if let Some(cluster) = super::cluster::opened(&args.reader)? {
        return Ok((cluster.page(&args.name, &timra_engine::SystemClock::start())?, None));
    }
    let page = |engine: &Engine| engine.page(&args.name);
    let Opened { first, inputs, .. } = opened::open(&args.index, args.frozen, page)?;
    Ok((first, inputs))
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
