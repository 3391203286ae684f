//! What a site says of its folders and of its addresses, in `timra.toml`.

use serde_json::Value;

use crate::cli::workplace::Workplace;
use crate::server::running::Running;

/// Notes in which a changelog says more of everything than the guide does.
fn notes(settings: &str) -> Workplace {
    let place = Workplace::empty();
    for version in ["one", "two"] {
        let text =
            format!("# Backup {version}\n\nBackup of the database: backup, backup, restore the backup.\n");
        place.write(format!("notes/changelog/{version}.md"), text);
    }
    let guide = "# Guide\n\nFirst words.\n\n## Nightly\n\nA backup of the database is made each night and kept for a week.\n";
    place.write("notes/guide.md", guide);
    place.write("notes/timra.toml", settings);
    place
}

fn search(place: &Workplace) -> Vec<Value> {
    let answer = place.timra(&["search", "--explain", "--format", "json", "backup database"]).json();
    answer["hits"].as_array().expect("hits").clone()
}

fn ids(hits: &[Value]) -> Vec<&str> {
    hits.iter().map(|hit| hit["id"].as_str().expect("an id")).collect()
}

/// By how much a step changed the score of a hit.
fn change(hit: &Value, step: &str) -> Option<f64> {
    let steps = hit["explanation"]["steps"].as_array().expect("steps");
    steps.iter().find(|it| it["step"] == step)?["change"].as_f64()
}

#[test]
fn what_a_folder_weighs_moves_its_sections_and_is_told() {
    let place = notes("");
    place.timra(&["index", "notes"]).exits(0);
    let usual = search(&place);
    assert!(ids(&usual)[0].starts_with("notes/changelog/"), "{:?}", ids(&usual));
    assert!(usual.iter().all(|hit| change(hit, "weight").is_none()));
    place.write("notes/timra.toml", "[index.weight]\nchangelog = 0.25\n");
    place.timra(&["index", "notes"]).exits(0);
    let weighed = search(&place);
    assert_eq!(ids(&weighed)[0], "notes/guide.md#nightly");
    assert_eq!(weighed.len(), usual.len());
    for hit in &weighed {
        let is_of_changelog = hit["id"].as_str().is_some_and(|id| id.contains("changelog"));
        assert_eq!(change(hit, "weight").is_some_and(|change| change < 0.0), is_of_changelog, "{hit}");
        if is_of_changelog {
            // All that is added is weighed alike.
            let same = usual.iter().find(|other| other["id"] == hit["id"]).expect("the same hit");
            let of = |hit: &Value| hit["score"].as_f64().expect("a score");
            assert!((of(hit) / of(same) - 0.25).abs() < 1e-4, "{hit} {same}");
        }
    }
}

#[test]
fn what_is_no_setting_is_said() {
    let place = notes("[index]\nweight = { \"[\" = 2, changelog = 'much' }\nurl = 'x.test'\nboost = 1\n");
    place.timra(&["index", "-v", "notes"]).exits(0).says(&[
        "`[index.weight] [` changes nothing: this is no pattern of paths",
        "`[index.weight] changelog` changes nothing: a weight is a number from 0.1 to 10",
        "`[index] url` gives no addresses: an address is written in full",
        "`[index] boost` is no setting",
    ]);
}

#[test]
fn files_have_the_addresses_that_a_pattern_gives_them() {
    let place = notes("[index]\nurl = 'https://kb.test/{stem}/'\n");
    let urls = |place: &Workplace| {
        let hits = search(place);
        let mut urls: Vec<String> =
            hits.iter().map(|hit| hit["url"].as_str().expect("an address").to_owned()).collect();
        urls.sort();
        urls
    };
    place.timra(&["index", "notes"]).exits(0);
    assert_eq!(
        urls(&place),
        [
            "https://kb.test/changelog/one/#backup-one",
            "https://kb.test/changelog/two/#backup-two",
            "https://kb.test/guide/#nightly",
        ]
    );
    // What is told goes before what is written.
    place.timra(&["index", "notes", "--url", "vscode://file/kb/{path}:{line}"]).exits(0);
    assert_eq!(
        urls(&place),
        [
            "vscode://file/kb/changelog/one.md:1",
            "vscode://file/kb/changelog/two.md:1",
            "vscode://file/kb/guide.md:5",
        ]
    );
    place.timra(&["index", "notes", "--url", "https://kb.test/"]).exits(2).says(&["write {path}"]);
    let several = ["index", "notes", "notes/changelog", "--url", "https://kb.test/{path}"];
    place.timra(&several).exits(2).says(&["several roots"]);
}

#[test]
fn a_pattern_that_is_for_nothing_is_said() {
    let place = Workplace::with_sample();
    place
        .timra(&["index", "--url", "https://kb.test/{path}"])
        .exits(0)
        .says(&["have addresses of their own"]);
}

#[test]
fn the_page_links_to_a_file_or_says_where_it_is() {
    let place = notes("");
    place.timra(&["index", "notes"]).exits(0);
    let html = Running::start(&place, &[]).get("/?q=night").text();
    assert!(html.contains(">guide.md:5</span>") && !html.contains("<h2><a "), "{html}");
    place.timra(&["index", "notes", "--url", "vscode://file/kb/{path}:{line}"]).exits(0);
    let html = Running::start(&place, &[]).get("/?q=night").text();
    assert!(html.contains("<a href=\"vscode://file/kb/guide.md:5\">"), "{html}");
    assert!(!html.contains("class=\"facts\""), "nothing stands where nothing is to be said: {html}");
}
