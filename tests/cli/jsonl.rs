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

#[test]
fn an_id_is_taken_once_whichever_file_it_comes_from() {
    let place = Workplace::empty();
    place.write("notes/a.md", "# Work\n\nquokkas smile\n");
    let same = r#"{"id": "notes/a.md#work", "text": "quokkas sleep"}"#;
    place.write("one.jsonl", format!("{same}\n{}\n", r#"{"id": "x", "text": "quokkas jump"}"#));
    place.write("two.jsonl", r#"{"id": "x", "text": "quokkas run"}"#);
    let files = ["--jsonl", "one.jsonl", "--jsonl", "two.jsonl"];
    let ran = place.timra(&[&["index", "notes"], &files[..]].concat()).exits(0);
    ran.says(&["one.jsonl:1", "two.jsonl:1", "`x` came before", "2 pages, 3 sections"]);
    assert_eq!(place.found(&["jump"]), ["x"]);
    assert_eq!(place.found(&["run"]), [""; 0]);
}

#[test]
fn a_line_without_end_is_left_out() {
    let place = Workplace::empty();
    let long = format!(r#"{{"id": "long", "text": "{}"}}"#, "quokka ".repeat(3 << 20));
    let lines =
        [r#"{"id": "first", "text": "quokkas smile"}"#, &long, r#"{"id": "last", "text": "quokkas jump"}"#];
    place.write("docs.jsonl", lines.join("\n"));
    place.timra(&["index", "--jsonl", "docs.jsonl"]).exits(0).says(&["docs.jsonl:2", "longer than 16 MiB"]);
    let mut found = place.found(&["quokkas"]);
    found.sort();
    assert_eq!(found, ["first", "last"]);
}

#[test]
fn many_bad_lines_are_counted_and_not_all_kept() {
    let place = Workplace::empty();
    place.write(
        "docs.jsonl",
        format!("{{\"id\": 1, \"text\": \"quokka\"}}\n{}", "no document\n".repeat(2500)),
    );
    let ran = place.timra(&["index", "--jsonl", "docs.jsonl", "--verbose"]).exits(0);
    ran.says(&["docs.jsonl:2:", "docs.jsonl:1001:", "1500 more lines", "2500 warnings"]);
}

#[cfg(unix)]
#[test]
fn what_may_have_no_end_is_refused() {
    let place = Workplace::empty();
    let made = std::process::Command::new("mkfifo").arg(place.path("pipe")).status();
    assert!(made.expect("mkfifo").success());
    for endless in ["pipe", "/dev/zero", "/"] {
        place.timra(&["index", "--jsonl", endless]).exits(2).says(&[endless, "is no file"]);
    }
    place.timra(&["index", "--jsonl", "not-there"]).exits(2).says(&["not-there", "cannot be read"]);
}
