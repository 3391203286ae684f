//! In how many sections of each language a word stands, as an index keeps it, is what counting the sections gives.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use timra_corpus::{CorpusOptions, PageOutcome, sites};
use timra_engine::{Engine, Query};
use timra_format::{Fields, OpenIndex, check, open};
use timra_index::{PageDocuments, Progress, Sources, build};
use timra_language::{TermKey, UNDETERMINED, is_told_by_spelling, language_code};

use super::random::Random;
use crate::cli::workplace::Workplace;

/// Pages at the beginning: enough for changes to stay few.
const PAGES: u64 = 70;
/// Builds of a script: more than the small segments that an index keeps apart.
const ROUNDS: u64 = 8;

const CONFIG: &str = "baseURL = \"https://example.org/\"\ndefaultContentLanguage = \"en\"\n[languages.en]\n[languages.vi]\n\
    [languages.fr]\n[languages.de]\n";

/// Words that some languages share, by the language of the page.
const WORDS: [(&str, &[&str]); 4] = [
    (
        "en",
        &["deployment", "deployments", "on", "the", "night", "plan", "table", "restore", "table", "audit"],
    ),
    ("vi", &["triển", "khai", "hạ", "tầng", "máy", "chủ", "plan", "audit", "ban", "on"]),
    (
        "fr",
        &["déploiement", "deploiement", "on", "la", "nuit", "plan", "table", "tables", "les", "restaurer"],
    ),
    (
        "de",
        &[
            "Bereitstellung",
            "on",
            "die",
            "Nacht",
            "Plan",
            "Tabelle",
            "audit",
            "war",
            "table",
            "Bereitstellungen",
        ],
    ),
];

/// A page with sections, some without a language that anybody could tell.
fn page(random: &mut Random, words: &[&str]) -> String {
    let mut word = || words[random.below(words.len() as u64) as usize];
    let heads: Vec<&str> = (0..3).map(|_| word()).collect();
    let mut text = format!("---\ntitle: {} {}\n---\n", heads[0], heads[1]);
    for (at, head) in heads.iter().enumerate() {
        let body: Vec<&str> = (0..3 + 9 * at).map(|_| word()).collect();
        text.push_str(&format!("{}\n\n## {head} readOnly{at}\n\n", body.join(" ")));
    }
    text
}

fn write(place: &Workplace, random: &mut Random, languages: &[(&str, &[&str])]) {
    let (lang, words) = languages[random.below(languages.len() as u64) as usize];
    let number = random.below(PAGES);
    place.write(format!("site/content/p{number}.{lang}.md"), page(random, words));
}

/// By term and language, the number of sections below `place`, counted one by one; and the languages, with all of their
/// sections.
fn counted(place: &Workplace) -> (BTreeMap<TermKey, BTreeMap<String, u64>>, BTreeMap<String, u64>) {
    let (mut terms, mut languages) = (BTreeMap::<_, BTreeMap<_, _>>::new(), BTreeMap::new());
    let mut diagnostics = Vec::new();
    for site in sites(&[place.path("site")], &CorpusOptions::default(), &mut diagnostics).expect("a site") {
        let candidates: Vec<&str> = site.languages().iter().map(String::as_str).collect();
        for file in site.files(&mut diagnostics) {
            let PageOutcome::Page(page) = site.page(&file, &mut diagnostics) else { continue };
            let documents = PageDocuments::new(Fields::get(), &page, &candidates);
            for at in 0..page.sections.len() {
                let section = documents.tokens_of_section(at);
                let code = section.lang.map_or(UNDETERMINED.to_owned(), |tag| language_code(&tag));
                *languages.entry(code.clone()).or_default() += 1;
                let tokens = section.zones.into_iter().flat_map(|(_, tokens)| tokens);
                for term in tokens.map(|token| token.key).collect::<BTreeSet<_>>() {
                    *terms.entry(term).or_default().entry(code.clone()).or_default() += 1;
                }
            }
        }
    }
    (terms, languages)
}

/// Holds what an index of the pages below `place` says against what they have.
fn hold(place: &Workplace, index: &OpenIndex, at: &str) {
    let (terms, languages) = counted(place);
    let is_needed = !languages.keys().all(|code| is_told_by_spelling(code));
    let expected: Vec<_> = languages.into_iter().filter(|_| is_needed).collect();
    assert_eq!(index.languages(), expected, "{at}");
    let absent = ["zebra", "", "deploy"].map(|word| (TermKey::new(word, word), BTreeMap::new()));
    let no_section = absent.into_iter().chain([(TermKey::any("plan"), BTreeMap::new())]);
    for (term, counts) in terms.into_iter().chain(no_section) {
        let found = index.count_by_language(&term).expect("counts");
        let of = |(code, _): &(String, u64)| counts.get(code).copied().unwrap_or_default();
        assert_eq!(found, expected.iter().map(of).collect::<Vec<_>>(), "{at}, {term:?}");
    }
}

#[test]
fn words_are_counted_by_language_after_any_sequence_of_changes() {
    let (mut patched, mut kept, mut merged) = (0, 0, 0);
    for script in 0..2 {
        let mut random = Random::new(script);
        let place = Workplace::empty();
        place.write("site/hugo.toml", CONFIG);
        // At first, there are only languages that need no counts, and words are counted once another one comes.
        (0..2 * PAGES).for_each(|_| write(&place, &mut random, &WORDS[..2]));
        for round in 0..ROUNDS {
            let at = format!("script {script}, round {round}");
            let sources = Sources { roots: vec![place.path("site")], ..Sources::default() };
            let manifest =
                build(&sources, &place.path("index"), &Progress::silent()).expect("an index").manifest;
            assert_eq!(check(&place.path("index")).expect("an index"), [], "{at}");
            let index = open(&place.path("index")).expect("an index");
            hold(&place, &index, &at);
            let files = |ending: &str| manifest.files.keys().filter(|name| name.ends_with(ending)).count();
            patched += usize::from(files(".del") > 0 && !index.languages().is_empty());
            kept += usize::from(files(".langs") == files(".store") && files(".langs") > 2);
            merged += usize::from(round > 3 && files(".langs") < round as usize);
            let languages = if round < 2 { &WORDS[..2 + round as usize * 2] } else { &WORDS };
            (0..2).for_each(|_| write(&place, &mut random, languages));
        }
        // Without them, words are counted no more.
        let pages =
            fs::read_dir(place.path("site/content")).expect("pages").map(|page| page.expect("a page").path());
        for page in pages {
            let name = page.to_string_lossy().into_owned();
            if name.ends_with(".fr.md") || name.ends_with(".de.md") {
                fs::remove_file(page).expect("removed");
            }
        }
        let sources = Sources { roots: vec![place.path("site")], ..Sources::default() };
        build(&sources, &place.path("index"), &Progress::silent()).expect("an index");
        hold(&place, &open(&place.path("index")).expect("an index"), "without");
    }
    assert!(patched > 5 && kept > 3 && merged > 1, "{patched} {kept} {merged}");
}

#[test]
fn a_query_is_in_the_language_of_the_sections_that_have_its_words() {
    let place = Workplace::empty();
    place.write("site/hugo.toml", CONFIG);
    let mut random = Random::new(1);
    for (number, (lang, words)) in WORDS.iter().cycle().take(40).enumerate() {
        place.write(format!("site/content/p{number}.{lang}.md"), page(&mut random, words));
    }
    let sources = Sources { roots: vec![place.path("site")], ..Sources::default() };
    build(&sources, &place.path("index"), &Progress::silent()).expect("an index");
    let engine = Engine::open(&place.path("index")).expect("an engine");
    for (text, lang) in [
        ("plan deploiement", "fr"),
        ("les tables", "fr"),
        ("war audit", "de"),
        ("on Bereitstellung", "de"),
        ("restore table", "en"),
        ("máy chủ", "vi"),
        ("title:die Nacht", "de"),
    ] {
        let plan = engine.plan(&Query::new(text)).expect("a plan");
        assert_eq!(plan.lang.as_deref(), Some(lang), "{text}");
    }
    // Where no section has a word, its spelling tells.
    assert_eq!(engine.plan(&Query::new("đường")).expect("a plan").lang.as_deref(), Some("vi"));
}
