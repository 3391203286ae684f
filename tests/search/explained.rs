//! How a score came about: the parts add up to it, and name what is there.

use std::path::Path;

use timra_engine::{Engine, Query};
use timra_index::{Progress, Sources, build};

/// Queries that reach every rung and step: names, phrases, typing errors, keys, translations, operators, one word, many
/// words.
const QUERIES: [&str; 16] = [
    "blue green deployment",
    "ha tang duoi dang ma",
    "trieenr khai blue green",
    "triển khai",
    "\"blue green\"",
    "+pipeline deployment",
    "deployment -pipeline",
    "infrastructure as code",
    "infrastucture",
    "pipeline OR monitoring",
    "how do we roll back a deployment that failed",
    "Quay lại phiên bản cũ khi triển khai thất bại",
    "ci/cd",
    "devop",
    "giám sát",
    "kubectl get pods -n kube-system",
];

#[test]
fn the_parts_add_up_to_the_score() {
    let place = tempfile::tempdir().expect("a directory");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let sources = Sources { roots: vec![root], ..Sources::default() };
    build(&sources, place.path(), &Progress::silent()).expect("an index");
    let engine = Engine::open(place.path()).expect("an engine");
    let (mut steps, mut lent, mut hits) = (std::collections::BTreeSet::new(), 0, 0);
    for query in QUERIES {
        for (lang, limit) in [(None, 100), (Some("en"), 100), (None, 1)] {
            let query = Query { limit, explain: true, ..Query::new(query) };
            let query = match lang {
                Some(lang) => query.with("lang", lang).expect("a language"),
                None => query,
            };
            let plain = engine.search(&query).expect("an answer");
            let explained = engine.explain(&query).expect("an answer").results;
            for (hit, plain) in explained.hits.iter().zip(&plain.hits) {
                assert_eq!((&hit.id, hit.score), (&plain.id, plain.score), "{query:?}");
                let explanation = hit.explanation.as_ref().expect("an explanation");
                let of_words: f32 = explanation.words.iter().map(|word| word.score).sum();
                let of_steps: f32 = explanation.steps.iter().map(|step| step.change).sum();
                let sum = of_words + of_steps;
                let is_sum = (sum - hit.score).abs() <= hit.score * 1e-4;
                assert!(is_sum, "{query:?}, {}: {sum} is not {}: {explanation:?}", hit.id, hit.score);
                steps.extend(explanation.steps.iter().map(|step| step.step));
                lent += usize::from(explanation.translation_of.is_some());
                hits += 1;
            }
            assert_eq!(explained.hits.len(), plain.hits.len(), "{query:?}");
        }
    }
    assert!(hits > 200 && lent > 0 && steps.len() > 5, "{hits} hits, {lent} lent, {steps:?}");
}
