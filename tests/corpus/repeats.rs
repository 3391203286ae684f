//! A token that stands there a hundred thousand times: no command fails, and none goes deeper for it.
//!
//! `TIMRA_PAIRS=100000` takes every pair of tokens that many times instead, which takes some minutes in a release
//! build.

use std::env;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use timra_corpus::{CorpusOptions, PageOutcome, sites};
use timra_index::{Progress, Sources, build};
use timra_lint::{Levels, check};

use super::tokens::tokens;

/// How often a token stands on its page. What is not optimised takes several times the time and the stack for each.
const TIMES: usize = if cfg!(debug_assertions) { 10_000 } else { 100_000 };

/// Bytes of a page that go through all of a build and a check; what reads Markdown is given all of it.
const INDEXED: usize = TIMES / 10;

/// Longest page.
const LONGEST: usize = 1_000_000;

fn repeated(token: &str, times: usize) -> String {
    token.repeat(times.min(LONGEST / token.len()))
}

/// A page for each token, as often as it fits.
fn write(root: &Path, pages: impl ParallelIterator<Item = (usize, String)>) {
    fs::create_dir_all(root.join("content")).expect("a directory");
    fs::write(root.join("hugo.toml"), "[languages.en]\n[languages.vi]\n").expect("a configuration");
    pages.for_each(|(at, text)| {
        fs::write(root.join(format!("content/p{at}.md")), text).expect("a page");
    });
}

/// Reads every page, as text and as source.
fn read(root: &Path) -> usize {
    let sites = sites(&[root.to_owned()], &CorpusOptions::default(), &mut Vec::new()).expect("sites");
    let files = sites[0].files(&mut Vec::new());
    let read = files.par_iter().map(|file| {
        let outcome = sites[0].page(file, &mut Vec::new());
        assert!(sites[0].source(file).is_some(), "{}", file.path);
        usize::from(matches!(outcome, PageOutcome::Page(_)))
    });
    read.sum()
}

#[test]
fn every_token_many_times() {
    let tokens = tokens();
    let dir = tempfile::tempdir().expect("a directory");
    let whole = dir.path().join("whole");
    write(&whole, tokens.par_iter().map(|token| repeated(token, TIMES)).enumerate());
    assert!(read(&whole) > tokens.len() / 2);

    let short = dir.path().join("short");
    let shortened = |token: &String| repeated(token, INDEXED / token.len());
    write(&short, tokens.par_iter().map(shortened).enumerate());
    let sources = Sources { roots: vec![short.clone()], ..Sources::default() };
    let built = build(&sources, &dir.path().join("index"), &Progress::silent()).expect("an index");
    let report = check(&[short], &CorpusOptions::default(), Levels::default()).expect("a report");
    assert_eq!(built.manifest.pages as usize, report.pages);
}

#[test]
fn every_pair_of_tokens_many_times() {
    let Some(times) = env::var("TIMRA_PAIRS").ok().and_then(|times| times.parse().ok()) else {
        return;
    };
    let tokens = tokens();
    for (at, first) in tokens.iter().enumerate() {
        let dir = tempfile::tempdir().expect("a directory");
        let pair = |second: &String| repeated(&format!("{first}{second}"), times);
        write(dir.path(), tokens.par_iter().map(pair).enumerate());
        read(dir.path());
        eprintln!("{at}: {first:?}");
    }
}
