//! `timra search` over the sample content.

use std::collections::HashSet;

use super::workplace::Workplace;

#[test]
fn the_first_search_builds_the_index() {
    let place = Workplace::with_sample();
    let first = place.timra(&["search", "blue green deployment"]).exits(0).says(&["building the index"]);
    assert!(first.stdout.contains("4.3-Deploy-Blue-Green/_index.md:"), "{}", first.stdout);
    assert!(place.path("index/manifest.json").is_file());
    let second = place.timra(&["search", "blue green deployment"]).exits(0);
    assert_eq!(second.stderr, "");
    assert_eq!(second.stdout, first.stdout);
}

#[test]
fn vietnamese_is_found_as_it_is_typed_without_an_input_method() {
    let place = Workplace::with_sample();
    for (query, page) in [
        ("hạ tầng dưới dạng mã", "4.4-Infrastructure-as-Code/_index.vi.md"),
        ("ha tang duoi dang ma", "4.4-Infrastructure-as-Code/_index.vi.md"),
        ("trieenr khai blue green", "4.3-Deploy-Blue-Green/_index.vi.md"),
    ] {
        let found = place.found(&["--limit", "3", query]);
        assert!(found.iter().any(|id| id.contains(page)), "{query}: {found:?}");
    }
    let found = place.found(&["--limit", "10", "--lang", "vi", "trieenr khai"]);
    assert!(found.iter().any(|id| id.contains("4.3-Deploy-Blue-Green")), "{found:?}");
}

#[test]
fn nothing_found_is_1_and_wrong_usage_is_2() {
    let place = Workplace::with_sample();
    let nothing = place.timra(&["search", "xqzzyv wkkqpj"]).exits(1);
    assert!(nothing.stdout.contains("Nothing found"), "{}", nothing.stdout);
    assert_eq!(place.found(&["xqzzyv wkkqpj"]), [""; 0]);
    for wrong in [
        &["search"][..],
        &["search", "x", "--no-such-flag"],
        &["search", "x", "--limit", "many"],
        &["search", "x", "--format", "xml"],
        &["search", "x", "--lang", "no language"],
        &["search", "--queries", "queries-that-are-not-there.tsv"],
        &["no-such-command"],
    ] {
        let ran = place.timra(wrong).exits(2);
        assert_eq!(ran.stdout, "", "{wrong:?}");
        assert_ne!(ran.stderr, "", "{wrong:?}");
    }
}

#[test]
fn a_language_keeps_only_its_own() {
    let place = Workplace::with_sample();
    for lang in ["vi", "en"] {
        let ran = place
            .timra(&["search", "--format", "json", "--lang", lang, "--limit", "50", "deployment"])
            .exits(0);
        for hit in ran.json()["hits"].as_array().expect("hits") {
            assert_eq!(hit["lang"], lang, "{hit}");
        }
    }
}

#[test]
fn pages_of_results_follow_each_other() {
    let place = Workplace::with_sample();
    let all = place.found(&["--limit", "30", "cluster database deployment terraform"]);
    assert!(all.len() > 20, "{all:?}");
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len(), "an id is repeated");
    let mut paged = Vec::new();
    for offset in ["0", "10", "20"] {
        paged.extend(place.found(&[
            "--limit",
            "10",
            "--offset",
            offset,
            "cluster database deployment terraform",
        ]));
    }
    assert_eq!(paged, all);
    assert_eq!(place.found(&["--offset", "100000", "terraform"]), [""; 0]);
}

#[test]
fn frozen_neither_builds_nor_updates() {
    let place = Workplace::with_sample();
    place.timra(&["search", "--frozen", "blue"]).exits(2).says(&["no index", "timra index"]);
    assert!(!place.path("index").exists());
    place.timra(&["index"]).exits(0);
    place.write("content/8-New/_index.md", "# News\n\nQuokkas smile.\n");
    assert_eq!(place.found(&["--frozen", "quokka"]), [""; 0]);
    assert_eq!(place.found(&["quokka"]), ["content/8-New/_index.md#news"]);
}

#[test]
fn copies_are_listed_once_and_ranked_each() {
    let place = Workplace::empty();
    let text = "# Birds\n\nAn albatross can stay in the air for hours without a single beat of its wings.\n";
    place.write("notes/one.md", text);
    place.write("notes/two.md", text);
    place.timra(&["index", "notes"]).exits(0);
    let answer = place.timra(&["search", "--format", "json", "albatross"]).exits(0).json();
    let hits = answer["hits"].as_array().expect("hits");
    let [hit] = &hits[..] else { panic!("{hits:?}") };
    assert_eq!(hit["id"], "notes/one.md#birds");
    assert_eq!(hit["duplicates"], serde_json::json!(["notes/two.md#birds"]));
    let run = place.timra(&["search", "--format", "trec", "albatross"]).exits(0).stdout;
    assert!(run.contains("notes/one.md#birds") && run.contains("notes/two.md#birds"), "{run}");
}

/// The sample has what people write in haste, so that it does not flatter the search.
#[test]
fn text_without_marks_is_found_by_words_with_marks() {
    let place = Workplace::with_sample();
    let found = place.found(&["khách gọi nhiều quá"]);
    assert_eq!(found[0], "content/7-Runbooks/su-co-cuoi-tuan/index.vi.md#tin-nhắn-trong-lúc-trực");
    assert_eq!(place.found(&["tang consumer len 12"])[0], found[0]);
    assert_eq!(place.found(&["\"ddang mowr\""]), found[..1]);
}
