//! `search` and `outline`: what is found, and what is said of it.

use serde_json::{Value, json};

use super::session::Session;
use crate::cli::workplace::Workplace;

/// Queries of every kind.
fn queries() -> impl Iterator<Item = &'static str> {
    let texts = include_str!("../../benches/queries.tsv").lines().filter_map(|line| line.rsplit('\t').next());
    texts.chain(["ha tang", "haj taangf", "deploymnet", "\"blue green\"", "-x \u{202e}(", "zzzzzz"])
}

#[test]
fn an_assistant_finds_what_a_person_finds() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    let mut found = 0;
    for query in queries() {
        let mut ids = Vec::new();
        let mut cursor = Value::Null;
        // Page by page it is the same list.
        while ids.len() < 12 {
            let called = session.call("search", json!({ "query": query, "limit": 4, "cursor": cursor }));
            ids.extend(called.ids());
            match called.next() {
                Some(next) => cursor = json!(next),
                None => break,
            }
        }
        let expected = place.found(&["--frozen", "--limit", "12", "--", query]);
        assert_eq!(ids, expected, "{query}");
        found += ids.len();
    }
    assert!(found > 50, "{found}");
}

#[test]
fn text_and_structure_both_hold_everything() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    let called = session.call("search", json!({ "query": "ha tang duoi dang ma", "limit": 3 }));
    let (text, structured) = (called.text(), called.structured());
    for result in structured["results"].as_array().expect("results") {
        for name in ["id", "url", "lang", "snippet", "source"] {
            let value = result[name].as_str().expect(name);
            assert!(text.contains(value), "{name}: {value}\n{text}");
        }
        for reason in result["why"].as_array().into_iter().flatten() {
            assert!(text.contains(reason.as_str().expect("a reason")), "{reason}\n{text}");
        }
        for version in result["other_languages"].as_array().into_iter().flatten() {
            assert!(text.contains(version["url"].as_str().expect("an address")), "{version}\n{text}");
        }
        assert!(result["snippet"].as_str().is_some_and(|passage| passage.chars().count() <= 300), "{result}");
    }
    assert!(text.contains(structured["read_as"].as_str().expect("a reading")), "{text}");
    assert!(text.contains(structured["index"]["digest"].as_str().expect("a digest")), "{text}");
    assert!(text.contains(structured["next"].as_str().expect("a cursor")), "{text}");
    let mut text = text.replace(structured["next"].as_str().expect("a cursor"), "CURSOR");
    for (name, shown) in [("built", "DAY"), ("digest", "DIGEST")] {
        text = text.replace(structured["index"][name].as_str().expect(name), shown);
    }
    insta::assert_snapshot!("found", text);
}

#[test]
fn why_says_which_word_was_translated() {
    let place = Workplace::empty();
    place.write("notes/a.md", "# Networks\n\nThe infrastructure of a team is described in files.\n");
    place.write("notes/b.md", "# Kitchen\n\nTea is ready at four.\n");
    place.timra(&["index", "notes"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    let called = session.call("search", json!({ "query": "hạ tầng" }));
    assert_eq!(called.structured()["results"][0]["why"], json!(["translated: hạ tầng → infrastructure"]));

    place.write("notes/c.md", "# Ghi chép\n\nHạ tầng của nhóm, và cân bằng tải.\n");
    place.timra(&["index", "notes"]).exits(0);
    let mut why = |query: &str| {
        let called = session.call("search", json!({ "query": query }));
        let results = called.structured()["results"].as_array().expect("results").clone();
        let of_page =
            results.into_iter().find(|result| result["id"].as_str().is_some_and(|id| id.contains("c.md")));
        of_page.unwrap_or_else(|| panic!("{query}"))["why"].take()
    };
    assert_eq!(why("ha tang"), json!(["without marks: ha tang → hạ tầng"]));
    assert_eq!(why("hạ tầng"), Value::Null);
    assert_eq!(why("infrastructure"), json!(["translated: infrastructure → hạ tầng"]));
    assert!(why("ghi chép")[0].as_str().is_some_and(|why| why.starts_with("only in its ")));
}

#[test]
fn a_section_is_shown_in_the_language_that_is_asked_for() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    let languages = |called: &super::session::Called| -> Vec<String> {
        let results = called.structured()["results"].as_array().expect("results").clone();
        results.iter().map(|result| result["lang"].as_str().expect("a language").to_owned()).collect()
    };
    let query = "infrastructure as code";
    let own = session.call("search", json!({ "query": query }));
    assert_eq!(languages(&own)[0], "en");
    let other = &own.structured()["results"][0]["other_languages"][0];
    assert_eq!(other["lang"], "vi");
    let called = session.call("search", json!({ "query": query, "lang": "vi" }));
    assert_eq!(
        (languages(&called)[0].as_str(), &called.structured()["results"][0]["id"]),
        ("vi", &other["id"])
    );
    let called =
        session.call("search", json!({ "query": query, "lang": "vi", "only_lang": true, "limit": 20 }));
    assert!(languages(&called).iter().all(|lang| lang == "vi"));
    let called = session.call("search", json!({ "query": query, "path": "7-Runbooks" }));
    assert!(called.ids().iter().all(|id| id.contains("7-Runbooks")), "{:?}", called.ids());
}

#[test]
fn what_is_wrong_with_a_call_is_said_with_what_is_right() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    for (tool, arguments, said) in [
        ("search", json!({}), "`query`"),
        ("search", json!({ "query": "  " }), "`query`"),
        ("search", json!({ "query": 7 }), "`query` has to be a string"),
        ("search", json!({ "q": "x" }), "`query` is meant"),
        ("search", json!({ "query": "x", "limit": 21 }), "`limit` has to be a whole number from 1 to 20"),
        ("search", json!({ "query": "x", "limit": "5" }), "`limit`"),
        ("search", json!({ "query": "x", "lang": "no language" }), "`lang`"),
        ("search", json!({ "query": "x", "only_lang": true }), "`lang`"),
        ("search", json!({ "query": "x", "cursor": "7" }), "`cursor`"),
        ("search", json!({ "query": "x".repeat(1025) }), "1024 bytes"),
        ("fetch", json!({}), "`id` or a `url`"),
        ("fetch", json!({ "id": "nowhere#" }), "`nowhere#`"),
        ("fetch", json!({ "id": "x", "with": "all" }), "section or page or neighbours"),
        ("fetch", json!({ "id": "x", "max_bytes": 7 }), "`max_bytes`"),
        ("outline", json!({ "query": "x" }), "no argument `query`"),
        ("outline", json!({ "cursor": "99999999999999999999-x" }), "`cursor`"),
    ] {
        let called = session.call(tool, arguments.clone());
        assert!(called.refused().contains(said), "{tool} {arguments}: {}", called.refused());
    }
    let error = session.ask_wrongly("tools/call", json!({ "name": "serach", "arguments": {} }));
    assert!(error["message"].as_str().is_some_and(|said| said.contains("search")), "{error}");
    let called = session.call("search", json!({ "query": "zzzzzzzz" }));
    assert!(called.ids().is_empty() && called.text().contains("Nothing found"));
}

#[test]
fn an_outline_has_every_section_once() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    let (mut ids, mut cursor) = (Vec::new(), Value::Null);
    loop {
        let called = session.call("outline", json!({ "cursor": cursor }));
        assert!(called.bytes() <= 6_000, "{}", called.bytes());
        for page in called.structured()["pages"].as_array().expect("pages") {
            let page_id = page["id"].as_str().expect("an id");
            assert!(called.text().contains(page_id), "{page_id}");
            // A page that goes on in the next answer is named again.
            if !ids.iter().any(|id| id == page_id) {
                ids.push(page_id.to_owned());
            }
            for heading in page["headings"].as_array().into_iter().flatten() {
                assert!(called.text().contains(heading["heading"].as_str().expect("a heading")), "{heading}");
                ids.push(format!("{page_id}{}", heading["anchor"].as_str().expect("an anchor")));
            }
        }
        match called.next() {
            Some(next) => cursor = json!(next),
            None => break,
        }
    }
    let stats = place.timra(&["stats", "--format", "json"]).exits(0).json();
    assert!(ids.len() as u64 >= stats["sections"].as_u64().expect("a number"), "{} ids", ids.len());
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), ids.len());
    for id in ids.iter().step_by(17) {
        let called = session.call("fetch", json!({ "id": id }));
        assert_eq!(called.structured()["id"], *id);
    }
    let called = session.call("outline", json!({ "path": "7-Runbooks", "lang": "vi" }));
    let pages = called.structured()["pages"].as_array().expect("pages");
    assert!(!pages.is_empty() && pages.iter().all(|page| page["lang"] == "vi"), "{pages:?}");
}

#[test]
fn related_sections_are_those_of_the_command_line() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let mut session = Session::modern(&place, &["--frozen"]);
    let id = "content/4-Workshop/4.4-Infrastructure-as-Code/_index.vi.md#";
    let called = session.call("related", json!({ "id": id }));
    let printed = place.timra(&["related", "--frozen", "--format", "json", "-n", "8", id]).exits(0).json();
    let printed: Vec<&str> = printed["related"]
        .as_array()
        .expect("sections")
        .iter()
        .map(|hit| hit["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(called.ids(), printed);
    assert!(printed.iter().all(|id| called.text().contains(id)), "{}", called.text());
    assert!(session.call("related", json!({ "id": "nowhere" })).refused().contains("`nowhere`"));
}
