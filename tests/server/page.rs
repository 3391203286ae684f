//! The page that people get, without script.

use super::running::Running;
use crate::cli::workplace::Workplace;

#[test]
fn the_page_as_it_is_written() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let page = |path: &str, lang: &str| server.client().get(path, &[("Accept-Language", lang)]).text();
    insta::assert_snapshot!("home_vi", page("/", "vi"));
    insta::assert_snapshot!("home_en", page("/", "fr"));
    insta::assert_snapshot!("results_vi", page("/?q=trieenr+khai&lang=vi&offset=10", "vi-VN,vi;q=0.9"));
    insta::assert_snapshot!("results_en", page("/?q=glossary+rollback&ui=en&year=2025", "vi"));
    insta::assert_snapshot!("nothing_en", page("/?q=xqzzyv+wkkqpj&lang=vi", "en"));
    insta::assert_snapshot!("wrong_vi", page("/?q=a&lang=no+language", "vi"));
}

#[test]
fn every_link_of_a_page_leads_to_a_page() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let mut client = server.client();
    let mut left = std::collections::VecDeque::from(["/?q=deployment".to_owned()]);
    let mut seen = std::collections::BTreeSet::new();
    while let Some(path) = left.pop_front().filter(|_| seen.len() < 150) {
        if !seen.insert(path.clone()) {
            continue;
        }
        let answer = client.get(&path, &[]);
        assert_eq!(answer.status(), 200, "{path}");
        let html = answer.text();
        for link in html.split("href=\"?").skip(1).filter_map(|rest| rest.split('"').next()) {
            left.push_back(format!("/?{}", link.replace("&#38;", "&")));
        }
        if path.contains("offset=10") && !path.contains('&') {
            assert!(html.contains("rel=\"prev\""), "{html}");
        }
    }
    for wanted in ["lang=vi", "year=2025", "offset=20", "ui=vi"] {
        assert!(seen.iter().any(|path| path.contains(wanted)), "no link has {wanted}: {seen:?}");
    }
}

#[test]
fn as_many_results_are_seen_as_are_announced_and_each_by_a_name_of_its_own() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let mut seen = 0;
    let mut announced = std::collections::BTreeSet::<usize>::new();
    for offset in (0..).step_by(10) {
        let html = server.get(&format!("/?q=trieenr+khai&ui=en&offset={offset}")).text();
        let articles: Vec<&str> = html.split("<article").skip(1).collect();
        let name = |article: &&str| {
            let head = article.split_once("<p class=\"snippet\"").expect("a snippet").0;
            head.split(['<', '>']).skip(1).step_by(2).collect::<String>()
        };
        let names: std::collections::BTreeSet<String> = articles.iter().map(name).collect();
        assert_eq!(names.len(), articles.len(), "{names:#?}");
        seen += articles.len();
        let count = html.split("<h1 class=\"count\">").nth(1).and_then(|rest| rest.split(' ').next());
        announced.insert(count.and_then(|count| count.parse().ok()).expect("a number"));
        if !html.contains("rel=\"next\"") {
            break;
        }
    }
    assert!(seen > 20);
    assert_eq!(announced, [seen].into());
}

#[test]
fn facets_say_how_many_results_they_lead_to() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let all = server.get("/api/search?q=deployment").json();
    for name in ["lang", "site", "year"] {
        let values = all["facets"][name].as_array().expect("values");
        assert!(!values.is_empty(), "{name}");
        for value in values {
            let path =
                format!("/api/search?q=deployment&{name}={}", value["value"].as_str().expect("a value"));
            assert_eq!(server.get(&path).json()["total"], value["count"], "{path}");
        }
    }
}

#[test]
fn past_the_last_result_there_is_a_way_back() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &[]);
    let html = server.client().get("/?q=deployment&offset=5000&ui=en", &[]).text();
    assert!(
        html.contains("There are no more results") && html.contains("href=\"?q=deployment&#38;ui=en\""),
        "{html}"
    );
}

/// Marks up what would run if it were not escaped.
const HOSTILE: &str = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'onmouseover='alert(1)";

#[test]
fn nothing_that_is_written_or_typed_becomes_markup() {
    let place = Workplace::empty();
    let documents: String = [
        ("a", "javascript:alert(1)"),
        ("b", " JaVaScRiPt:alert(1)"),
        ("c", "data:text/html,<script>alert(1)</script>"),
        ("d", "https://x.example/\"onclick=\"alert(1)"),
        ("e", "https://x.example/good?a=1&b=2#c"),
        ("f", "java\tscript:alert(1)"),
    ]
    .iter()
    .map(|(id, url)| {
        let text = format!("quokka {id} {HOSTILE} number {id}{id}{id} {}", id.repeat(40));
        let document = serde_json::json!({
            "id": format!("{id}{HOSTILE}"), "title": format!("Quokka {id} {HOSTILE}"), "text": text, "url": url, "lang": "en",
        });
        format!("{document}\n")
    })
    .collect();
    place.write("docs.jsonl", documents);
    place.write(
        "<b>notes&\"'/one.md",
        format!(
            "---\ntitle: 'Quokka {}'\n---\n\n# A quokka `{HOSTILE}`\n\nA quokka. {}\n",
            HOSTILE.replace('\'', "''"),
            HOSTILE.replace('<', "&lt;")
        ),
    );
    place.timra(&["index", "<b>notes&\"'", "--jsonl", "docs.jsonl"]).exits(0);
    let server = Running::start(&place, &["--frozen"]);
    let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
    let query = encode(&format!("quokka {HOSTILE}"));
    let mut seen = 0;
    for path in [
        "/?q=quokka".to_owned(),
        format!("/?q={query}"),
        format!("/?q={query}&site={}&ui=vi", encode(HOSTILE)),
        format!("/?q={}&offset=10", encode("\"><svg/onload=alert(1)>")),
        format!("/?lang={}", encode("\"><script>alert(1)</script>")),
        format!("/?q=quokka&ui={}", encode("\"><script>alert(1)</script>")),
        format!("/{}", encode(HOSTILE)),
    ] {
        let answer = server.client().get(&path, &[("Accept", "text/html")]);
        let html = answer.text();
        let csp = answer.header("content-security-policy").expect("a policy");
        assert!(csp.contains("default-src 'none'") && !csp.contains("unsafe"), "{csp}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        // The page has one script of its own, and no element or attribute beside those that the template writes.
        assert_eq!(html.matches("<script").count(), 1, "{path}: {html}");
        for tag in html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
            let name = tag
                .trim_start_matches('/')
                .split([' ', '\n'])
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            assert!(
                !["img", "svg", "iframe", "object", "base", "style", "b"].contains(&name.as_str()),
                "{path}: <{tag}>"
            );
            assert!(
                !attributes(tag).iter().any(|name| name.starts_with("on") || name == "style"),
                "{path}: <{tag}>"
            );
        }
        for link in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let link = link.to_ascii_lowercase();
            // Its own addresses are relative, from whatever address was asked for.
            let own = link.trim_start_matches("../");
            let is_good = own.starts_with('?')
                || matches!(own, "./" | "page.css")
                || link.starts_with("https://x.example/")
                || link.starts_with("data:image/svg+xml,")
                || link == "#results";
            assert!(is_good, "{path}: {link}");
            seen += usize::from(link == "https://x.example/good?a=1&#38;b=2#c");
        }
    }
    assert!(seen > 0, "the good address is no link");
}

/// Names of the attributes of a tag.
fn attributes(tag: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = tag.split_once([' ', '\n']).map_or("", |(_, rest)| rest);
    while let Some((name, behind)) = rest.split_once('=') {
        names.push(name.trim().to_ascii_lowercase());
        let behind = behind.strip_prefix('"').unwrap_or_else(|| panic!("an attribute without quotes: {tag}"));
        rest = behind.split_once('"').map_or("", |(_, rest)| rest);
    }
    names
}
