//! What ranks in an index of maps ranks so in Tantivy's: planning and scoring know no engine.

use std::path::Path;
use std::time::Duration;

use timra_corpus::{CorpusOptions, Page, PageOutcome, sites};
use timra_engine::{Engine, Query};
use timra_format::Fields;
use timra_index::{PageDocuments, Progress, Sources, build};
use timra_language::{PieceKind, Zone};
use timra_plan::{Weights, plan, syntax};
use timra_rank::{Budget, Clock, MapIndex, MapSection, SectionText, rank};

use crate::cli::workplace::Workplace;

/// A clock that never strikes.
struct Endless;

impl Clock for Endless {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

/// The sections of a page, to be indexed.
fn sections(page: &Page, languages: &[&str]) -> Vec<MapSection> {
    let documents = PageDocuments::new(Fields::get(), page, languages);
    let section = |place: usize| {
        let tokens = documents.tokens_of_section(place);
        let words = |zone: Zone| {
            let of_zone =
                tokens.zones.iter().filter(move |(it, _)| *it == zone).flat_map(|(_, tokens)| tokens);
            of_zone.filter(|token| token.kind == PieceKind::Word)
        };
        let text = SectionText {
            text: page.sections[place].text.clone(),
            words: words(Zone::Body).map(|token| token.span.clone()).collect(),
            lang: tokens.lang.clone(),
        };
        MapSection {
            text,
            weight: (tokens.weight != Page::USUAL_WEIGHT).then_some(tokens.weight as f32 / 100.0),
            heading_words: words(Zone::Heading).count() as u32,
            begins_page: place == 0,
            translation_group: Some(tokens.translation_group),
            tokens: tokens.zones,
        }
    };
    (0..page.sections.len()).map(section).collect()
}

/// The content of `root` in both indexes; and the ids of its sections, in order.
fn indexed(root: &Path) -> (tempfile::TempDir, Engine, MapIndex, Vec<String>) {
    let dir = tempfile::tempdir().expect("a directory");
    let root = root.to_owned();
    let sources = Sources { roots: vec![root.clone()], ..Sources::default() };
    build(&sources, dir.path(), &Progress::silent()).expect("an index");
    let engine = Engine::open(dir.path()).expect("an engine");
    let (mut indexed, mut ids) = (Vec::new(), Vec::new());
    let mut diagnostics = Vec::new();
    for site in sites(&[root], &CorpusOptions::default(), &mut diagnostics).expect("a site") {
        let languages: Vec<&str> = site.languages().iter().map(String::as_str).collect();
        for file in site.files(&mut diagnostics) {
            let PageOutcome::Page(page) = site.page(&file, &mut diagnostics) else { continue };
            if !page.is_kept_out {
                indexed.extend(sections(&page, &languages));
                ids.extend(page.sections.iter().map(|section| section.id.clone()));
            }
        }
    }
    (dir, engine, MapIndex::new(indexed), ids)
}

/// Holds the plans of queries, and what is found by them, in one index against the other; says how many sections were found.
fn hold<'q>(root: &Path, queries: impl Iterator<Item = &'q str>) -> usize {
    let (_dir, engine, maps, ids) = indexed(root);
    let mut found = 0;
    for text in queries {
        for is_unfinished in [false, true] {
            let query = Query { limit: 1000, is_unfinished, ..Query::new(text) };
            let mut expected = engine.plan(&query).expect("a plan");
            let plan = plan(&syntax::parse(text), is_unfinished, &maps, &Weights::default());
            // Whether a word is a flag of a command, the engine finds out first.
            expected.notes.clone_from(&plan.notes);
            assert_eq!(plan, expected, "{text}");
            let Ok(ranking) = rank(&plan, &maps, &Budget::new(&Endless), None);
            let best = ranking.scores.best(1000);
            let ranked: Vec<(&str, f32)> =
                best.iter().map(|&(section, score)| (ids[section as usize].as_str(), score)).collect();
            let of_engine = engine.rank(&query).expect("an answer");
            let of_engine: Vec<(&str, f32)> =
                of_engine.iter().map(|hit| (hit.id.as_str(), hit.score)).collect();
            // Where nothing has all that is required, the engine asks for less.
            if !ranked.is_empty() || !plan.requires() {
                assert_eq!(ranked, of_engine, "{text}");
            }
            found += ranked.len();
        }
    }
    found
}

#[test]
fn maps_rank_the_sample_content_as_tantivy_does() {
    let queries = include_str!("../../benches/queries.tsv");
    let judged =
        queries.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').nth(2));
    let others = [
        "bao mat",
        "trieenr khai",
        "kubernets",
        "loadbalancer",
        "\"load balancer\"",
        "+backup -restore",
        "title:runbook",
        "cloud OR \"đám mây\"",
        "tuần 1",
        "ReadOnly",
        "sao luu va phuc hoi du lieu hang tuan",
        "how do we restore a database from a backup when the server is gone",
        "nghia la gi",
        "zzzzqqqq",
        "",
    ];
    let found = hold(Path::new(env!("CARGO_MANIFEST_DIR")), judged.chain(others));
    assert!(found > 1000, "{found} sections were found");
}

/// Where words do not show which language they are of, plans need to know in which sections they stand.
#[test]
fn maps_tell_the_language_of_a_query_as_tantivy_does() {
    let place = Workplace::empty();
    for (lang, name, text) in [
        (
            "en",
            "deploy",
            "Plan the table of nightly deployments.\n\n## Restore\n\nRestore a table from the plan on the server.",
        ),
        (
            "fr",
            "deploy",
            "Les déploiements de la nuit, sur la table.\n\n## Plan\n\nRestaurer les tables du plan sur le serveur.",
        ),
        (
            "pt-BR",
            "deploy",
            "As implantações da noite.\n\n## Plano\n\nRestaurar a tabela do plano no servidor.",
        ),
    ] {
        place.write(
            format!("site/content/{name}.{lang}.md"),
            format!("---\ntitle: {name} {lang}\n---\n{text}\n"),
        );
    }
    let config = "defaultContentLanguage = \"en\"\n[languages.en]\n[languages.fr]\n[languages.pt-BR]\n";
    place.write("site/hugo.toml", config);
    let queries = [
        "les tables",
        "plan",
        "restaurer",
        "deploiement nuit",
        "servidor",
        "la table",
        "+table -plan",
        "title:plano",
    ];
    assert!(hold(&place.path("site"), queries.into_iter()) > 20);
}
