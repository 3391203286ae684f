//! Tables of the documents, held against the program that they describe.

use std::collections::BTreeSet;

use super::block::text;
use crate::cli::workplace::Workplace;

/// What stands between backticks in the first column of the tables of a document.
pub(crate) fn first_column(document: &str) -> BTreeSet<String> {
    let rows = document.lines().filter_map(|line| line.strip_prefix("| `"));
    let columns = rows.filter_map(|row| row.split(" |").next());
    columns
        .flat_map(|column| column.split('`').step_by(2).map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn every_rule_of_the_check_is_told() {
    let told = first_column(&text("docs/writers.md"));
    let rules: BTreeSet<String> = timra_lint::RULES.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(told, rules);
    let said = text("docs/writers.md");
    for rule in timra_lint::RULES {
        assert!(said.contains(rule.about), "docs/writers.md says something else of {}", rule.id);
    }
}

#[test]
fn every_key_of_the_configuration_is_told() {
    let told = first_column(&text("docs/configuration.md"));
    let told: BTreeSet<&str> = told.iter().filter_map(|key| key.strip_prefix('[')).collect();
    // The program names its keys where somebody writes another one.
    let place = Workplace::empty();
    place.write("content/a.md", "---\ntitle: Lighthouses\n---\n\nLighthouse keepers wanted.\n");
    place.write("hugo.toml", "baseURL = 'https://x.example/'\n");
    place.write("timra.toml", "[index]\nnonsense = 1\n");
    let hint = place.timra(&["index"]).exits(0).stderr;
    place.write("timra.toml", "[check]\nnonsense = 1\n");
    let refused = place.timra(&["check"]).exits(2).stderr;
    for key in &told {
        let (table, name) = key.split_once("] ").expect("a key in a table");
        let named = if table == "index" {
            hint.contains(&format!("{name} = "))
        } else {
            refused.contains(&format!("`{name}`"))
        };
        assert!(named, "{name} is in the table, but not in: {hint}{refused}");
    }
    let of_index = hint.split("write ").nth(1).expect("what to write").lines().next().unwrap_or_default();
    let of_index = of_index.matches(" = ").count() - of_index.matches("\" = ").count();
    let of_check = refused.split("expected").nth(1).expect("what may stand there").matches('`').count() / 2;
    let keys = of_index + of_check;
    assert_eq!(told.len(), keys, "{told:?} and:\n{hint}{refused}");
}

/// The file that the document shows is one that can be followed.
#[test]
fn the_example_of_a_configuration_is_followed() {
    let document = text("docs/configuration.md");
    let example = super::block::Block::all(&document).into_iter().next().expect("an example");
    assert_eq!(example.language, "toml");
    let place = Workplace::empty();
    place.write("content/a.md", "---\ntitle: Lighthouses\n---\n\nLighthouse keepers wanted.\n");
    place.write("timra.toml", example.text);
    let ran = place.timra(&["check", "content"]).exits(0);
    assert!(!ran.stdout.contains("bad-config"), "{}", ran.stdout);
}

#[test]
fn every_command_is_told() {
    let told = first_column(&text("docs/install.md"));
    let told: BTreeSet<&str> = told.iter().map(String::as_str).collect();
    let help = Workplace::empty().timra(&["--help"]).exits(0).stdout;
    let listed =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // A line that goes on is further in.
    let names =
        listed.filter(|line| !line.starts_with("    ")).filter_map(|line| line.split_whitespace().next());
    assert_eq!(names.filter(|name| !told.contains(name)).collect::<Vec<_>>(), [""; 0]);
}

/// Whoever copies a line gets this version.
#[test]
fn every_version_is_that_of_the_program() {
    let version = env!("CARGO_PKG_VERSION");
    let recipes = ["recipes/github-actions.yml", "recipes/pages.yml"];
    for path in recipes.into_iter().chain(["docs/site-owners.md", "docs/site-owners.vi.md"]) {
        let said = text(path);
        let mut named = said.split("OWNER/timra@v").skip(1).filter_map(|rest| rest.split_whitespace().next());
        assert_eq!(named.next(), Some(version), "{path}");
        assert!(named.all(|named| named == version), "{path} names other versions than {version}");
    }
    let described: serde_json::Value = serde_json::from_str(&text("src/server/openapi.json")).expect("JSON");
    assert_eq!(described["info"]["version"], version);
    let changes = text("CHANGELOG.md");
    assert!(changes.contains(&format!("\n## [{version}] - ")), "CHANGELOG.md does not tell of {version}");
}
