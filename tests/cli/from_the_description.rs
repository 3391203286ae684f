//! What is made of the description of the command line: manual pages and completions.

use std::fs;
use std::process::Command;

use super::workplace::Workplace;

/// The commands that `timra --help` lists.
fn commands(place: &Workplace) -> Vec<String> {
    let help = place.timra(&["--help"]).exits(0).stdout;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let words = listed.take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next());
    words.filter(|name| *name != "help").map(str::to_owned).collect()
}

/// The long flags that a help text names at the beginning of a line.
fn flags(help: &str) -> Vec<String> {
    let starts = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    let flags = starts.filter_map(|line| line.split([' ', ',', '=']).find(|word| word.starts_with("--")));
    flags.map(str::to_owned).collect()
}

#[test]
fn a_page_for_every_command_names_every_flag() {
    let place = Workplace::empty();
    place.timra(&["man", "pages/man1"]).exits(0);
    assert!(place.path("pages/man1/timra.1").is_file());
    let commands = commands(&place);
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        let page = fs::read_to_string(place.path(format!("pages/man1/timra-{command}.1"))).expect("a page");
        let page = page.replace("\\-", "-");
        let flags = flags(&place.timra(&[&command, "--help"]).exits(0).stdout);
        assert!(flags.contains(&"--help".to_owned()), "{command}: {flags:?}");
        for flag in flags {
            assert!(page.contains(&flag), "the page of {command} does not name {flag}");
        }
    }
}

#[test]
fn pages_that_cannot_be_written_are_a_failure() {
    let place = Workplace::empty();
    place.write("file", "");
    place.timra(&["man", "file/man1"]).exits(2).says(&["file/man1 cannot be written"]);
}

/// What bash offers for the last of `words`.
fn offered(place: &Workplace, words: &[&str]) -> Option<Vec<String>> {
    place.write("timra.bash", place.timra(&["completions", "bash"]).exits(0).stdout);
    let list = words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
    let [.., before, last] = words else { panic!("too few words") };
    let script = format!(
        "source timra.bash; COMP_WORDS=({list}); COMP_CWORD={}; _timra timra '{last}' '{before}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.len() - 1
    );
    let ran = Command::new("bash").args(["-c", &script]).current_dir(place.path("")).output().ok()?;
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    Some(String::from_utf8_lossy(&ran.stdout).lines().map(str::to_owned).collect())
}

#[test]
fn bash_completes_commands_flags_and_values() {
    let place = Workplace::empty();
    let Some(commands) = offered(&place, &["timra", "s"]) else {
        eprintln!("skipped: there is no bash");
        return;
    };
    assert!(commands.contains(&"search".to_owned()), "{commands:?}");
    assert!(commands.contains(&"self-check".to_owned()), "{commands:?}");
    let flags = offered(&place, &["timra", "search", "--for"]).expect("bash");
    assert_eq!(flags, ["--format"]);
    let shells = offered(&place, &["timra", "completions", "z"]).expect("bash");
    assert_eq!(shells, ["zsh"]);
}
