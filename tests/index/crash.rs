//! A build that is killed leaves the old index or the new one.

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::random::Random;
use crate::cli::workplace::Workplace;

/// One page that only the `round`th content has, beside the sample.
fn edit(place: &Workplace, round: usize) {
    place.write("content/1-Worklog/round.md", format!("# Round\n\nQuokka number{round} smiles.\n"));
}

/// Builds from nothing, or goes on from the index that is there.
fn build(place: &Workplace, is_whole: bool) -> std::process::Child {
    Command::new(env!("CARGO_BIN_EXE_timra"))
        .args(["index", "--index", "index"])
        .args(is_whole.then_some("--full"))
        .current_dir(place.path(""))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// What a search of the index as it is shows.
#[track_caller]
fn answer(place: &Workplace, query: &str) -> serde_json::Value {
    let mut answer = place.timra(&["search", "--frozen", "--format", "json", query]).exits(0).json();
    answer["took_us"] = serde_json::Value::Null;
    answer
}

/// `TIMRA_KILLS` says how often; a build that ends before it is killed is not counted.
#[test]
fn a_build_that_is_killed_leaves_the_old_index_or_the_new_one() {
    let kills = std::env::var("TIMRA_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(25);
    let place = Workplace::with_sample();
    // How long a build takes that goes on from the one before, and one from nothing.
    let mut times = [true, false].map(|is_whole| {
        let started = Instant::now();
        edit(&place, usize::from(!is_whole));
        assert!(build(&place, is_whole).wait().expect("it ends").success());
        started.elapsed().as_micros() as u64
    });
    times.reverse();
    let (before, mut in_force) = (answer(&place, "blue green deployment"), 1);
    let mut random = Random::new(300);
    let (mut old, mut new, mut ended, mut round) = (0, 0, 0, 1);
    while old + new < kills {
        round += 1;
        assert!(ended < 10 * kills, "builds end before they can be killed");
        edit(&place, round);
        let is_whole = round / 2 % 2 == 0;
        let whole = &mut times[usize::from(is_whole)];
        let mut build = build(&place, is_whole);
        // Half of them near the end, where files are renamed.
        let after =
            if round % 2 == 0 { random.below(*whole) } else { *whole * 4 / 5 + random.below(*whole / 5) };
        thread::sleep(Duration::from_micros(after));
        build.kill().expect("killed or ended");
        let was_killed = build.wait().expect("it ends").signal().is_some();
        // How long a build takes varies with what else the machine does.
        *whole = if was_killed { *whole + *whole / 40 } else { *whole - *whole / 10 };
        assert_eq!(
            answer(&place, "blue green deployment")["hits"],
            before["hits"],
            "round {round}, {after} µs"
        );
        let found = answer(&place, "quokka")["hits"][0]["snippet"].to_string();
        let is = |round: usize| found.contains(&format!("number{round} "));
        assert!(is(in_force) || is(round), "round {round}, {after} µs: {found}");
        let is_new = is(round);
        if is_new {
            in_force = round;
        }
        match (was_killed, is_new) {
            (true, true) => new += 1,
            (true, false) => old += 1,
            (false, is_new) => {
                assert!(is_new, "round {round}: a build that ended is not in force");
                ended += 1;
            }
        }
        assert_eq!(timra_format::check(&place.path("index")).expect("an index"), [], "round {round}");
    }
    eprintln!(
        "{kills} builds killed: {old} left the old index, {new} the new one; {ended} more ended before"
    );
    // What they left is removed by the next build.
    edit(&place, round + 1);
    assert!(build(&place, true).wait().expect("it ends").success());
    let left = std::fs::read_dir(place.path("index")).expect("an index").flatten();
    let mut left: Vec<_> = left.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    left.sort();
    let generation = timra_format::Manifest::read(&place.path("index")).expect("a manifest").generation;
    assert_eq!(left, [".lock", &generation, "inputs.json.lz4", "manifest.json"]);
}
