//! `timra self-check`: what this program is, and whether it works here.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use timra_engine::{Engine, Query};
use timra_format::{Error, FORMAT};
use timra_index::{Progress, Sources};
use timra_language::dictionary::{self, DictionaryPlaces};

use super::difference::Difference;
use super::self_report::{IndexState, SelfReport, Terminal};
use super::{Failure, Outcome, engine_file};
use crate::cli::{DictionaryArgs, ReportFormat, SelfCheckArgs};
use crate::shown::one_line;

/// A page to build an index of: its name, its text, and a query that must find it.
const PAGE: (&str, &str, &str) =
    ("page.md", "# Hạ tầng dưới dạng mã\n\nInfrastructure as code.\n", "ha tang");

/// Looks, and prints what was found.
pub(crate) fn self_check(args: &SelfCheckArgs, named: &DictionaryArgs) -> Result<Outcome, Failure> {
    let (places, unfit) = match super::dict::dictionaries_here(named) {
        Ok(places) => (places, None),
        Err(failure) => (DictionaryPlaces::new(), Some(failure)),
    };
    let works =
        || dictionary::install(&places).map_err(Failure::from).and_then(|()| build_and_search()).err();
    let failure = unfit.or_else(works);
    let color = anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never;
    let report = SelfReport {
        version: env!("CARGO_PKG_VERSION"),
        program: std::env::current_exe().ok(),
        features: engine_file::has_own().then_some("engine").into_iter().collect(),
        index_format: FORMAT,
        dictionaries: dictionary::digests(),
        dictionary_places: places.into_iter().map(|(code, path)| (code.to_owned(), path)).collect(),
        full_engine: engine_file::installed(),
        terminal: Terminal {
            is_terminal: std::io::stdout().is_terminal(),
            color,
            links: supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
        },
        index: index_state(&args.index.path()),
        failure: failure.map(|failure| failure.told()),
    };
    let mut out = anstream::stdout().lock();
    match args.format {
        ReportFormat::Json => writeln!(out, "{:#}", serde_json::json!(report))?,
        ReportFormat::Text => write_text(&mut out, &report)?,
    }
    Ok(if report.is_well() { Outcome::Done } else { Outcome::Findings })
}

/// Builds an index of one page in a temporary directory and asks for the page without its marks.
fn build_and_search() -> Result<(), Failure> {
    super::resources::start()?;
    let at = |path: &Path| {
        let path = path.to_owned();
        move |source| Failure::Write { path, source }
    };
    let dir = tempfile::tempdir().map_err(at(&std::env::temp_dir()))?;
    let (content, index) = (dir.path().join("content"), dir.path().join("index"));
    let (name, text, query) = PAGE;
    fs::create_dir(&content).and_then(|()| fs::write(content.join(name), text)).map_err(at(&content))?;
    timra_index::build(&Sources { roots: vec![content], ..Sources::default() }, &index, &Progress::silent())?;
    let results = Engine::open_whole(&index, |engine| engine.search(&Query::new(query)))?.1;
    if results.hits.is_empty() {
        return Err(Failure::NoAnswer { query: query.to_owned() });
    }
    Ok(())
}

fn index_state(path: &Path) -> IndexState {
    let path = path.to_owned();
    match timra_format::check(&path) {
        Err(Error::NoIndex { .. }) => IndexState::Missing { path },
        Err(Error::IndexFormat { found, known, .. }) if found < known => {
            let why = Difference::Format { found, known }.to_string();
            IndexState::Outdated { path, why }
        }
        Err(error) => IndexState::Unusable { path, why: vec![Failure::from(error).told()] },
        Ok(damages) if !damages.is_empty() => {
            let why = damages.into_iter().map(|damage| Failure::from(Error::from(damage)).told());
            IndexState::Unusable { path, why: why.collect() }
        }
        Ok(_) => match Difference::of(&path) {
            Some(difference) => IndexState::Outdated { path, why: difference.to_string() },
            None => IndexState::Current { path },
        },
    }
}

fn write_text(out: &mut impl Write, report: &SelfReport) -> std::io::Result<()> {
    writeln!(out, "timra {}, index format {}", report.version, report.index_format)?;
    if let Some(program) = &report.program {
        writeln!(out, "program: {}", one_line(&program.display().to_string()))?;
    }
    let listed = |names: Vec<String>| if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    writeln!(out, "features: {}", listed(report.features.iter().map(|name| (*name).to_owned()).collect()))?;
    let dictionary = |(code, path): (&String, &PathBuf)| format!("{code} ({})", shown(path));
    writeln!(out, "dictionaries: {}", listed(report.dictionary_places.iter().map(dictionary).collect()))?;
    let full_engine = report.full_engine.as_deref().map_or_else(|| "none".to_owned(), shown);
    writeln!(out, "engine for all scripts: {full_engine}")?;
    let Terminal { is_terminal, color, links } = report.terminal;
    let told = |is: bool| if is { "yes" } else { "no" };
    writeln!(out, "terminal: {}, colours: {}, links: {}", told(is_terminal), told(color), told(links))?;
    match &report.index {
        IndexState::Missing { path } => writeln!(out, "index: there is none in {}", shown(path))?,
        IndexState::Current { path } => writeln!(out, "index: {} is whole and current", shown(path))?,
        IndexState::Outdated { path, why } => {
            writeln!(out, "index: {} is not current: {}", shown(path), one_line(why))?;
        }
        IndexState::Unusable { why, .. } => {
            for why in why {
                writeln!(out, "index: {}", one_line(why))?;
            }
        }
    }
    match &report.failure {
        None => writeln!(out, "build and search: work"),
        Some(failure) => writeln!(out, "build and search: {}", one_line(failure)),
    }
}

fn shown(path: &Path) -> String {
    one_line(&path.display().to_string())
}
