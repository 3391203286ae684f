//! The shell recipe, run as a job would run it; the others, read by those who know their kind.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::ran::Ran;
use super::workplace::Workplace;

/// Runs `recipes/ci.sh` over `content/`; nothing where there are not the tools that it needs.
fn ci(place: &Workplace, settings: &[(&str, &str)]) -> Option<Ran> {
    let tar = Command::new("tar").arg("--version").output();
    if !tar.is_ok_and(|tar| String::from_utf8_lossy(&tar.stdout).contains("GNU tar")) {
        eprintln!("skipped: there is no GNU tar on the PATH");
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("recipes/ci.sh");
    let mut command = Command::new("sh");
    command.arg(script).current_dir(place.path("")).env("TIMRA", env!("CARGO_BIN_EXE_timra"));
    let ran = command.envs(settings.iter().copied()).output().expect("sh runs");
    Some(Ran::new(ran))
}

/// Content that nothing is wrong with.
fn content() -> Workplace {
    let place = Workplace::empty();
    place.write("hugo.toml", "baseURL = 'https://x.example/'\n");
    place.write("content/_index.md", "---\ntitle: Lighthouses\n---\n\nLighthouse keepers wanted.\n");
    place
}

#[test]
fn content_becomes_an_artifact() {
    let place = content();
    let Some(ran) = ci(&place, &[]) else { return };
    ran.exits(0).says(&["== check", "== build", "search-index.tar.gz is ready"]);
    fs::create_dir(place.path("unpacked")).expect("a directory");
    let untar = ["-xzf", "search-index.tar.gz", "-C", "unpacked"];
    assert!(
        Command::new("tar").args(untar).current_dir(place.path("")).status().expect("tar runs").success()
    );
    assert_eq!(place.found(&["--index", "unpacked", "--frozen", "keepers"]).len(), 1);
    // The index of the run before is brought up to date.
    let again = ci(&place, &[]).expect("the same tools").exits(0);
    again.says(&["index is up to date"]);
}

#[test]
fn bad_content_ships_nothing() {
    let place = content();
    let Some(ran) = ci(&place, &[]) else { return };
    ran.exits(0);
    let before = fs::read(place.path("search-index.tar.gz")).expect("an artifact");
    place.write("content/bad.md", "---\ntitle: Bad\n---\n\nA [link](nowhere/).\n");
    let ran =
        ci(&place, &[("CHECK_FORMAT", "github")]).expect("the same tools").exits(1).says(&["not indexed"]);
    assert!(ran.stdout.starts_with("::warning file=content/bad.md,line=5"), "{}", ran.stdout);
    assert_eq!(fs::read(place.path("search-index.tar.gz")).expect("an artifact"), before);
    assert_eq!(place.found(&["--frozen", "nowhere"]), [""; 0]);
    let settings = [("CHECK_ARGS", "--allow broken-link --deny near-copy"), ("CHECK_OUTPUT", "findings.txt")];
    let ran = ci(&place, &settings).expect("the same tools").exits(0);
    assert!(ran.stdout.is_empty() && place.path("findings.txt").is_file(), "{}", ran.stdout);
    ci(&place, &[("CHECK_ARGS", "--deny nonsense")])
        .expect("the same tools")
        .exits(2)
        .says(&["no rule `nonsense`"]);
    assert_ne!(fs::read(place.path("search-index.tar.gz")).expect("an artifact"), before);
}

/// What a linter has to say of a recipe; nothing where it is not installed.
fn lint(linter: &str, args: &[&str], recipe: &str) -> Option<(bool, String)> {
    let recipe = Path::new(env!("CARGO_MANIFEST_DIR")).join("recipes").join(recipe);
    let Ok(output) = Command::new(linter).args(args).arg(recipe).output() else {
        eprintln!("skipped: there is no {linter} on the PATH");
        return None;
    };
    Some((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

#[test]
fn nothing_is_wrong_with_the_other_recipes() {
    for (linter, args, recipe) in [
        ("actionlint", &["-no-color"][..], "github-actions.yml"),
        ("actionlint", &["-no-color"], "pages.yml"),
        ("actionlint", &["-no-color"], "../.github/workflows/release.yml"),
        ("hadolint", &["--no-color", "--failure-threshold", "style"], "Dockerfile"),
    ] {
        if let Some((is_clean, said)) = lint(linter, args, recipe) {
            assert!(is_clean, "{said}");
        }
    }
}
