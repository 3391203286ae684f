//! An index is copied over one that is served, by any tool and in any order: nobody notices until it is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use timra_format::Manifest;

use super::running::Running;
use crate::cli::workplace::Workplace;

/// Copies the index in one directory over that in another; `false` if the tool for it is not there.
type Ship = fn(from: &Path, to: &Path) -> bool;

/// How indexes are copied; the tools do what people do.
const SHIPS: [(&str, Ship); 6] = [
    ("cp", |from, to| run(Command::new("cp").arg("-r").args([&from.join("."), to]))),
    ("rsync", |from, to| {
        run(Command::new("rsync").args(["-a", "--delete-after"]).args([&from.join(""), to]))
    }),
    ("tar", |from, to| {
        let packed = from.with_extension("tar");
        run(Command::new("tar").arg("-cf").arg(&packed).arg("-C").args([from, Path::new(".")]))
            && run(Command::new("tar").arg("-xf").arg(&packed).arg("-C").arg(to))
    }),
    ("the manifest first", |from, to| {
        in_order(from, to, |path| usize::from(!path.ends_with("manifest.json")))
    }),
    ("the files first", |from, to| in_order(from, to, |path| usize::from(path.ends_with("manifest.json")))),
    // As a checkout does: a file that is there is removed first, and what is of the old index goes at the end.
    ("a checkout", |from, to| {
        let old: Vec<PathBuf> = files(to).into_iter().filter(|path| !from.join(path).exists()).collect();
        for path in files(from) {
            let _ = fs::remove_file(to.join(&path));
            copy(from, to, &path);
        }
        old.iter().for_each(|path| fs::remove_file(to.join(path)).expect("removed"));
        true
    }),
];

fn run(tool: &mut Command) -> bool {
    let Ok(done) = tool.status() else { return false };
    assert!(done.success(), "{tool:?}");
    true
}

/// The files below a directory but the lock, by name.
fn files(dir: &Path) -> Vec<PathBuf> {
    let entries =
        walkdir::WalkDir::new(dir).sort_by_file_name().into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file() && entry.file_name() != ".lock");
    files.map(|entry| entry.path().strip_prefix(dir).expect("below").to_owned()).collect()
}

fn copy(from: &Path, to: &Path, path: &Path) {
    let to = to.join(path);
    fs::create_dir_all(to.parent().expect("a directory")).expect("directories");
    fs::copy(from.join(path), to).expect("a copy");
}

/// Copies file by file, those with a small `rank` first, slowly enough for a server to see the index half copied.
fn in_order(from: &Path, to: &Path, rank: fn(&Path) -> usize) -> bool {
    let mut files = files(from);
    files.sort_by_key(|path| rank(path));
    for path in files {
        copy(from, to, &path);
        std::thread::sleep(Duration::from_millis(100));
    }
    true
}

/// Builds the index of a site with a page that only it has, as another machine would.
fn built(place: &Workplace, round: usize) -> PathBuf {
    place.write("content/8-New/_index.md", format!("# News\n\nA quokka{round} smiles.\n"));
    let index = format!("built{round}");
    place.timra(&["index", "--full", "--index", &index]).exits(0);
    fs::remove_file(place.path(&index).join("inputs.json.lz4")).expect("what belongs to that machine");
    place.path(index)
}

#[test]
fn no_request_fails_while_an_index_is_copied_over_one_that_is_served() {
    let place = Workplace::with_sample();
    fs::rename(built(&place, 0), place.path("index")).expect("an index");
    let server = Running::start(&place, &["--frozen", "--rate-limit", "0"]);
    let is_over = AtomicBool::new(false);
    let mut shipped = 0;
    let asked: usize = std::thread::scope(|scope| {
        let ask = || {
            let mut asked = 0;
            while !is_over.load(Ordering::Relaxed) {
                let path = ["/api/search?q=blue+green&limit=20", "/api/suggest?q=trieenr+kha"][asked % 2];
                let answer = server.get(path);
                assert_eq!(answer.status(), 200, "{}", answer.text());
                assert!(!answer.ids().is_empty(), "{}", answer.text());
                asked += 1;
            }
            asked
        };
        let workers: Vec<_> = (0..3).map(|_| scope.spawn(ask)).collect();
        for (round, (how, ship)) in (1..).zip(SHIPS) {
            let from = built(&place, round);
            let generation = Manifest::read(&from).expect("a manifest").generation;
            if !ship(&from, &place.path("index")) {
                eprintln!("skipped: an index copied by {how}, which is not there");
                continue;
            }
            shipped += 1;
            server
                .wait_until(|ready| ready["generation"] == generation.as_str() && ready["status"] == "ready");
            let found = server.get(&format!("/api/search?q=quokka{round}")).ids();
            assert_eq!(found, ["content/8-New/_index.md#news"], "{how}");
            assert_eq!(timra_format::check(&place.path("index")).expect("an index"), [], "{how}");
        }
        is_over.store(true, Ordering::Relaxed);
        workers.into_iter().map(|worker| worker.join().expect("no request failed")).sum()
    });
    assert!(asked > 60, "almost nothing was asked: {asked}");
    assert_eq!(server.metric("timra_index_reloads_total"), f64::from(shipped));
    assert_eq!(server.metric("timra_panics_total"), 0.0);
}

/// A copy that ended in the middle: its manifest is there, its files are not.
#[test]
fn the_index_before_answers_until_the_files_of_a_newer_one_are_there() {
    let place = Workplace::with_sample();
    fs::rename(built(&place, 1), place.path("index")).expect("an index");
    let old = Manifest::read(&place.path("index")).expect("a manifest").generation;
    let from = built(&place, 2);
    let files = files(&from);
    copy(&from, &place.path("index"), Path::new("manifest.json"));
    let (last, others) = files.split_last().expect("files");
    assert!(last.ends_with("manifest.json"), "{last:?}");
    let of_generation: Vec<_> = others.iter().filter(|path| path.components().count() == 2).collect();
    let server = Running::start(&place, &["--frozen"]);
    for path in &of_generation {
        assert_eq!(place.found(&["--frozen", "quokka1"]), ["content/8-New/_index.md#news"], "{path:?}");
        place
            .timra(&["search", "--frozen", "quokka1"])
            .exits(0)
            .says(&["warning", "the index before it answers"]);
        copy(&from, &place.path("index"), path);
    }
    assert_eq!(place.timra(&["search", "--frozen", "quokka2"]).exits(0).stderr, "");
    let new = Manifest::read(&place.path("index")).expect("a manifest").generation;
    assert_ne!(old, new);
    server.wait_until(|ready| ready["generation"] == new.as_str() && ready["status"] == "ready");
    assert_eq!(server.get("/api/search?q=quokka2").ids(), ["content/8-New/_index.md#news"]);
}

/// Whoever reads a file through memory sees zeros behind an end that it did not have.
#[test]
fn a_file_that_is_cut_off_under_a_server_is_an_error_and_never_an_answer() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let path = "/api/search?q=blue+green+deployment&limit=20";
    let manifest = Manifest::read(&place.path("index")).expect("a manifest");
    let generation = manifest.generation_path(&place.path("index"));
    // An answer that is kept is right whatever becomes of the files.
    let flags = ["--frozen", "--answer-cache", "0"];
    let mut server = Running::start(&place, &flags);
    let hits = server.get(path).json()["hits"].clone();
    let (mut ended, mut errors) = (0, 0);
    for name in manifest.files.keys() {
        let whole = fs::read(generation.join(name)).expect("bytes");
        let mut client = server.client();
        assert_eq!(client.get(path, &[]).json()["hits"], hits, "{name}");
        let file = fs::File::options().write(true).open(generation.join(name)).expect("a file");
        file.set_len(whole.len() as u64 * 2 / 3).expect("cut off");
        client.send(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes()).expect("sent");
        match client.answer(false) {
            Ok(answer) => {
                assert_eq!(answer.status(), 500, "{name}: {}", answer.text());
                errors += 1;
                if errors == 1 {
                    server.wait_until(|ready| ready["status"] == "stale");
                }
                fs::write(generation.join(name), &whole).expect("repaired");
            }
            // The system has ended a server that was reading just then; its supervisor starts it again.
            Err(_) => {
                ended += 1;
                fs::write(generation.join(name), &whole).expect("repaired");
                server = Running::start(&place, &flags);
            }
        }
        assert_eq!(server.get(path).json()["hits"], hits, "{name}");
    }
    eprintln!("files cut off under a server: {errors} errors, {ended} servers ended");
    assert!(errors > 0);
    server.wait_until(|ready| ready["status"] == "ready");
}
