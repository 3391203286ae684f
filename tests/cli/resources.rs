//! What the system does not give: threads, addresses, files of any length.

use std::process::Command;

use super::ran::Ran;
use super::workplace::Workplace;
use crate::index::strace::Strace;

/// Runs timra in `place` under another program with these arguments.
fn under(place: &Workplace, program: &[&str], args: &[&str]) -> Ran {
    let mut command = Command::new(program[0]);
    command.args(&program[1..]).arg(env!("CARGO_BIN_EXE_timra")).args(args);
    Ran::new(command.current_dir(place.path("")).output().expect("a program"))
}

/// Runs timra within a limit of the shell.
fn within(place: &Workplace, limit: &str, args: &[&str]) -> Ran {
    under(place, &["sh", "-c", &format!("ulimit {limit} && exec \"$@\""), "sh"], args)
}

#[cfg(target_os = "linux")]
#[test]
fn few_addresses_are_told() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    for args in [&["index", "--full"][..], &["search", "quokka"], &["check"], &["serve"]] {
        within(&place, "-v 200000", args).exits(2).says(&["195 MB of addresses", "ulimit -v"]);
    }
    within(&place, "-v 200000", &["stats"]).exits(0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_may_not_grow_is_an_error() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    within(&place, "-f 8", &["index", "--full"]).exits(2).says(&["cannot be written", "File too large"]);
    place.timra(&["search", "--frozen", "search"]).exits(0);
}

#[cfg(target_os = "linux")]
#[test]
fn threads_that_cannot_be_started_are_told() {
    if !Strace::is_there() {
        eprintln!(
            "skipped: threads that cannot be started, because strace is not there or may not trace here"
        );
        return;
    }
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let lacking = |from: usize, args: &[&str]| {
        let inject = format!("--inject=clone3:error=EAGAIN:when={from}+");
        let strace = ["strace", "--follow-forks", "--output=/dev/null", "--trace=clone3", &inject];
        under(&place, &strace, args)
    };
    for from in 1..=4 {
        lacking(from, &["index", "--full"]).exits(2).says(&["no thread can be started", "ulimit -u"]);
    }
    lacking(1, &["search", "quokka"]).exits(2).says(&["no thread can be started"]);
    for from in 1..=4 {
        lacking(from, &["serve", "--addr", "127.0.0.1:0"]).exits(2).says(&["limit"]);
    }
}
