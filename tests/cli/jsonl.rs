//! `timra index --jsonl`.

use super::workplace::Workplace;

#[test]
fn ids_are_taken_as_they_are_and_a_bad_line_costs_that_line() {
    let place = Workplace::empty();
    let lines = [
        r#"{"id": "a/b c#d é", "text": "quokkas smile", "title": "Quokka", "lang": "en", "url": "https://x.example/q"}"#,
        r#"{"id": "no text"}"#,
        "not even JSON",
        r#"{"id": 7, "text": "quokkas jump"}"#,
        r#"{"id": "a/b c#d é", "text": "quokkas repeat"}"#,
    ];
    place.write("docs.jsonl", lines.join("\n"));
    let ran = place.timra(&["index", "--jsonl", "docs.jsonl"]).exits(0);
    ran.says(&["docs.jsonl:2", "docs.jsonl:3", "docs.jsonl:5"]);
    let mut found = place.found(&["quokkas"]);
    found.sort();
    assert_eq!(found, ["7", "a/b c#d é"]);
    let answer = place.timra(&["search", "--format", "json", "quokkas smile"]).exits(0).json();
    let hit = &answer["hits"][0];
    assert_eq!(hit["url"], "https://x.example/q");
    assert_eq!(hit["page_title"], "Quokka");
    assert_eq!(hit["lang"], "en");
}

#[test]
fn a_language_without_a_stemmer_is_told_once_and_works() {
    let place = Workplace::empty();
    let lines = [
        r#"{"id": "hol", "text": "jatlh tlhIngan Hol", "lang": "tlh"}"#,
        r#"{"id": "batlh", "text": "batlh je quv", "lang": "tlh"}"#,
        r#"{"id": "nuit", "text": "Les déploiements de la nuit", "lang": "fr-CA"}"#,
    ];
    place.write("docs.jsonl", lines.join("\n"));
    let ran = place.timra(&["index", "--jsonl", "docs.jsonl"]).exits(0).says(&["`tlh` has no stemmer here"]);
    assert_eq!(ran.stderr.matches("no-stemmer").count(), 1, "{}", ran.stderr);
    assert_eq!(place.found(&["TLHINGAN"]), ["hol"]);
    assert_eq!(place.found(&["deploiement"]), ["nuit"]);
}
