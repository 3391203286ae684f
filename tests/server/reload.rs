//! A newer index is taken up without a restart, and a broken one is not.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use timra_format::Manifest;

use super::running::Running;
use crate::cli::other_timra::rewrite;
use crate::cli::workplace::Workplace;

#[test]
fn no_request_fails_while_indexes_are_published() {
    let place = Workplace::with_sample();
    let server = Running::start(&place, &["--rate-limit", "0"]);
    let is_over = AtomicBool::new(false);
    let asked = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4)
            .map(|worker| {
                let (server, is_over) = (&server, &is_over);
                scope.spawn(move || {
                    let mut etags = HashSet::new();
                    let mut kept = server.client();
                    let mut count = 0;
                    while !is_over.load(Ordering::Relaxed) {
                        // By turns over a connection that is kept and over one of its own.
                        let mut own = (count % 8 == worker).then(|| server.client());
                        let client = own.as_mut().unwrap_or(&mut kept);
                        let path = [
                            "/api/search?q=blue+green&limit=20",
                            "/api/suggest?q=trieenr+kha",
                            "/?q=ha+tang",
                        ][count % 3];
                        let answer = client.get(path, &[]);
                        assert_eq!(answer.status(), 200, "{}", answer.text());
                        assert!(answer.text().contains("snippet"), "{}", answer.text());
                        etags.extend(answer.header("etag").map(str::to_owned));
                        // The server keeps no connection for ever, and says so.
                        if answer.header("connection") == Some("close") && own.is_none() {
                            kept = server.client();
                        }
                        count += 1;
                    }
                    (count, etags)
                })
            })
            .collect();
        for round in 1..=6 {
            let word = format!("quokka{round}");
            place.write("content/8-New/_index.md", format!("# News\n\nA {word} smiles.\n"));
            place.timra(&["index"]).exits(0);
            let generation = Manifest::read(&place.path("index")).expect("a manifest").generation;
            server.wait_until(|ready| ready["generation"] == generation.as_str());
            assert_eq!(server.get(&format!("/api/search?q={word}")).ids(), ["content/8-New/_index.md#news"]);
        }
        is_over.store(true, Ordering::Relaxed);
        workers.into_iter().map(|worker| worker.join().expect("no request failed")).collect::<Vec<_>>()
    });
    let etags: HashSet<_> = asked.iter().flat_map(|(_, etags)| etags).collect();
    assert!(asked.iter().all(|(count, _)| *count > 10), "almost nothing was asked");
    // Seven generations, and the page has ETags of its own.
    assert!(etags.len() > 7, "{etags:?}");
    assert_eq!(server.metric("timra_index_reloads_total"), 6.0);
    assert_eq!(server.metric("timra_index_generation"), 7.0);
    assert_eq!(server.metric("timra_panics_total"), 0.0);
}

#[test]
fn an_index_whose_manifest_looks_the_same_is_taken_up() {
    let place = Workplace::empty();
    for (name, word) in [("one", "quokka"), ("two", "wombat")] {
        place.write("content/a.md", format!("# News\n\nA {word} smiles.\n"));
        place.timra(&["index", "--full", "--index", name]).exits(0);
        let manifest = fs::File::options().append(true).open(place.path(name).join("manifest.json"));
        manifest.expect("a manifest").set_modified(SystemTime::UNIX_EPOCH).expect("a time");
    }
    let len = |name: &str| fs::metadata(place.path(name).join("manifest.json")).expect("a manifest").len();
    assert_eq!(len("one"), len("two"), "they are not alike");
    fs::rename(place.path("one"), place.path("index")).expect("renamed");
    let server = Running::start(&place, &["--frozen"]);
    assert_eq!(server.get("/api/search?q=quokka").ids().len(), 1);
    fs::rename(place.path("index"), place.path("one")).expect("renamed");
    fs::rename(place.path("two"), place.path("index")).expect("renamed");
    server.wait_until(|_| server.metric("timra_index_reloads_total") >= 1.0);
    assert_eq!(server.get("/api/search?q=wombat").ids().len(), 1);
}

/// What is done to a generation.
type Damage<'a> = &'a dyn Fn(&Path);

/// Publishes an index of other content whose generation `damage` has been done to, and gives its name.
fn publish(place: &Workplace, word: &str, damage: impl Fn(&Path)) -> String {
    place.write("other/page.md", format!("# News\n\nA {word} smiles.\n"));
    place.timra(&["index", "other", "--full", "--index", "built"]).exits(0);
    let manifest = Manifest::read(&place.path("built")).expect("a manifest");
    let generation = manifest.generation_path(&place.path("built"));
    damage(&generation);
    if generation.exists() {
        fs::rename(&generation, place.path("index").join(&manifest.generation)).expect("moved");
    }
    fs::rename(place.path("built/manifest.json"), place.path("index/manifest.json")).expect("published");
    fs::remove_dir_all(place.path("built")).expect("removed");
    manifest.generation
}

/// The largest file, where a damaged byte is in the content and not in a footer.
fn largest(dir: &Path) -> PathBuf {
    let files = fs::read_dir(dir).expect("a generation").flatten();
    files.max_by_key(|file| file.metadata().map_or(0, |m| m.len())).expect("a file").path()
}

#[test]
fn a_broken_index_is_refused_and_the_old_one_answers_on() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let server = Running::start(&place, &["--frozen"]);
    let before = server.get("/api/search?q=blue+green").ids();
    let first = Manifest::read(&place.path("index")).expect("a manifest").generation;
    let etag = server.get("/api/search?q=blue").header("etag").map(str::to_owned);
    let damages: [(&str, Damage); 4] = [
        ("ant", &|dir| {
            let path = largest(dir);
            let mut bytes = fs::read(&path).expect("bytes");
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x20;
            fs::write(path, bytes).expect("damaged");
        }),
        ("bee", &|dir| {
            let path = largest(dir);
            let bytes = fs::read(&path).expect("bytes");
            fs::write(path, &bytes[..bytes.len() / 2]).expect("cut");
        }),
        ("cat", &|dir| fs::remove_dir_all(dir).expect("removed")),
        ("dog", &|dir| fs::write(dir.join("meta.json"), "{}").expect("emptied")),
    ];
    for (at, (word, damage)) in damages.iter().enumerate() {
        let name = publish(&place, word, damage);
        let failures = (at + 1) as f64;
        let ready = server.wait_until(|ready| {
            ready["status"] == "stale"
                && server.metric("timra_index_reload_failures_total") >= failures
                && ready["reason"].as_str().is_some_and(|why| why.starts_with("it is broken"))
                && server.log().contains(&name)
        });
        let here = place.path("").display().to_string();
        assert!(!ready.to_string().contains(&here) && !ready.to_string().contains("index/"), "{ready}");
        assert_eq!(ready["generation"], first.as_str(), "{ready}");
        assert_eq!(server.get("/readyz").status(), 200);
        assert_eq!(server.metric("timra_index_stale"), 1.0);
        assert_eq!(server.get("/api/search?q=blue+green").ids(), before);
    }
    place.write("index/manifest.json", "{\"kind\": \"timra\", \"for");
    server.wait_until(|_| server.log().contains("its manifest cannot be read"));
    assert_eq!(server.get("/api/search?q=blue").header("etag").map(str::to_owned), etag);
    assert!(server.log().contains("is refused"), "{}", server.log());
    // A whole one is taken up.
    place.write("content/8-New/_index.md", "# News\n\nA quokka smiles.\n");
    place.timra(&["index", "--full"]).exits(0);
    let ready = server.wait_until(|ready| ready["status"] == "ready");
    assert_eq!(ready["reason"], serde_json::Value::Null);
    assert_eq!(server.metric("timra_index_stale"), 0.0);
    assert_eq!(server.metric("timra_index_reloads_total"), 1.0);
    assert_eq!(server.get("/api/search?q=blue+green").ids(), before);
    assert_eq!(server.metric("timra_panics_total"), 0.0);
}

#[test]
fn an_index_of_another_analysis_is_served_and_the_log_says_so() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    rewrite(&place.path("index"), |manifest| manifest.analysis.lexicons = "0".repeat(32));
    let server = Running::start(&place, &["--frozen"]);
    assert!(server.log().contains("warning: index: this timra has other word lists"), "{}", server.log());
    rewrite(&place.path("index"), |manifest| manifest.analysis.lexicons = "1".repeat(32));
    server.wait_until(|_| server.log().contains("it was built with another analysis"));
    assert!(!server.get("/api/search?q=blue+green").ids().is_empty());
}
