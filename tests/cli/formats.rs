//! What `timra search` prints: for people, for programs and for evaluations.

use std::collections::BTreeSet;

use super::workplace::Workplace;

fn keys(object: &serde_json::Value) -> BTreeSet<&str> {
    object.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn json_has_the_keys_that_others_rely_on() {
    let place = Workplace::with_sample();
    // The index is built on the way, and standard output is JSON all the same.
    let answer = place.timra(&["search", "--format", "json", "blue green deployment"]).exits(0).json();
    // There may be more of them, never less.
    let top = ["query", "total", "took_us", "hits", "facets", "readings", "suggestion", "partial"];
    assert!(keys(&answer).is_superset(&BTreeSet::from(top)), "{:?}", keys(&answer));
    assert_eq!(answer["query"], "blue green deployment");
    let fields = BTreeSet::from([
        "id",
        "url",
        "site",
        "page_title",
        "heading",
        "breadcrumbs",
        "lang",
        "score",
        "snippet",
        "highlights",
        "source",
        "date",
        "duplicates",
    ]);
    let hits = answer["hits"].as_array().expect("hits");
    assert!(answer["total"].as_u64() >= Some(hits.len() as u64));
    let mut marked = 0;
    for hit in hits {
        assert!(keys(hit).is_superset(&fields), "{hit}");
        assert_eq!(keys(&hit["source"]), BTreeSet::from(["line", "path"]));
        let path = format!("{}/{}#", hit["site"].as_str().unwrap(), hit["source"]["path"].as_str().unwrap());
        assert!(hit["id"].as_str().unwrap().starts_with(&path), "{hit}");
        assert!(
            hit["date"].is_null() || hit["date"].as_str().unwrap().parse::<jiff::civil::Date>().is_ok(),
            "{hit}"
        );
        marked += marks(hit).len();
    }
    assert!(marked > 0, "nothing is highlighted");
    let total = answer["total"].as_u64().expect("a number");
    assert_eq!(
        total,
        hits.len() as u64 + answer["more"].as_u64().expect("a number"),
        "results as they are shown"
    );
    let count = |facet: &str| -> Vec<u64> {
        let values = answer["facets"][facet].as_array().expect("a facet").iter();
        values.map(|value| value["count"].as_u64().expect("a count")).collect()
    };
    // A result is of one site, and may be there in several languages.
    assert_eq!(count("site").iter().sum::<u64>(), total);
    assert!(count("lang").iter().all(|&count| count <= total) && count("lang").iter().sum::<u64>() >= total);
}

/// The marked parts of a hit's snippet, which must lie in it, in order and apart.
fn marks(hit: &serde_json::Value) -> Vec<&str> {
    let snippet = hit["snippet"].as_str().expect("a snippet");
    let mut end = 0;
    let mut marks = Vec::new();
    for mark in hit["highlights"].as_array().expect("highlights") {
        let at = |key: &str| usize::try_from(mark[key].as_u64().expect("an offset")).expect("a small one");
        assert!(end <= at("start") && at("start") < at("end"), "{hit}");
        end = at("end");
        marks.push(snippet.get(at("start")..end).unwrap_or_else(|| panic!("no range of characters: {hit}")));
    }
    marks
}

#[test]
fn highlights_are_words_of_the_query() {
    let place = Workplace::with_sample();
    let answer = place.timra(&["search", "--format", "json", "--lang", "vi", "hạ tầng"]).exits(0).json();
    let marked: Vec<String> =
        answer["hits"].as_array().expect("hits").iter().flat_map(marks).map(str::to_lowercase).collect();
    assert!(marked.iter().any(|mark| mark == "hạ tầng" || mark == "hạ"), "{marked:?}");
}

#[test]
fn trec_lines_have_six_columns() {
    let place = Workplace::with_sample();
    place.write("queries.tsv", "q1\tblue green\nq2\tvi,short\tdây an toàn\n");
    let args = ["search", "--queries", "queries.tsv", "--format", "trec", "--run-name", "mine"];
    let ran = place.timra(&args).exits(0);
    let mut rank = ("", 0, f64::INFINITY);
    for line in ran.stdout.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [query, "Q0", id, at, score, "mine"] = columns[..] else { panic!("{line}") };
        let score: f64 = score.parse().expect("a score");
        assert!(id.starts_with("content/") && id.contains('#'), "{line}");
        if query != rank.0 {
            rank = (query, 0, f64::INFINITY);
        }
        assert!(at == (rank.1 + 1).to_string() && score <= rank.2, "{line} after {rank:?}");
        rank = (query, rank.1 + 1, score);
    }
    assert_eq!(rank.0, "q2");
}

#[test]
fn text_is_plain_without_a_terminal() {
    let place = Workplace::with_sample();
    place.write(
        "content/8-New/_index.md",
        "# News\n\nQuokkas \u{1b}[31msmile\u{1b}]0;x\u{7} and \u{8}wave.\n",
    );
    let ran = place.timra(&["search", "-n", "1", "quokka"]).exits(0);
    assert!(!format!("{}{}", ran.stdout, ran.stderr).contains('\u{1b}'), "{ran:?}");
    let (first, _) = ran.stdout.split_once("\n\n").expect("a hit and how many there are");
    insta::assert_snapshot!(first, @r"
    News [en]
      https://example.org/so-tay/8-new/#news
      content/8-New/_index.md:1
      Quokkas [31msmile ]0;x and wave.
    ");
    let always = place.timra(&["search", "-n", "1", "quokka", "--color", "always"]).exits(0);
    assert!(always.stdout.contains("\u{1b}["), "{:?}", always.stdout);
    assert!(!always.stdout.contains("\u{1b}[31m") && !always.stdout.contains('\u{7}'), "{:?}", always.stdout);
}
