//! An index that was brought up to date, change by change, is the index that a whole build makes.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use timra_corpus::CorpusOptions;
use timra_engine::{Engine, Query};
use timra_format::{Manifest, check};
use timra_index::{Built, Progress, Sources, build};

use super::random::Random;
use crate::cli::workplace::Workplace;

/// Scripts of changes; more with `TIMRA_EDITS`.
const SCRIPTS: u64 = 8;
/// Pages at the beginning: enough for changes to stay few.
const PAGES: u64 = 60;
/// Builds of a script.
const ROUNDS: u64 = 6;

const WORDS: [&str; 48] = [
    "gateway",
    "policy",
    "bucket",
    "deploys",
    "deployed",
    "release",
    "backup",
    "budget",
    "alarm",
    "Terraform",
    "DynamoDB",
    "CloudFront",
    "iam:PassRole",
    "t3.micro",
    "café",
    "resume",
    "mạng",
    "máy",
    "chủ",
    "hạ",
    "tầng",
    "triển",
    "khai",
    "hệ",
    "thống",
    "dữ",
    "liệu",
    "đám",
    "mây",
    "bảo",
    "mật",
    "ngân",
    "sách",
    "kiểm",
    "thử",
    "phần",
    "mềm",
    "đường",
    "dương",
    "duong",
    "văn",
    "hoá",
    "hóa",
    "và",
    "the",
    "of",
    "2025-11-05",
    "17",
];

const QUERIES: [&str; 18] = [
    "gateway",
    "deploy",
    "ha tang",
    "hạ tầng",
    "trieenr khai",
    "he thong du lieu",
    "polcy bcket",
    "bảo mật",
    "\"triển khai\"",
    "security policy",
    "duong",
    "đường",
    "văn hóa",
    "gateway -budget",
    "lang:vi máy chủ",
    "iam:PassRole",
    "terrafrom",
    "ngân sách 2025",
];

/// Words in some order, with a name that only this page has, maybe.
fn text(random: &mut Random, own: u64) -> String {
    let mut text = String::new();
    for section in 0..=random.below(4) {
        if section > 0 {
            let word = WORDS[random.below(48) as usize];
            text.push_str(&format!("\n{} {word} {section}\n\n", "#".repeat(1 + random.below(3) as usize)));
        }
        for _ in 0..3 + random.below(40) {
            text.push_str(WORDS[random.below(48) as usize]);
            text.push_str(if random.below(9) == 0 { ".\n" } else { " " });
        }
    }
    if random.below(3) == 0 {
        text.push_str(&format!("\nQuokka{own} Zebra{}\n", random.below(5)));
    }
    text
}

fn page(random: &mut Random, own: u64) -> String {
    let more = match random.below(16) {
        0 => "draft: true\n",
        1 => ["expiryDate: 2024-03-01\n", "expiryDate: 2024-06-17\n"][random.below(2) as usize],
        2 => ["date: 2024-04-01\n", "date: 2024-05-06\n"][random.below(2) as usize],
        3 => "date: 2031-01-01\n",
        4 => "date: someday\n",
        _ => "",
    };
    format!(
        "---\ntitle: \"Page {} {}\"\n{more}---\n{}",
        own % 7,
        WORDS[random.below(48) as usize],
        text(random, own)
    )
}

fn name(random: &mut Random) -> String {
    let lang = if random.below(2) == 0 { "" } else { ".vi" };
    format!(
        "site/content/{}/p{}{lang}.md",
        ["a", "b", "c/d"][random.below(3) as usize],
        random.below(2 * PAGES)
    )
}

/// One change to the pages below `place`.
fn change(place: &Workplace, random: &mut Random) {
    let mut there: Vec<_> = walkdir::WalkDir::new(place.path("site/content"))
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.into_path())
        .collect();
    let one = there.swap_remove(random.below(there.len() as u64) as usize);
    let own = random.below(1000);
    match random.below(9) {
        0 | 1 => place.write(name(random), page(random, own)),
        2 => fs::remove_file(one).expect("removed"),
        3 => {
            let to = place.path(name(random));
            fs::create_dir_all(to.parent().expect("a directory")).expect("directories");
            fs::rename(one, to).expect("renamed");
        }
        // What lies beside other pages may change their addresses.
        4 => {
            let cascade = format!("---\ncascade:\n  draft: {}\n---\n", random.below(2) == 0);
            let text = if own.is_multiple_of(2) { cascade } else { page(random, own) };
            place.write("site/content/c/d/_index.md", text);
        }
        5 if random.below(4) == 0 => place.write(
            "site/hugo.toml",
            format!("{CONFIG}\ntitle = \"{own}\"\n[permalinks]\na = \"/x{own}/:slug/\"\n"),
        ),
        _ => fs::write(one, page(random, own)).expect("written"),
    }
}

const CONFIG: &str = "baseURL = \"https://example.org/\"\ndefaultContentLanguage = \"en\"\n\
    [languages.en]\nweight = 1\n[languages.vi]\nweight = 2\n";

/// Builds as in a month of 2024; pages come and go with the clock.
fn built_in(place: &Workplace, index: &str, full: bool, month: u64) -> Built {
    let options = CorpusOptions::at(format!("2024-{month:02}-01T00:00:00Z").parse().expect("a moment"));
    let sources = Sources { roots: vec![place.path("site")], options, full, ..Sources::default() };
    build(&sources, &place.path(index), &Progress::silent()).expect("an index")
}

fn built(place: &Workplace, index: &str, full: bool) -> Built {
    built_in(place, index, full, 12)
}

/// Everything that can be seen of an index: what it says of itself and of its content, and how it answers.
fn seen(index: &Path, built: &Built) -> Vec<String> {
    let Manifest { digest, pages, sections, languages, lengths, sites, warnings, .. } = &built.manifest;
    let counts = format!("{digest} {pages} {sections} {languages:?} {lengths:?} {sites:?} {warnings:?}");
    let diagnostics = format!("{:?}", built.diagnostics);
    let engine = Engine::open(index).expect("an index");
    let answer = |text: &&str| {
        let query = Query { explain: true, is_unfinished: true, limit: 50, ..Query::new((*text).to_owned()) };
        let mut results = engine.search(&query).expect("an answer");
        results.took_us = 0;
        serde_json::to_string_pretty(&results).expect("JSON")
    };
    [counts, diagnostics].into_iter().chain(QUERIES.iter().map(answer)).collect()
}

/// Says of every file that was changed just now that this was long ago, one a second.
fn settle(place: &Workplace, clock: Option<&mut u64>) {
    let Some(clock) = clock else { return };
    for entry in walkdir::WalkDir::new(place.path("site")) {
        let entry = entry.expect("an entry");
        let modified = entry.metadata().expect("metadata").modified().expect("a time");
        if entry.file_type().is_file() && modified.elapsed().is_ok_and(|since| since.as_secs() < 3600) {
            *clock += 1;
            set_modified(entry.path(), UNIX_EPOCH + Duration::from_secs(*clock));
        }
    }
}

fn set_modified(path: &Path, time: SystemTime) {
    let file = fs::File::options().append(true).open(path).expect("a file");
    file.set_modified(time).expect("a time");
}

#[test]
fn a_file_is_read_again_unless_its_stamp_says_that_it_is_the_same() {
    let place = Workplace::empty();
    place.write("site/hugo.toml", CONFIG);
    let mut random = Random::new(9);
    (0..PAGES).for_each(|own| place.write(format!("site/content/p{own}.md"), page(&mut random, own)));
    place.write("site/content/c/_index.md", "# C\n");
    place.write("site/content/c/one.md", "# Numbat\n");
    settle(&place, Some(&mut 1_600_000_000));
    let page = place.path("site/content/c/one.md");
    let then = fs::metadata(&page).expect("metadata").modified().expect("a time");
    let finds = |index: &str, word: &str| {
        let engine = Engine::open(&place.path(index)).expect("an index");
        !engine.search(&Query::new(word.to_owned())).expect("an answer").hits.is_empty()
    };
    built(&place, "index", false);
    // As long as before, changed when it was before: only what nobody can set tells.
    place.write("site/content/c/one.md", "# Wombat\n");
    set_modified(&page, then);
    place.write("site/content/p1.md", "# Other\n");
    built(&place, "index", false);
    assert_eq!((finds("index", "numbat"), finds("index", "wombat")), (!cfg!(unix), cfg!(unix)));
    // What it inherits is seen whatever its stamp says, and so is another time.
    place.write("site/content/c/_index.md", "---\ncascade:\n  keywords: [c]\n---\n");
    built(&place, "index", false);
    assert!(!finds("index", "numbat") && finds("index", "wombat"));
    place.write("site/content/c/one.md", "# Kodiak\n");
    set_modified(&page, then + Duration::from_secs(1));
    built(&place, "index", false);
    assert!(finds("index", "kodiak"));
}

#[test]
fn every_sequence_of_changes_ends_in_the_index_of_a_whole_build() {
    let scripts = std::env::var("TIMRA_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(SCRIPTS);
    let mut incremental = 0;
    for script in 0..scripts {
        let mut random = Random::new(script);
        let place = Workplace::empty();
        place.write("site/hugo.toml", CONFIG);
        for own in 0..PAGES {
            place.write(name(&mut random), page(&mut random, own));
        }
        // Of half of them, files have not just been changed.
        let mut clock = script.is_multiple_of(2).then_some(1_600_000_000);
        settle(&place, clock.as_mut());
        built_in(&place, "index", false, 1);
        let mut month = 1;
        for round in 0..ROUNDS {
            if random.below(4) == 0 {
                month = 1 + random.below(8);
            }
            (0..1 + random.below(2)).for_each(|_| change(&place, &mut random));
            settle(&place, clock.as_mut());
            let here = built_in(&place, "index", false, month);
            incremental += usize::from(here.manifest.files.keys().any(|name| name.ends_with(".del")));
            assert_eq!(check(&place.path("index")).expect("an index"), [], "script {script}, round {round}");
            let whole = built_in(&place, "whole", true, month);
            assert!(!whole.manifest.files.keys().any(|name| name.ends_with(".del")));
            let (here, whole) = (seen(&place.path("index"), &here), seen(&place.path("whole"), &whole));
            for (query, (here, whole)) in
                ["itself", "content"].iter().chain(&QUERIES).zip(here.iter().zip(&whole))
            {
                assert!(here == whole, "script {script}, round {round}, {query}:\n{here}\nwhole:\n{whole}");
            }
        }
    }
    assert!(
        incremental as u64 > scripts * ROUNDS / 3,
        "only {incremental} builds went on from the one before"
    );
}

#[test]
fn a_changed_page_leaves_the_others_as_they_were_written() {
    let place = Workplace::empty();
    place.write("site/hugo.toml", CONFIG);
    let mut random = Random::new(7);
    (0..PAGES).for_each(|own| place.write(format!("site/content/p{own}.md"), page(&mut random, own)));
    let before = built(&place, "index", false).manifest;
    place.write("site/content/p9.md", "# Quokka\n\nOne quokka smiles.\n");
    let after = built(&place, "index", false).manifest;
    let mut kept = before.files.iter().filter(|(name, _)| !name.contains(".json"));
    assert!(kept.clone().count() > 4);
    assert!(kept.all(|(name, seal)| after.files.get(name) == Some(seal)), "{:?}", after.files.keys());
    let engine = Engine::open(&place.path("index")).expect("an index");
    let found = engine.search(&Query::new("quokka smiles".to_owned())).expect("an answer");
    assert_eq!(found.hits[0].source.path, "content/p9.md");
}

#[test]
fn damage_is_no_start_to_go_on_from() {
    for ending in [".pos", "pages.jsonl.lz4", "meta.json"] {
        let place = Workplace::empty();
        place.write("site/hugo.toml", CONFIG);
        let mut random = Random::new(8);
        (0..PAGES).for_each(|own| place.write(format!("site/content/p{own}.md"), page(&mut random, own)));
        let manifest = built(&place, "index", false).manifest;
        let generation = place.path("index").join(&manifest.generation);
        let name = manifest.files.keys().find(|name| name.ends_with(ending)).expect("a file");
        let mut bytes = fs::read(generation.join(name)).expect("bytes");
        // A digit, so that `meta.json` can still be read.
        let at = bytes.iter().position(u8::is_ascii_digit).expect("a digit");
        bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        fs::write(generation.join(name), bytes).expect("damage");
        place.write("site/content/p9.md", "# Quokka\n\nOne quokka smiles.\n");
        let after = built(&place, "index", false).manifest;
        assert_eq!(check(&place.path("index")).expect("an index"), [], "{ending}");
        assert!(!after.files.keys().any(|name| name.ends_with(".del")), "{ending}: built whole");
    }
}
