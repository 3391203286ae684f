//! What is not in an index is told, each time and with the reason.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::{PermissionsExt as _, symlink};

#[cfg(unix)]
use super::nobody::Nobody;
#[cfg(target_os = "linux")]
use super::ran::Ran;
use super::workplace::Workplace;

#[test]
fn nothing_is_left_and_the_reasons_are_told() {
    let cases: [(&str, &[u8], &[&str]); 4] = [
        ("draft.md", b"---\ndraft: true\n---\n# A\n", &["1 because it is a draft", "--drafts"]),
        (
            "latin.md",
            b"# One\n\ntwo \xff\xfe three\n",
            &["latin.md:3", "UTF-8", "1 because it cannot be read"],
        ),
        ("page.html", b"<h1>A</h1>", &["1 file here is of a kind that timra does not read", "1 .html"]),
        ("picture.png", b"", &["name a Hugo site or a directory of Markdown"]),
    ];
    for (name, bytes, reasons) in cases {
        let place = Workplace::empty();
        place.write(format!("content/{name}"), bytes);
        for args in [&["index"][..], &["search", "words"]] {
            place.timra(args).exits(2).says(&["there is no page to index here"]).says(reasons);
        }
    }
    let place = Workplace::empty();
    place.write("docs.jsonl", "{\"id\": \"a\"}\n");
    place.timra(&["index", "--jsonl", "docs.jsonl"]).exits(2).says(&["docs.jsonl:1", "missing field `text`"]);
    place.write("notes/a.html", "<p>");
    place.timra(&["check", "notes"]).exits(2).says(&["no page to check", "1 .html"]);
}

#[test]
fn an_index_that_is_up_to_date_repeats_what_is_not_in_it() {
    let place = Workplace::empty();
    // Enough for one change to be few.
    (0..30).for_each(|page| place.write(format!("content/p{page}.md"), format!("# Page {page}\n\nWords.\n")));
    place.write("content/draft.md", "---\ndraft: true\n---\n# A\n");
    place.write("content/latin.md", b"# One\n\ntwo \xff\xfe three\n");
    place.write("content/date.md", "---\ndate: yesterday\n---\n# One\n");
    place.write("content/talk.org", "* One\n");
    let told = [
        "warning: content/latin.md:3: byte 11 is not valid UTF-8",
        "warning: content/date.md:2: `yesterday` is not a date",
        "warning: content: 1 file here is of a kind that timra does not read",
        "2 left out (1 because it cannot be read, 1 because it is a draft)",
    ];
    let whole = place.timra(&["index"]).exits(0).says(&told);
    let again = place.timra(&["index"]).exits(0).says(&told).says(&["up to date"]);
    // One change more, and the other files are not read again.
    place.write("content/more.md", "# More\n");
    let incremental = place.timra(&["index"]).exits(0).says(&told);
    let warnings = |stderr: &str| -> Vec<String> {
        stderr.lines().filter(|line| line.starts_with("warning")).map(str::to_owned).collect()
    };
    assert_eq!(warnings(&again.stderr), warnings(&whole.stderr));
    assert_eq!(warnings(&incremental.stderr), warnings(&whole.stderr));
    place.timra(&["stats"]).exits(0);
    let stats = place.timra(&["stats", "--format", "json"]).exits(0).json();
    assert_eq!(stats["sites"]["content"]["left_out_because"]["it is a draft"], 1, "{stats}");
    // Whoever wants to find something is told that there is more to know.
    place.write("content/more.md", "# Even more\n");
    place
        .timra(&["search", "more"])
        .exits(0)
        .says(&["3 warnings, 2 files left out; `timra index` tells them"]);
    // Of documents only the counts are known.
    place.write("docs.jsonl", "{\"id\": \"a\"}\n{\"id\": \"b\", \"text\": \"words\"}\n");
    let jsonl = ["index", "--jsonl", "docs.jsonl", "--index", "i"];
    place.timra(&jsonl).exits(0).says(&["docs.jsonl:1"]);
    place.timra(&jsonl).exits(0).says(&["up to date", "1 more [bad-document]"]);
}

#[cfg(unix)]
#[test]
fn a_configuration_that_cannot_be_read_is_told_wherever_the_root_is() {
    let place = Workplace::empty();
    place.write("hill/content/a.md", "# Birds\n\nAn albatross.\n");
    symlink("/dev/zero", place.path("hill/hugo.toml")).expect("a link");
    for root in ["hill", "hill/content"] {
        let ran = place.timra(&["index", root, "--index", "i"]).exits(0);
        ran.says(&["hill/hugo.toml: this configuration cannot be read (it is no file)"]);
    }
    place.write("dale/hugo.toml", "");
    place.write("elsewhere/a.md", "# Secret\n");
    symlink("../elsewhere", place.path("dale/content")).expect("a link");
    place.write("good/a.md", "# Good\n");
    place
        .timra(&["index", "dale", "good", "--index", "i"])
        .exits(0)
        .says(&["dale/content", "leads out of the root"]);
}

#[cfg(unix)]
#[test]
fn what_could_not_be_read_once_is_tried_again() {
    let place = Workplace::empty();
    for page in 1..=3 {
        place.write(format!("content/p{page}.md"), format!("# P{page}\n\nquokka{page}\n"));
    }
    place.write("content/sub/p4.md", "# P4\n\nquokka4\n");
    let forbid = |name: &str, mode: u32| {
        fs::set_permissions(place.path(name), fs::Permissions::from_mode(mode)).expect("permissions");
    };
    forbid("content/p2.md", 0o000);
    forbid("content/sub", 0o000);
    let Some(nobody) = Nobody::in_place(&place) else { return };
    let told = ["content/p2.md: this page cannot be read", "content/sub: this cannot be read", "1 left out"];
    nobody.timra(&["index"]).exits(0).says(&told);
    nobody.timra(&["index"]).exits(0).says(&told).says(&["up to date"]);
    nobody.timra(&["search", "quokka2"]).exits(1);
    forbid("content/p2.md", 0o644);
    nobody.timra(&["search", "quokka2"]).exits(0);
    forbid("content/sub", 0o755);
    nobody.timra(&["search", "quokka4"]).exits(0);
    let ran = nobody.timra(&["index"]).exits(0).says(&["up to date"]);
    assert!(!ran.stderr.contains("warning"), "{}", ran.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_root_whose_changes_no_search_can_see_is_told() {
    use std::os::unix::ffi::OsStrExt as _;
    let place = Workplace::empty();
    let here = std::path::Path::new(std::ffi::OsStr::from_bytes(b"caf\xe9"));
    place.write(here.join("notes/a.md"), "# Work\n");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_timra"));
    let output =
        command.args(["index", "notes"]).current_dir(place.path(here)).output().expect("the program starts");
    Ran::new(output).exits(0).says(&["warning:", "is not valid UTF-8", "a search cannot tell"]);
}
