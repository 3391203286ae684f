//! The table of filters and orders against everything that reads it: what a question is narrowed and ordered by means
//! the same in a query, as a flag, as a parameter of the server and of its page, and to whoever uses the library.

use std::fs;
use std::path::Path;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use timra_engine::{Engine, Query};
use timra_plan::question::{Field, SORT, Sort, ValueKind};

use super::running::Running;
use crate::cli::workplace::Workplace;

/// Pages that differ in everything that a question may ask for.
fn library() -> Workplace {
    let place = Workplace::empty();
    let page = |path: &str, date: &str, words: &str| {
        let date = if date.is_empty() { String::new() } else { format!("date: {date}\n") };
        let tags = match path.rsplit('/').next() {
            Some("blue.md") => "tags: [DevOps, 'Hạ tầng']\ncategories: [Guides]\n",
            Some("blue.vi.md") => "tags: [devops, 'hạ tầng']\ncategories: [Hướng dẫn]\n",
            Some("red.md") => "tags: [ha-tang]\ncategories: Guides, Reference\n",
            _ => "",
        };
        place.write(path, format!("---\ntitle: Crane\n{date}{tags}---\n## Load\n\n{words}\n"));
    };
    for site in ["harbour", "harbour-old", "quay"] {
        place.write(format!("{site}/hugo.toml"), "[languages.en]\n[languages.vi]\n");
    }
    page("harbour/content/ops/blue.md", "2023-05-01", "The crane at the blue pier lifts a crane.");
    page("harbour/content/ops/red.md", "2025-03-01", "Every crane at the red pier lifts on its own today.");
    page("harbour/content/Đường/green.md", "2024-07-01", "The crane at the green pier waits for the tide.");
    page("harbour/content/ops/blue.vi.md", "2025-06-01", "Cần cẩu crane ở cầu cảng xanh nâng hàng mỗi ngày.");
    page("harbour/content/ops/tide.vi.md", "", "Thủy triều lên, và crane đứng yên chờ tàu vào cảng.");
    page("harbour-old/content/ops/grey.md", "2024-12-31", "No crane stands at the grey pier any more.");
    page("quay/content/duong/none.md", "", "A crane that nobody has dated swings over the quay.");
    place.timra(&["index", "harbour", "harbour-old", "quay"]).exits(0);
    place
}

/// Values to ask for, none of which all sections have, and one that is wrong.
fn values(field: &Field) -> (Vec<&'static str>, &'static str) {
    match field.kind {
        ValueKind::Language => (vec!["vi", "EN"], "v"),
        ValueKind::Name => (vec!["harbour", "quay", "HARBOUR", "old"], ""),
        ValueKind::Tag if field.name == "tag" => (vec!["devops", "DEVOPS", "ha-tang", "Hạ_Tầng"], "_"),
        ValueKind::Tag if field.name == "folder" => (vec!["ops", "OPS", "duong", "Đường"], "_"),
        ValueKind::Tag => (vec!["guides", "reference", "huong-dan"], "_"),
        ValueKind::Part => (vec!["ops", "duong", "Đường", "ops/BLUE"], ""),
        ValueKind::Year => (vec!["2024", "2025"], "24"),
        ValueKind::From | ValueKind::Until => (vec!["2024-07-01", "2025", "1/3/2025"], "tomorrow"),
        ValueKind::Order => (Sort::ALL.map(Sort::name).into(), "size"),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn ids(answer: &serde_json::Value) -> Vec<String> {
    let hits = answer["hits"].as_array().expect("hits");
    hits.iter().map(|hit| hit["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn every_field_means_the_same_wherever_it_is_written() {
    let place = library();
    let server = Running::start(&place, &["--frozen"]);
    let engine = Engine::open(&place.path("index")).expect("an engine");
    let all = ids(&server.get("/api/search?q=crane").json());
    assert_eq!(all.len(), 6, "{all:?}");
    for field in Field::all() {
        let name = field.name;
        let mut answers = Vec::new();
        for value in values(field).0 {
            let flag = place.found(&[&format!("--{name}"), value, "crane"]);
            let typed = place.found(&[&format!("crane {name}:{value}")]);
            assert_eq!(flag, typed, "{name}:{value}");
            let asked = Query::new("crane").with(name, value).expect("a choice");
            let library = engine.search(&asked).expect("an answer").hits;
            assert_eq!(flag, library.into_iter().map(|hit| hit.id).collect::<Vec<_>>(), "{name} {value}");
            for path in ["/api/search", "/api/suggest"] {
                let answer = server.get(&format!("{path}?q=crane&{name}={}&limit=10", encoded(value)));
                assert_eq!(flag, ids(&answer.json()), "{path} {name}={value}");
            }
            let page = server.get(&format!("/?q=crane&ui=en&{name}={}", encoded(value))).text();
            assert_eq!(page.matches("<article").count(), flag.len(), "{name}={value}: {page}");
            if field != SORT {
                assert!(!flag.is_empty() && flag.len() < all.len(), "{name} {value}: {flag:?}");
                assert!(
                    page.contains("aria-current=\"true\" title=\"Remove filter"),
                    "{name}={value}: {page}"
                );
            }
            answers.push(flag);
        }
        answers.sort();
        answers.dedup();
        assert!(answers.len() > 1, "{name} says the same of all values: {answers:?}");
    }
}

#[test]
fn what_is_left_out_is_what_would_have_been_kept() {
    let place = library();
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    let all = sorted(place.found(&["--limit", "100", "crane"]));
    for field in Field::all().filter(|field| field.kind.is_list()) {
        for value in values(field).0 {
            let found = |sign: &str| {
                place.found(&["--limit", "100", "--", &format!("crane {sign}{}:{value}", field.name)])
            };
            let (kept, others) = (found(""), found("-"));
            // Translations are one result, so only what is listed by neither may differ.
            let both = sorted([kept.clone(), others.clone()].concat());
            assert!(all.iter().all(|id| both.contains(id)), "{} {value}: {both:?}", field.name);
            assert!(kept.iter().all(|id| !others.contains(id)), "{} {value}: {both:?}", field.name);
        }
    }
}

#[test]
fn a_wrong_value_is_said_with_what_is_right() {
    let place = library();
    let server = Running::start(&place, &["--frozen"]);
    for field in Field::all() {
        let (name, wrong) = (field.name, values(field).1);
        let ran = place.timra(&["search", "crane", &format!("--{name}"), wrong]).exits(2);
        assert!(ran.stderr.contains(&format!("'{wrong}' for '--{name}")), "{}", ran.stderr);
        assert!(ran.stderr.contains(field.needs), "{}", ran.stderr);
        let typed = place.timra(&["search", "--format", "json", &format!("crane {name}:{wrong}")]).json();
        let note = format!("“{name}:” needs {} right after it, so it was read as text.", field.needs);
        assert_eq!(typed["notes"], serde_json::json!([note]), "{name}:{wrong}");
        if wrong.is_empty() {
            // An empty field of a form is one that was left alone.
            assert_eq!(server.get(&format!("/api/search?q=crane&{name}=")).status(), 200);
            continue;
        }
        for path in ["/api/search", "/api/suggest"] {
            let problem = server.get(&format!("{path}?q=crane&{name}={}", encoded(wrong))).is_problem(400);
            assert_eq!(problem["parameter"], name);
            assert_eq!(problem["detail"], format!("`{name}` needs {}.", field.needs));
        }
        assert_eq!(server.get(&format!("/?q=crane&{name}={}", encoded(wrong))).status(), 400);
    }
}

#[test]
fn every_field_is_described_to_people_and_to_programs() {
    let place = library();
    let server = Running::start(&place, &["--frozen"]);
    let description = server.get("/openapi.json").json();
    let help = place.timra(&["search", "--help"]).exits(0).stdout;
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = "docs/query-language.md";
    let told = fs::read_to_string(project.join(document)).expect("a document");
    for field in Field::all() {
        let name = field.name;
        assert!(help.contains(&format!("--{name} <{}>", field.kind.placeholder())), "{help}");
        assert!(told.contains(&format!("`{name}:")), "{document} does not name {name}");
        for path in ["/", "/api/search", "/api/suggest"] {
            let parameters = description["paths"][path]["get"]["parameters"].as_array().expect("parameters");
            let described = parameters.iter().find(|parameter| parameter["name"] == name);
            let described = described.unwrap_or_else(|| panic!("{path} has no {name}"));
            assert_eq!(described["description"], format!("{}.", field.help));
        }
    }
    // The box asks for a language by itself.
    let web = |file: &str| fs::read_to_string(project.join("web").join(file)).expect("a file of the box");
    let names: Vec<&str> = Field::all().map(|field| field.name).filter(|name| *name != "lang").collect();
    assert!(
        web("box/fields.js").contains(&format!("'{}'", names.join(" "))),
        "web/box/fields.js has not {names:?}"
    );
    for name in names {
        assert!(web("README.md").contains(&format!("`{name}`")), "web/README.md does not name {name}");
    }
    let facets = server.get("/api/search?q=crane").json()["facets"].clone();
    let counted: Vec<&String> = facets.as_object().expect("facets").keys().collect();
    let mut wanted: Vec<&str> = Field::facets().map(|field| field.name).collect();
    wanted.sort_unstable();
    assert_eq!(counted, wanted);
}

#[test]
fn the_newest_come_first_and_what_has_no_date_last() {
    let place = library();
    let dates = |sort: &str| {
        let answer =
            place.timra(&["search", "--format", "json", "--limit", "100", "--sort", sort, "crane"]).json();
        assert_eq!(answer["sort"].as_str().unwrap_or("relevance"), sort);
        let hits = answer["hits"].as_array().expect("hits").clone();
        hits.iter().map(|hit| hit["date"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let newest = dates("date");
    let mut sorted = newest.clone();
    sorted.sort_by(|a, b| b.cmp(a));
    assert_eq!(newest, sorted);
    assert!(newest.first() != newest.last() && newest.last().is_some_and(String::is_empty), "{newest:?}");
    assert_ne!(dates("relevance"), newest);
    // In any order each result is listed once, and pages of results follow each other.
    for sort in Sort::ALL.map(Sort::name) {
        let found = |more: &[&str]| place.found(&[&["--sort", sort, "crane"], more].concat());
        let whole = found(&["--limit", "100"]);
        let paged: Vec<String> = ["0", "2", "4", "6", "8", "10"]
            .into_iter()
            .flat_map(|offset| found(&["--limit", "2", "--offset", offset]))
            .collect();
        assert_eq!(paged, whole[..whole.len().min(12)], "{sort}");
    }
}

#[test]
fn the_order_of_the_content_is_site_by_site_and_page_by_page() {
    let place = library();
    let listed = place.timra(&["search", "--format", "trec", "--sort", "position", "crane"]).exits(0).stdout;
    let ids: Vec<&str> = listed.lines().filter_map(|line| line.split('\t').nth(2)).collect();
    let mut sites: Vec<&str> = ids.iter().filter_map(|id| id.split('/').next()).collect();
    sites.dedup();
    assert_eq!(sites, ["harbour", "harbour-old", "quay"], "{ids:?}");
}

#[test]
fn notes_are_in_the_language_of_the_reader() {
    let place = library();
    let server = Running::start(&place, &["--frozen"]);
    let notes = |ui: &str| server.get(&format!("/api/search?q=crane+year:now{ui}")).json()["notes"].clone();
    let english = "“year:” needs a year of four digits, such as 2025 right after it, so it was read as text.";
    let vietnamese = "Ngay sau “year:” cần có một năm gồm bốn chữ số, chẳng hạn 2025, nên phần này được đọc như văn bản thường.";
    assert_eq!(notes(""), serde_json::json!([english]));
    assert_eq!(notes("&ui=vi"), serde_json::json!([vietnamese]));
    assert_eq!(notes("&ui=tlh"), serde_json::json!([english]));
    let suggested = server.get("/api/suggest?q=crane+year:now&ui=vi").json();
    assert_eq!(suggested["notes"], serde_json::json!([vietnamese]));
    let page = server.get("/?q=crane+year:now&ui=vi").text();
    assert!(page.contains(vietnamese) && !page.contains("so it was read"), "{page}");
}
