//! The GitHub Action: its steps, run in their order with the values that a workflow would give them.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use super::ran::Ran;
use super::workplace::Workplace;

/// A step of `action.yml` that runs something.
struct Step {
    name: String,
    /// Without which it is left out: conditions of which one has to hold, each made of parts that all have to.
    condition: Option<String>,
    /// Variables, each with the expression that gives its value.
    env: Vec<(String, String)>,
    script: String,
}

/// The action: what its inputs are without a workflow, and its steps. The file is ours, so its form is known.
fn action() -> (BTreeMap<String, String>, Vec<Step>) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml");
    let text = fs::read_to_string(file).expect("an action");
    let (head, steps) = text.split_once("  steps:\n").expect("steps");
    let mut inputs = BTreeMap::new();
    let mut input = "";
    for line in head.lines() {
        if let Some(name) = line.strip_prefix("  ").filter(|name| !name.starts_with(' ')) {
            input = name.trim_end_matches(':');
        } else if let Some(value) = line.strip_prefix("    default: ") {
            inputs.insert(input.to_owned(), value.trim_matches('"').to_owned());
        }
    }
    (inputs, steps.split("    - name: ").skip(1).filter_map(step).collect())
}

fn step(text: &str) -> Option<Step> {
    let (rest, script) = text.split_once("      run: |\n")?;
    let name = rest.lines().next()?.to_owned();
    let condition = rest.lines().find_map(|line| line.strip_prefix("      if: ")).map(str::to_owned);
    let env = rest.lines().filter_map(|line| line.strip_prefix("        ")?.split_once(": "));
    let env = env.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let script =
        script.lines().map(|line| format!("{}\n", line.strip_prefix("        ").unwrap_or(line))).collect();
    Some(Step { name, condition, env, script })
}

/// Runs those steps of these names whose conditions hold, until one fails.
fn run(place: &Workplace, names: &[&str], given: &[(&str, &str)]) -> Option<Ran> {
    if Command::new("bash").arg("--version").output().is_err() {
        eprintln!("skipped: there is no bash");
        return None;
    }
    let (mut values, steps) = action();
    for (name, value) in given {
        assert!(values.insert((*name).to_owned(), (*value).to_owned()).is_some(), "{name} is no input");
    }
    let bin = place.path("bin");
    fs::create_dir_all(&bin).expect("a directory");
    let program = bin.join("timra");
    if !program.exists() {
        symlink(env!("CARGO_BIN_EXE_timra"), &program).expect("a link");
    }
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let mut last = None;
    for name in names {
        let step = steps.iter().find(|step| step.name == *name).expect("a step");
        if step.condition.as_deref().is_some_and(|condition| !holds(place, condition, &values)) {
            continue;
        }
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &step.script]);
        command.current_dir(place.path(".")).env("PATH", &path).env("GITHUB_OUTPUT", place.path("output"));
        command.env_remove("TIMRA_DICT_DIR").env_remove("SOURCE_DATE_EPOCH");
        for (variable, expression) in &step.env {
            command.env(variable, value(place, expression, &values));
        }
        let ran = Ran::new(command.output().expect("bash runs"));
        let has_ended = ran.code != Some(0);
        last = Some(ran);
        if has_ended {
            break;
        }
    }
    last
}

/// Whether a condition of a step holds. It has no brackets.
fn holds(place: &Workplace, condition: &str, inputs: &BTreeMap<String, String>) -> bool {
    let part = |part: &str| {
        let (name, is_equal, other) = match part.split_once(" == ") {
            Some((name, other)) => (name, true, other),
            None => part.split_once(" != ").map(|(name, other)| (name, false, other)).expect("a comparison"),
        };
        (value(place, name, inputs) == other.trim_matches('\'')) == is_equal
    };
    condition.split(" || ").any(|parts| parts.split(" && ").all(part))
}

/// What an expression of a workflow stands for: an input, or the status that the check told, if it ran.
fn value(place: &Workplace, expression: &str, inputs: &BTreeMap<String, String>) -> String {
    let name = expression.trim_start_matches("${{ ").trim_end_matches(" }}").trim();
    match name.strip_prefix("inputs.") {
        Some(input) => inputs.get(input).unwrap_or_else(|| panic!("{input} is no input")).clone(),
        None => {
            assert_eq!(name, "steps.check.outputs.status");
            let told = fs::read_to_string(place.path("output")).unwrap_or_default();
            told.trim().rsplit('=').next().expect("a status").to_owned()
        }
    }
}

fn site(text: &str) -> Workplace {
    let place = Workplace::empty();
    place.write("hugo.toml", "baseURL = 'https://x.example/'\n");
    place.write("content/_index.md", format!("---\ntitle: Lighthouses\n---\n\n{text}\n"));
    place
}

const INDEX: [&str; 3] = ["Check", "Stop at what makes search worse", "Build the index"];

#[test]
fn content_becomes_an_index() {
    let place = site("Lighthouse keepers wanted.");
    let Some(ran) = run(&place, &INDEX, &[("sarif", "found.sarif"), ("index", "kept")]) else { return };
    ran.exits(0);
    assert_eq!(place.found(&["--index", "kept", "--frozen", "keepers"]).len(), 1);
    let sarif = fs::read_to_string(place.path("found.sarif")).expect("findings");
    assert!(sarif.contains("\"2.1.0\""), "{sarif}");
}

#[test]
fn what_makes_search_worse_is_told_and_stops_it() {
    let place = site("A [link](nowhere/).");
    let Some(told) = run(&place, &INDEX[..1], &[("sarif", "found.sarif")]) else { return };
    let told = told.exits(0).stdout;
    assert!(told.starts_with("::warning file=content/_index.md,line=5"), "{told}");
    assert!(fs::read_to_string(place.path("found.sarif")).expect("findings").contains("broken-link"));
    run(&place, &INDEX, &[]).expect("the same tools").exits(1);
    assert!(!place.path("index").exists());
    run(&place, &INDEX, &[("check-args", "--allow broken-link")]).expect("the same tools").exits(0);
    run(&place, &INDEX, &[("check-args", "--deny nonsense")]).expect("the same tools").exits(1);
}

#[test]
fn a_published_site_gets_its_search() {
    if !cfg!(has_engine) {
        eprintln!("skipped: there is no engine for browsers");
        return;
    }
    let place = Workplace::empty();
    place.write(
        "public/index.html",
        "<html><head></head><body><main><h1>Keepers</h1><p>Wanted.</main></body></html>",
    );
    let given = [("published", "public"), ("base-url", "https://x.example/")];
    let names = [&INDEX[..], &["Make the published site searchable"]].concat();
    let Some(ran) = run(&place, &names, &given) else { return };
    ran.exits(0).says(&["the search box is in 1 pages"]);
    assert!(!place.path("index").exists());
}

/// A published site may have no `content/`, and what its sources would be warned of holds nothing up, unless they are named.
#[test]
fn a_published_site_is_checked_only_where_its_content_is_named() {
    let place = site("A [link](nowhere/).");
    assert!(run(&place, &INDEX, &[("published", "public"), ("sarif", "found.sarif")]).is_none());
    assert!(!place.path("output").exists());
    let given = [("published", "public"), ("content", "content")];
    let Some(ran) = run(&place, &INDEX, &given) else { return };
    ran.exits(1);
    let tells = [&given[..], &[("check", "tell")]].concat();
    run(&place, &INDEX, &tells).expect("the same tools").exits(0);
    run(&place, &INDEX, &[&given[..], &[("check", "false")]].concat());
    assert!(!place.path("index").exists());
}

/// A workflow that uses the action is read with it: inputs that it does not have are found.
#[test]
fn the_recipes_use_the_action_as_it_is() {
    let place = Workplace::empty();
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    place.write(".git/HEAD", "ref: refs/heads/main\n");
    place.write("action.yml", fs::read(project.join("action.yml")).expect("an action"));
    for recipe in ["github-actions.yml", "pages.yml"] {
        let text = fs::read_to_string(project.join("recipes").join(recipe)).expect("a recipe");
        let (before, used) = text.split_once("OWNER/timra@").expect("a recipe that uses the action");
        let rest = used.find('\n').map_or("", |end| &used[end..]);
        let here = format!("{before}./{rest}");
        place.write(format!(".github/workflows/{recipe}"), here);
    }
    let Ok(ran) = Command::new("actionlint").arg("-no-color").current_dir(place.path(".")).output() else {
        eprintln!("skipped: there is no actionlint on the PATH");
        return;
    };
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
}
