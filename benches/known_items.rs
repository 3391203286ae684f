//! How well a site in many languages answers: every title and heading that only one section of its language has is
//! asked for, and that section is the answer. With `--links`, what links say of their targets in other words than these
//! do is asked for, and the answer is any section of the page that they lead to, or the one that they name.
//!
//!     cargo bench --bench known_items -- ROOT... [--links] [--dict DIR] [--most N] [--write DIR]
//!
//! Prints for each language how many were asked, how often the answer came first and among the first ten, its mean
//! reciprocal rank in the ranking and among the results as they are shown, where copies and translations are one, and
//! how much text a second is analysed on one core. With `--write`, it only writes
//! the queries and judgements, as `timra eval` reads them.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use timra_corpus::{CorpusOptions, Page, PageOutcome, sites};
use timra_engine::{Engine, Query};
use timra_index::{Progress, Sources, build};
use timra_language::{PieceKind, StemmerOnly, analyze, analyze_in, dictionary, normalize, primary_subtag};
use timra_lint::Link;

/// Bytes of the shortest section that answers anything.
const MIN_TEXT: usize = 120;

/// How many are asked in each language, unless the caller says.
const MOST: usize = 300;

/// Words and the sections that they ask for.
struct Item {
    asked: String,
    right: Vec<String>,
}

impl Item {
    /// The reciprocal of the place of the first right one, 0 if there is none.
    fn reciprocal<'i>(&self, mut found: impl Iterator<Item = &'i String>) -> f64 {
        found.position(|id| self.right.contains(id)).map_or(0.0, |place| 1.0 / (place + 1) as f64)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut roots, mut most, mut written, mut by_links) = (Vec::new(), MOST, None, false);
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--links" => by_links = true,
            "--dict" => {
                let dir = PathBuf::from(arguments.next().ok_or("--dict DIR")?);
                dictionary::install(&dictionary::places(&[dir]))?
            }
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
    let mut items = if by_links { linked(&roots)? } else { named(&pages) };
    items.values_mut().for_each(|items| thin(items, most));
    if let Some(dir) = written {
        let (mut queries, mut judgements) = (String::new(), String::new());
        for (code, items) in &items {
            for (at, Item { asked, right }) in items.iter().enumerate() {
                writeln!(queries, "{code}{at}\t{code}\t{asked}")?;
                for id in right {
                    writeln!(judgements, "{code}{at}\t{id}\t1")?;
                }
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
        "{:<8} {:>6} {:>9} {:>9} {:>7} {:>7} {:>7} {:>7}",
        "language", "asked", "recall@1", "recall@10", "MRR@10", "shown", "ms", "MB/s"
    );
    for (code, items) in items {
        let (mut first, mut ten, mut reciprocal, mut shown) = (0, 0, 0.0, 0.0);
        let mut ranking = Duration::ZERO;
        for item in &items {
            let query = Query { limit: 10, ..Query::new(&item.asked) };
            let started = Instant::now();
            let found = engine.rank(&query)?;
            ranking += started.elapsed();
            let of_item = item.reciprocal(found.iter().map(|hit| &hit.id));
            first += usize::from(of_item == 1.0);
            ten += usize::from(of_item > 0.0);
            reciprocal += of_item;
            shown += item.reciprocal(engine.search(&query)?.hits.iter().map(|hit| &hit.id));
        }
        let asked = items.len().max(1) as f64;
        println!(
            "{code:<8} {:>6} {:>9.3} {:>9.3} {:>7.3} {:>7.3} {:>7.1} {:>7.1}",
            items.len(),
            first as f64 / asked,
            ten as f64 / asked,
            reciprocal / asked,
            shown / asked,
            ranking.as_secs_f64() * 1e3 / asked,
            pages.get(&code).map_or(0.0, |pages| throughput(&code, pages)),
        );
    }
    Ok(())
}

/// The pages of the sites by the primary subtag of the language that each declares.
fn pages(roots: &[PathBuf]) -> Result<BTreeMap<String, Vec<Page>>, Box<dyn std::error::Error>> {
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

/// Titles and headings, by language.
fn named(pages: &BTreeMap<String, Vec<Page>>) -> BTreeMap<String, Vec<Item>> {
    let of_language = |(code, pages): (&String, &Vec<Page>)| (code.clone(), headings(pages));
    pages.iter().map(of_language).collect()
}

fn headings(pages: &[Page]) -> Vec<Item> {
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
    named()
        .filter(|(name, section)| {
            times[name.as_str()] == 1 && name.chars().count() > 1 && section.text.len() >= MIN_TEXT
        })
        .filter(|(name, _)| is_plain(name))
        .map(|(name, section)| Item { asked: name.clone(), right: vec![section.id.clone()] })
        .collect()
}

/// What links say of their targets, by language: two words or more that lead to one target only and are not its title.
fn linked(roots: &[PathBuf]) -> Result<BTreeMap<String, Vec<Item>>, Box<dyn std::error::Error>> {
    let mut targets: BTreeMap<(String, String), (Link, bool)> = BTreeMap::new();
    for link in timra_lint::links(roots, &CorpusOptions::default())? {
        let text = normalize(&link.text);
        let is_words = analyze(&text).iter().filter(|token| token.kind == PieceKind::Word).nth(1).is_some();
        if is_words && is_plain(&text) {
            let key = (link.lang.clone().unwrap_or_else(|| "und".to_owned()), text);
            let (known, is_one) = targets.entry(key).or_insert_with(|| (link.clone(), true));
            *is_one &= known.sections == link.sections;
        }
    }
    let mut items: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for ((code, text), (link, is_one)) in targets {
        if is_one && text != normalize(&link.title) {
            items.entry(code).or_default().push(Item { asked: link.text, right: link.sections });
        }
    }
    Ok(items)
}

/// Whether it has no operator, which is another query.
fn is_plain(text: &str) -> bool {
    !text.contains(['"', ':', '-', '|', '(', '~'])
}

/// Leaves at most `most` of them, from all over.
fn thin(items: &mut Vec<Item>, most: usize) {
    let step = (items.len() / most.max(1)).max(1);
    let mut place = 0;
    items.retain(|_| {
        place += 1;
        (place - 1) % step == 0
    });
    items.truncate(most);
}

/// Megabytes of text that are analysed in a second.
fn throughput(code: &str, pages: &[Page]) -> f64 {
    let stemmer = StemmerOnly::of(code);
    let started = Instant::now();
    let (mut bytes, mut tokens) = (0, 0);
    for section in pages.iter().flat_map(|page| &page.sections) {
        bytes += section.text.len();
        tokens += analyze_in(stemmer, &section.text).len();
    }
    assert!(tokens > 0 || bytes == 0, "text has tokens");
    bytes as f64 / 1e6 / started.elapsed().as_secs_f64()
}
