//! Every block of the README, run as it is written in a copy of the sample. What takes minutes, or is not of the project,
//! stands there as a program that only looks at how it is called.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::block::{Block, text};
use crate::cli::workplace::Workplace;
use crate::corpus::hugo::hugo;

/// Programs in the place of others: a name, and a script in which `$TIMRA` is the program under test.
const STANDING_IN: [(&str, &str); 6] = [
    (
        "bin/cargo",
        "case \"$1 ${2-} ${3-}\" in 'run --release --') shift 3; exec \"$TIMRA\" \"$@\";; 'test  ') exit 0;; *) exit 64;; esac",
    ),
    (
        "bin/pip",
        "[ \"$1\" = install ] && [ -e \"$2\" ] && [ $# -eq 2 ] || exit 64\nln -sf \"$TIMRA\" \"$(dirname \"$0\")/timra\"",
    ),
    ("bin/npm", "[ \"$1\" = install ] && shift && [ $# -eq 2 ] && [ -e \"$1\" ] && [ -e \"$2\" ] || exit 64"),
    // It starts the server that it was told of, which ends with its input.
    ("bin/claude", "[ \"$1 $2 $4\" = 'mcp add --' ] || exit 64\nshift 4\nexec \"$@\" </dev/null"),
    (".ci/wasm", "exit 0"),
    (
        "packages/build",
        "mkdir -p target/packages && cd target/packages\ntouch timra-0-py3-none-x.whl timra-0.tgz timra-linux-x64-0.tgz",
    ),
];

/// A copy of the sample with these programs.
fn fresh_copy() -> Workplace {
    let place = Workplace::with_sample();
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    // A site has a theme.
    let site = project.join("tests/browser/site");
    for entry in walkdir::WalkDir::new(site.join("layouts")).into_iter().map(|entry| entry.expect("an entry"))
    {
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&site).expect("a path below");
            place.write(path, fs::read(entry.path()).expect("a layout"));
        }
    }
    // The box comes into the pages once they are published.
    place.write("layouts/partials/timra-search.html", "");
    for (path, script) in STANDING_IN {
        if !path.starts_with("bin/") {
            let mode = fs::metadata(project.join(path)).expect("what the README names").permissions().mode();
            assert_ne!(mode & 0o100, 0, "{path} cannot be run");
        }
        place.write(path, format!("#!/bin/sh\n{script}\n"));
        fs::set_permissions(place.path(path), fs::Permissions::from_mode(0o755)).expect("permissions");
    }
    place
}

#[test]
fn every_block_runs_as_it_is_written() {
    let place = fresh_copy();
    let hugo = hugo();
    let blocks = Block::all(&text("README.md"));
    assert!(blocks.len() >= 5, "only {} blocks were seen", blocks.len());
    for block in blocks {
        assert_eq!(block.language, "sh", "{}", block.text);
        assert!(block.text.lines().count() <= 5, "more than five lines:\n{}", block.text);
        let publishes = block.text.contains("publish ");
        if publishes && (hugo.is_none() || !cfg!(has_engine)) {
            eprintln!("skipped, for there is no Hugo or no engine for browsers:\n{}", block.text);
            continue;
        }
        let mut path = place.path("bin").into_os_string();
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let script = hugo.as_ref().map_or_else(String::new, |_| "hugo() { command \"$HUGO\"; }\n".to_owned());
        let mut command = Command::new("sh");
        command.args(["-euc", &format!("{script}{}", block.text)]).current_dir(place.path("."));
        command.env("PATH", path).env("TIMRA", env!("CARGO_BIN_EXE_timra")).stdin(Stdio::null());
        command.env_remove("TIMRA_DICT_DIR").env_remove("SOURCE_DATE_EPOCH");
        if let Some(hugo) = &hugo {
            command.env("HUGO", &hugo.program);
        }
        let ran = command.output().expect("a shell");
        let said = [&ran.stdout[..], &ran.stderr].concat();
        assert!(ran.status.success(), "{}\n{}", block.text, String::from_utf8_lossy(&said));
    }
}

/// What cannot be done yet is said in a comment, and never alone on a line that somebody would copy.
#[test]
fn what_is_not_released_is_marked() {
    for document in ["README.md", "README.vi.md", "docs/install.md", "docs/install.vi.md"] {
        for block in Block::all(&text(document)) {
            for line in block.commands().lines() {
                let is_of_a_registry = ["pip install timra", "npx timra", "uvx timra", "npm install timra"];
                assert!(!is_of_a_registry.iter().any(|say| line.contains(say)), "{document}: {line}");
            }
        }
    }
}

#[test]
fn the_readme_is_short() {
    for document in ["README.md", "README.vi.md"] {
        let lines = text(document).lines().count();
        assert!(lines <= 150, "{document} has {lines} lines");
    }
}

/// Plots, and the sentences with figures, are made of what benches have printed.
#[test]
fn plots_and_figures_are_those_of_the_benches() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/plots");
    let Ok(ran) = Command::new("python3").arg("-B").arg(script).arg("--check").output() else {
        eprintln!("skipped: there is no python3");
        return;
    };
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}
