//! `timra check`: four formats of the same findings, exit codes, and what decides about them.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use super::workplace::Workplace;

/// A site with a page that is fine, one with a note and one with a warning.
fn small() -> Workplace {
    let place = Workplace::empty();
    place.write("site/hugo.toml", "baseURL = 'https://x.example/'\n");
    place.write("site/content/fine.md", "---\ntitle: Fine\n---\n\nAll is well here.\n");
    place
}

const NOTED: &str = "---\ntitle: Noted\n---\n\n## Steps\n\nOne.\n\n## Steps\n\nTwo.\n";
const WARNED: &str = "---\ntitle: Warned\n---\n\nA crane: ![](a.png)\n";

#[test]
fn text_for_people() {
    let place = Workplace::with_site("quirks");
    let ran = place.timra(&["check", "quirks"]).exits(1);
    assert!(!ran.stdout.contains('\u{1b}') && ran.stderr.is_empty(), "{ran:?}");
    insta::assert_snapshot!("text", ran.stdout);
    let colourful = place.timra(&["check", "quirks", "--color", "always"]).exits(1);
    assert_eq!(anstream::adapter::strip_str(&colourful.stdout).to_string(), ran.stdout);
}

#[test]
fn json_for_programs() {
    let ran = Workplace::with_site("quirks").timra(&["check", "quirks", "--format", "json"]).exits(1);
    let findings = ran.json()["findings"].as_array().expect("findings").clone();
    for key in ["rule", "severity", "file", "line", "message", "hint"] {
        assert!(findings.iter().all(|finding| !finding[key].is_null()), "{key}");
    }
    insta::assert_snapshot!("json", ran.stdout);
}

#[test]
fn annotations_for_github() {
    let ran = Workplace::with_site("quirks").timra(&["check", "quirks", "--format", "github"]).exits(1);
    insta::assert_snapshot!("github", ran.stdout);
}

#[test]
fn sarif_for_code_hosts() {
    let place = Workplace::with_site("quirks");
    let ran = place.timra(&["check", "quirks", "--format", "sarif"]).exits(1);
    insta::assert_snapshot!("sarif", ran.stdout.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    let log = ran.json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["note", "warning", "error"].contains(&result["level"].as_str().expect("a level")));
        assert!(result["message"]["text"].as_str().is_some_and(|text| text.ends_with('.')));
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["region"]["startLine"].as_u64() >= Some(1));
        let uri = place["artifactLocation"]["uri"].as_str().expect("an address");
        assert!(uri.starts_with("quirks/") && uri.is_ascii() && !uri.contains(' '), "{uri}");
    }
    let found: BTreeSet<&str> = results.iter().filter_map(|result| result["ruleId"].as_str()).collect();
    let known: BTreeSet<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    assert_eq!(found, known, "the site has a quirk for every rule");
    valid(&place, &ran.stdout);
}

/// Holds a log against the schema of SARIF 2.1.0, if there is one.
fn valid(place: &Workplace, log: &str) {
    let Some(schema) = std::env::var_os("SARIF_SCHEMA") else {
        eprintln!("skipped: SARIF_SCHEMA names no JSON schema of SARIF 2.1.0");
        return;
    };
    place.write("log.sarif", log);
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let validator = Command::new(python)
        .args(["-m", "jsonschema", "-i"])
        .arg(place.path("log.sarif"))
        .arg(schema)
        .output();
    let ran = validator.expect("PYTHON, or python3, runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn exit_codes_follow_the_severity() {
    let place = small();
    place.timra(&["check", "site"]).exits(0);
    place.write("site/content/noted.md", NOTED);
    let noted = place.timra(&["check", "site"]).exits(0);
    assert!(noted.stdout.contains("note: the heading “Steps”"), "{}", noted.stdout);
    place.timra(&["check", "site", "--deny", "repeated-heading"]).exits(1);
    place.timra(&["check", "site", "--deny", "all"]).exits(1);
    place.timra(&["check", "site", "--deny", "all", "--allow", "repeated-heading"]).exits(0);
    place.write("site/content/warned.md", WARNED);
    place.timra(&["check", "site"]).exits(1);
    let silent =
        place.timra(&["check", "site", "--allow", "missing-alt", "--allow", "repeated-heading"]).exits(0);
    insta::assert_snapshot!(silent.stdout, @r"
    site has no static/ here, so 1 link was not followed to files
    3 pages, nothing found.
    ");
}

#[test]
fn wrong_usage() {
    let place = small();
    place.timra(&["check", "site", "--deny", "missing-alts"]).exits(2).says(&["did you mean `missing-alt`?"]);
    place.timra(&["check", "site", "--allow", "all"]).exits(2).says(&["--allow", "no rule `all`"]);
    let both = ["check", "site", "--allow", "near-copy", "--deny", "near-copy"];
    place.timra(&both).exits(2).says(&["both allowed and denied"]);
    place.timra(&["check", "not-there"]).exits(2).says(&["not-there", "cannot be read"]);
    place.write("empty/x.png", "");
    place.timra(&["check", "empty"]).exits(2).says(&["empty", "no page to check"]);
}

#[test]
fn a_site_decides_for_itself() {
    let place = small();
    place.write("site/content/noted.md", NOTED);
    place.write("site/content/warned.md", WARNED);
    place.write("site/timra.toml", "[check]\nallow = [\"missing-alt\"]\ndeny = [\"repeated-heading\"]\n");
    let errors = |args: &[&str]| {
        let ran = place.timra(&[&["check", "--format", "json"], args].concat()).exits(1);
        let findings = ran.json()["findings"].as_array().expect("findings").clone();
        let named = |finding: &Value| format!("{} {}", finding["severity"], finding["rule"]).replace('"', "");
        findings.iter().map(named).collect::<Vec<_>>()
    };
    assert_eq!(errors(&["site"]), ["error repeated-heading"]);
    assert_eq!(errors(&["site/content"]), ["error repeated-heading"]);
    assert_eq!(errors(&["site", "--deny", "missing-alt"]), ["error repeated-heading", "error missing-alt"]);
    // Another site has its own.
    place.write("other/content/x.md", WARNED);
    place.write("other/hugo.toml", "");
    assert_eq!(errors(&["site", "other"]), ["warning missing-alt", "error repeated-heading"]);
}

#[test]
fn a_site_that_cannot_be_followed() {
    for (config, says) in [
        (
            "[check]\nallow = [\n  \"near-copy\",\n  \"nearcopy\",\n]\n",
            ["site/timra.toml:4:", "did you mean `near-copy`?"],
        ),
        ("[check]\n\ndenny = []\n", ["site/timra.toml:3:", "denny"]),
        ("[chekc]\n", ["site/timra.toml:1:", "chekc"]),
        ("[check]\nallow = [\n", ["site/timra.toml:", "array"]),
        ("[check]\nallow = ['near-copy']\ndeny = ['near-copy']\n", ["site/timra.toml:3:", "both"]),
    ] {
        let place = small();
        place.write("site/timra.toml", config);
        let ran = place.timra(&["check", "site"]).exits(2).says(&says);
        assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
    }
}

#[test]
fn what_is_not_told_is_counted() {
    let place = small();
    place.write(
        "site/content/many.md",
        format!("---\ntitle: Many\n---\n\nCranes.\n\n{}", "![](a.png)\n\n".repeat(50)),
    );
    let text = place.timra(&["check", "site"]).exits(1).stdout;
    assert!(
        text.contains("… and 30 more [missing-alt]") && text.contains("50 warning missing-alt"),
        "{text}"
    );
    let json = place.timra(&["check", "site", "--format", "json"]).exits(1).json();
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(20));
    assert_eq!(json["left_out"][0]["count"], 30);
    let github = place.timra(&["check", "site", "--format", "github"]).exits(1).stdout;
    assert!(github.contains("file=site/content/many.md,title=missing-alt::and 30 more"), "{github}");
    let sarif = place.timra(&["check", "site", "--format", "sarif"]).exits(1).json();
    let notes = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    assert!(notes[0]["message"]["text"].as_str().is_some_and(|text| text.contains("30 more")), "{notes}");
}

#[test]
fn content_commands_nobody() {
    let place = small();
    let title = r#""\e[31mRed\r\n::error::x,y %0A""#;
    for name in ["a", "b,c:d%"] {
        place.write(format!("site/content/{name}.md"), format!("---\ntitle: {title}\n---\n\nText.\n"));
    }
    let text = place.timra(&["check", "site"]).exits(1).stdout;
    let github = place.timra(&["check", "site", "--format", "github"]).exits(1).stdout;
    assert!(!format!("{text}{github}").contains('\u{1b}'), "{text}{github}");
    let lines: Vec<&str> = github.lines().filter(|line| line.contains("duplicate-title")).collect();
    assert_eq!(lines.len(), 2, "{github}");
    assert!(lines.iter().all(|line| line.starts_with("::warning file=site/content/")), "{github}");
    assert!(lines[1].contains("file=site/content/b%2Cc%3Ad%25.md,"), "{github}");
    assert!(!github.lines().any(|line| line.starts_with("::error")), "{github}");
}
