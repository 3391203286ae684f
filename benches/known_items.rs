//! How well a site in many languages answers: every title and heading that only one section of its language has is
//! asked for, and that section is the answer.
//!
//!     cargo bench --bench known_items -- ROOT... [--dict DIR] [--most N] [--write DIR]
//!
//! Prints for each language how many were asked, how often the answer came first and among the first ten, its mean
//! reciprocal rank, and how much text a second is analysed on one core. `--features lindera` for `--dict`. With
//! `--write`, it only writes the queries and judgements, as `timra eval` reads them.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use timra::corpus::{CorpusOptions, Page, PageOutcome, sites};
use timra::index::{Progress, Sources, build};
use timra::language::{General, analyze_in, dictionary, primary_subtag};
use timra::search::{Engine, Query};

/// Bytes of the shortest section that answers anything.
const MIN_TEXT: usize = 120;

/// How many are asked in each language, unless the caller says.
const MOST: usize = 300;

/// A section and the words that ask for it.
struct Item {
    id: String,
    asked: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut roots, mut most, mut written) = (Vec::new(), MOST, None);
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--dict" => dictionary::install(&PathBuf::from(arguments.next().ok_or("--dict DIR")?))?,
            "--most" => most = arguments.next().ok_or("--most N")?.parse()?,
            "--write" => written = Some(PathBuf::from(arguments.next().ok_or("--write DIR")?)),
            root => roots.push(PathBuf::from(root)),
        }
    }
    if roots.is_empty() {
        println!("skipped: name a site in many languages");
        return Ok(());
    }
    let pages = pages(&roots)?;
    if let Some(dir) = written {
        let (mut queries, mut judgements) = (String::new(), String::new());
        for (code, pages) in &pages {
            for (at, Item { id, asked }) in items(pages, most).iter().enumerate() {
                writeln!(queries, "{code}{at}\t{code}\t{asked}")?;
                writeln!(judgements, "{code}{at}\t{id}\t1")?;
            }
        }
        fs::write(dir.join("queries.tsv"), queries)?;
        fs::write(dir.join("qrels.tsv"), judgements)?;
        return Ok(());
    }
    let dir = tempfile::tempdir()?;
    let started = Instant::now();
    let sources = Sources { roots, ..Sources::default() };
    let built = build(&sources, dir.path(), &Progress::silent())?;
    println!("{} sections indexed in {:.1} s", built.manifest.sections, started.elapsed().as_secs_f32());
    println!("dictionaries: {:?}\n", dictionary::digests());
    let engine = Engine::open(dir.path())?;
    println!(
        "{:<8} {:>6} {:>9} {:>9} {:>7} {:>7} {:>7}",
        "language", "asked", "recall@1", "recall@10", "MRR@10", "ms", "MB/s"
    );
    for (code, pages) in pages {
        let items = items(&pages, most);
        let started = Instant::now();
        let (mut first, mut ten, mut reciprocal) = (0, 0, 0.0);
        for item in &items {
            let found = engine.rank(&Query { limit: 10, ..Query::new(&item.asked) })?;
            if let Some(place) = found.iter().position(|hit| hit.id == item.id) {
                first += usize::from(place == 0);
                ten += 1;
                reciprocal += 1.0 / (place + 1) as f64;
            }
        }
        let asked = items.len().max(1) as f64;
        let each = started.elapsed().as_secs_f64() * 1e3 / asked;
        println!(
            "{code:<8} {:>6} {:>9.3} {:>9.3} {:>7.3} {each:>7.1} {:>7.1}",
            items.len(),
            f64::from(u32::try_from(first)?) / asked,
            f64::from(ten) / asked,
            reciprocal / asked,
            throughput(&code, &pages),
        );
    }
    Ok(())
}

/// The pages of the sites by the primary subtag of the language that each declares.
fn pages(roots: &[PathBuf]) -> Result<BTreeMap<String, Vec<Page>>, timra::Error> {
    let mut pages: BTreeMap<String, Vec<Page>> = BTreeMap::new();
    let mut warnings = Vec::new();
    for site in sites(roots, &CorpusOptions::default(), &mut warnings)? {
        for file in site.files(&mut warnings) {
            let PageOutcome::Page(page) = site.page(&file, &mut warnings) else { continue };
            let lang = page.declared_lang.as_deref().map_or_else(|| "und".to_owned(), primary_subtag);
            pages.entry(lang).or_default().push(*page);
        }
    }
    Ok(pages)
}

/// What is asked for: at most `most` sections, from all over the pages.
fn items(pages: &[Page], most: usize) -> Vec<Item> {
    let named = || {
        pages.iter().flat_map(|page| {
            page.sections.iter().enumerate().map(move |(place, section)| {
                (if place == 0 { &page.title } else { &section.heading }, section)
            })
        })
    };
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (name, _) in named() {
        *times.entry(name).or_default() += 1;
    }
    let items: Vec<Item> = named()
        .filter(|(name, section)| {
            times[name.as_str()] == 1 && name.chars().count() > 1 && section.text.len() >= MIN_TEXT
        })
        // An operator is another query.
        .filter(|(name, _)| !name.contains(['"', ':', '-', '|', '(', '~']))
        .map(|(name, section)| Item { id: section.id.clone(), asked: name.clone() })
        .collect();
    let step = (items.len() / most.max(1)).max(1);
    items.into_iter().step_by(step).take(most).collect()
}

/// Megabytes of text that are analysed in a second.
fn throughput(code: &str, pages: &[Page]) -> f64 {
    let general = General::of(code);
    let started = Instant::now();
    let (mut bytes, mut tokens) = (0, 0);
    for section in pages.iter().flat_map(|page| &page.sections) {
        bytes += section.text.len();
        tokens += analyze_in(general, &section.text).len();
    }
    assert!(tokens > 0 || bytes == 0, "text has tokens");
    bytes as f64 / 1e6 / started.elapsed().as_secs_f64()
}
