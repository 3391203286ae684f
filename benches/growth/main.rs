//! Whether twice as much of anything costs twice the time: pages of one kind at four sizes, each twice the one before.
//!
//! `cargo bench --bench growth` takes every kind; `-- WORD` those whose names hold a word. A ratio near 2 is linear,
//! near 4 quadratic.

mod kinds;
#[path = "../../tests/corpus/tokens.rs"]
mod tokens;

use std::env;
use std::fs;
use std::path::Path;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use timra_alignment::learn;
use timra_corpus::{CorpusOptions, Page, PageOutcome, sites};
use timra_index::{Progress, Sources, build};
use timra_lint::{Levels, check};

use kinds::{Kind, kinds};

/// Bytes of the smallest page, about. What is not optimised takes ten times as long, and grows in the same way.
const SMALLEST: usize = if cfg!(debug_assertions) { 16_000 } else { 125_000 };

/// How many sizes there are.
const SIZES: usize = 4;

/// A ratio from which a kind is marked.
const SUSPECT: f64 = 2.8;

/// Less time than this says nothing.
const LEAST: Duration = Duration::from_millis(10);

/// What is done with a site.
type Command = fn(&Path);

/// What is measured, each over one site.
const COMMANDS: [(&str, Command); 3] = [("index", index), ("check", checked), ("lexicon", lexicon)];

fn main() {
    let word = env::args().skip(1).find(|argument| !argument.starts_with("--")).unwrap_or_default();
    println!("{:32} {:8} {:>9} of the largest, and each size to the one before", "kind", "command", "ms");
    let idle = COMMANDS.map(|(_, command)| measured(&Kind::empty(), 1, command));
    for kind in kinds().iter().filter(|kind| kind.name.contains(&word)) {
        for ((name, command), idle) in COMMANDS.iter().zip(idle) {
            let times =
                (0..SIZES).map(|step| measured(kind, SMALLEST << step, *command).saturating_sub(idle));
            let times: Vec<Duration> = times.collect();
            let ratios: Vec<f64> = times
                .windows(2)
                .filter(|pair| pair[0] >= LEAST)
                .map(|pair| pair[1].as_secs_f64() / pair[0].as_secs_f64())
                .collect();
            let shown: Vec<String> = ratios.iter().map(|ratio| format!("{ratio:.1}")).collect();
            let last = ratios.last().copied().unwrap_or_default();
            let mark = if last > SUSPECT { "  ← more than linear" } else { "" };
            let longest = times.last().copied().unwrap_or_default().as_secs_f64() * 1000.0;
            println!("{:32} {name:8} {longest:9.1} {}{mark}", kind.name, shown.join(" "));
        }
    }
}

/// The processor's time that `command` takes over a site with a page of about `bytes` bytes of this kind.
fn measured(kind: &Kind, bytes: usize, command: Command) -> Duration {
    let dir = tempfile::tempdir().expect("a directory");
    for (path, text) in kind.site(bytes) {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
        fs::write(path, text).expect("a file");
    }
    let before = processor_time();
    command(dir.path());
    processor_time() - before
}

fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).expect("nanoseconds"))
}

fn index(root: &Path) {
    let sources = Sources { roots: vec![root.to_owned()], ..Sources::default() };
    build(&sources, &root.join("index"), &Progress::silent()).expect("an index");
}

fn checked(root: &Path) {
    check(&[root.to_owned()], &CorpusOptions::default(), Levels::default()).expect("a report");
}

fn lexicon(root: &Path) {
    let sites = sites(&[root.to_owned()], &CorpusOptions::default(), &mut Vec::new()).expect("sites");
    let files = sites[0].files(&mut Vec::new());
    let page = |file| match sites[0].page(file, &mut Vec::new()) {
        PageOutcome::Page(page) => Some(*page),
        _ => None,
    };
    let pages: Vec<Page> = files.iter().filter_map(page).collect();
    learn(&pages);
}
