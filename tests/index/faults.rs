//! A build that is killed at a system call that changes a file, or is told there that the disk is full or broken,
//! leaves the old index or the new one; every command works on, and the next build leaves nothing behind.
//!
//! `TIMRA_FAULTS=all` tries every such call of every kind of build, one after the other, which takes long; otherwise it
//! is a sample, the same every time.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output};

use timra_format::{Manifest, check};
use xxhash_rust::xxh3::xxh3_64;

use super::strace::{Call, Strace};
use crate::cli::workplace::Workplace;

/// One in so many faults is tried unless all are; of those in the thread that publishes, one in fewer.
const SAMPLE: u64 = 40;
const SAMPLE_OF_MAIN: u64 = 8;

/// What happens at a call.
const FAULTS: [&str; 3] = ["signal=KILL", "error=ENOSPC", "error=EIO"];

/// How an index is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Build {
    /// Where there was none.
    First,
    /// From the one before.
    Incremental,
    /// From nothing, where there was one.
    Whole,
}

impl Build {
    fn args(self) -> &'static [&'static str] {
        if self == Build::Whole { &["index", "--full"] } else { &["index"] }
    }
}

/// A build, and what went wrong in it.
struct Fault<'f> {
    build: Build,
    call: &'f Call,
    what: &'static str,
}

impl fmt::Display for Fault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} build, {} at {}", self.build, self.what, self.call)
    }
}

/// A site, the index that is there before each build, and the page that makes the difference.
struct Site {
    place: Workplace,
    build: Build,
}

impl Site {
    fn new(build: Build) -> Site {
        let site = Site { place: Workplace::empty(), build };
        for page in 0..16 {
            site.place
                .write(format!("content/p{page}.md"), format!("# Page {page}\n\nWombat{page} sleeps.\n"));
        }
        site.place.write("content/changed.md", "# Changed\n\nQuokka number1 smiles.\n");
        if build != Build::First {
            site.place.timra(&["index"]).exits(0);
            fs::rename(site.place.path("index"), site.place.path("before")).expect("kept");
        }
        site.place.write("content/changed.md", "# Changed\n\nQuokka number2 smiles.\n");
        site
    }

    /// Puts back the index of before.
    fn reset(&self) {
        let (index, before) = (self.place.path("index"), self.place.path("before"));
        if index.exists() {
            fs::remove_dir_all(&index).expect("removed");
        }
        for entry in walkdir::WalkDir::new(&before).into_iter().filter(|_| before.exists()) {
            let entry = entry.expect("an entry");
            let to = index.join(entry.path().strip_prefix(&before).expect("below"));
            if entry.file_type().is_dir() {
                fs::create_dir_all(to).expect("a directory");
            } else {
                fs::copy(entry.path(), to).expect("a copy");
            }
        }
    }

    /// The program, as the one that is traced.
    fn run(&self, strace: &Strace) -> Output {
        self.reset();
        let mut command = Command::new("strace");
        command.args(strace.args()).arg(env!("CARGO_BIN_EXE_timra")).args(self.build.args());
        let output = command.current_dir(self.place.path("")).output().expect("strace starts");
        // What is traced may end after strace.
        if let Ok(lock) = fs::File::options().write(true).open(self.place.path("index/.lock")) {
            lock.lock().expect("no build any more");
        }
        output
    }

    /// All calls of a build that change a file of the index.
    fn calls(&self) -> BTreeSet<Call> {
        let log = self.place.path("log");
        let calls = [true, false].map(|is_main| {
            let output = self.run(&Strace::Log { is_main, to: &log });
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            Call::read(&fs::read_to_string(&log).expect("a log"), is_main)
        });
        calls.into_iter().flatten().collect()
    }

    /// Which index a search answers from that builds nothing: the first, the second or none.
    #[track_caller]
    fn in_force(&self, fault: &Fault) -> usize {
        let ran = self.place.timra(&["search", "--frozen", "--format", "json", "quokka"]);
        if self.build == Build::First && ran.code == Some(2) {
            ran.says(&["there is no index here"]);
            return 0;
        }
        assert!(ran.code == Some(0), "{fault}: {}", ran.stderr);
        let is = |number: &usize| ran.stdout.contains(&format!("number{number} smiles"));
        [1, 2].into_iter().find(is).unwrap_or_else(|| panic!("{fault}: {}", ran.stdout))
    }

    /// Builds with a fault, then looks at everything. Whether the fault was met.
    fn survives(&self, fault: &Fault) -> bool {
        let output = self.run(&Strace::Inject { call: fault.call, what: fault.what });
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("panicked"), "{fault}: {said}");
        let in_force = self.in_force(fault);
        let is_new = in_force == 2;
        assert!(is_new || in_force == usize::from(self.build != Build::First), "{fault}");
        match output.status.code() {
            Some(0) => assert!(is_new, "{fault}: the build ended and is not in force"),
            // It could not even say so.
            Some(2) if said.is_empty() && fault.call.name == "write" => {}
            Some(2) => {
                assert!(said.contains("timra: "), "{fault}: {said}");
                assert_eq!(said.contains("is in force"), is_new, "{fault}: {said}");
            }
            _ => assert_eq!(output.status.signal(), Some(9), "{fault}: {said}"),
        }
        let index = self.place.path("index");
        if in_force > 0 {
            self.place.timra(&["check", "--index", "index"]).exits(0);
            self.place.timra(&["stats"]).exits(0);
        }
        // Whoever may write tidies and, if need be, builds.
        let next: &[&str] =
            if fault.call.number.is_multiple_of(2) { &["index"] } else { &["search", "quokka"] };
        let ran = self.place.timra(next);
        assert!(ran.code == Some(0), "{fault}, then {next:?}: {}", ran.stderr);
        assert_eq!(self.in_force(fault), 2, "{fault}, then {next:?}");
        assert_eq!(check(&index).expect("an index"), [], "{fault}");
        let left = fs::read_dir(&index).expect("an index");
        let left: BTreeSet<_> =
            left.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        let generation = Manifest::read(&index).expect("a manifest").generation;
        let expected = [".lock", "inputs.json.lz4", "manifest.json", &generation];
        assert_eq!(left, expected.map(str::to_owned).into(), "{fault}, then {next:?}");
        !output.status.success()
    }
}

fn is_in_the_sample(fault: &Fault) -> bool {
    let one_in = if fault.call.is_main { SAMPLE_OF_MAIN } else { SAMPLE };
    xxh3_64(fault.to_string().as_bytes()).is_multiple_of(one_in)
}

fn every_fault_of(build: Build) {
    if !Strace::is_there() {
        eprintln!("skipped: faults in system calls, because strace is not there or may not trace here");
        return;
    }
    let all = std::env::var("TIMRA_FAULTS").is_ok_and(|which| which == "all");
    let site = Site::new(build);
    let calls = site.calls();
    assert!(calls.iter().filter(|call| call.is_main).count() > 12, "{calls:?}");
    let faults = calls.iter().flat_map(|call| FAULTS.map(|what| Fault { build, call, what }));
    let (mut tried, mut met) = (0, 0);
    for fault in faults.filter(|fault| all || is_in_the_sample(fault)) {
        tried += 1;
        met += usize::from(site.survives(&fault));
    }
    assert!(met > 3, "{met} of {tried} faults were met");
    eprintln!(
        "{build:?} build: {} calls; {tried} faults tried, of which {met} ended it; none lost an index",
        calls.len()
    );
}

#[test]
fn faults_of_a_first_build() {
    every_fault_of(Build::First);
}

#[test]
fn faults_of_a_build_that_goes_on() {
    every_fault_of(Build::Incremental);
}

#[test]
fn faults_of_a_whole_build() {
    every_fault_of(Build::Whole);
}
