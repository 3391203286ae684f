//! How much memory a build takes.

use std::fmt::Write as _;

use super::workplace::Workplace;

/// Long documents of few words: much to hold, little to analyse.
fn documents(count: usize) -> String {
    let long = "- ".repeat(1000);
    (0..count).fold(String::new(), |mut lines, id| {
        writeln!(lines, r#"{{"id": {id}, "text": "quokka {id} {long}", "url": "https://x.example/{id}"}}"#)
            .expect("a line");
        lines
    })
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_of_documents_is_never_held_whole() {
    let place = Workplace::empty();
    place.write("docs.jsonl", documents(40_000));
    let (ran, peak) = place.timra_measured(&["index", "--jsonl", "docs.jsonl", "--memory", "32"]);
    ran.exits(0).says(&["40000 pages, 40000 sections"]);
    // About 40 MB, as for half or twice as many; 80 MB more where the file, or all that waits to be written, is held.
    assert!(peak < 75 << 20, "{} MB", peak >> 20);
}
