//! Files that nobody should have, beside one that must be indexed all the same.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::{PermissionsExt as _, symlink};

use super::ran::Ran;
use super::workplace::Workplace;

/// Indexes `notes/` with a good page and what `add` puts beside it. The good page must be found, whatever that is.
#[track_caller]
fn index_beside(place: &Workplace, add: impl FnOnce()) -> Ran {
    place.write("notes/good.md", "# Work\n\nLighthouse keepers wanted.\n");
    add();
    let ran = place.timra(&["index", "notes", "--index", "i", "--verbose"]).exits(0);
    assert_eq!(place.found(&["--index", "i", "lighthouse keepers"]), ["notes/good.md#work"]);
    ran
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    let place = Workplace::empty();
    let path = place.path("notes/secret.md");
    let ran = index_beside(&place, || {
        place.write("notes/secret.md", "# Secret\n");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("permissions");
    });
    if fs::read(&path).is_ok() {
        eprintln!("skipped: whoever runs this test may read every file");
        return;
    }
    ran.says(&["notes/secret.md", "cannot be read", "permissions"]);
}

#[test]
fn bytes_that_are_no_text() {
    let place = Workplace::empty();
    index_beside(&place, || place.write("notes/bad.md", b"# One\n\ntwo \xff\xfe three\n"))
        .says(&["notes/bad.md:3", "UTF-8"]);
}

#[test]
fn a_file_that_is_too_long() {
    let place = Workplace::empty();
    let ran = index_beside(&place, || {
        place.write("notes/long.md", "");
        let file = fs::File::options().write(true).open(place.path("notes/long.md")).expect("a file");
        // Nothing is written: the file system only notes the length.
        file.set_len(200 << 20).expect("a length");
    });
    ran.says(&["notes/long.md", "longer than", "left out"]);
}

#[test]
fn nesting_without_end() {
    for open in [">", "> ", "[", "![", "- ", "<b>", "{{< x >}}"] {
        let place = Workplace::empty();
        let text = format!("# Before\n\n{}\n\n# Behind\n\nalbatross\n", open.repeat(100_000));
        let ran = index_beside(&place, || place.write("notes/deep.md", text));
        assert_eq!(place.found(&["--index", "i", "albatross"]), ["notes/deep.md#behind"], "{open}");
        // The parser copes with the others by itself.
        if open.starts_with('>') {
            ran.says(&["notes/deep.md:3", "nested"]);
        }
    }
}

#[test]
fn a_heading_of_a_megabyte() {
    let place = Workplace::empty();
    let heading = "albatross ".repeat(100_000);
    index_beside(&place, || place.write("notes/wide.md", format!("# {heading}\n\ntext\n")))
        .says(&["notes/wide.md:1", "heading is very long"]);
    let answer = place.timra(&["search", "--index", "i", "--format", "json", "albatross"]).exits(0);
    assert!(answer.stdout.len() < 10_000, "the whole heading is printed");
}

#[cfg(unix)]
#[test]
fn links_that_go_round_or_away() {
    let place = Workplace::empty();
    place.write("elsewhere/secret.md", "# Albatross\n");
    let ran = index_beside(&place, || {
        symlink("..", place.path("notes/round")).expect("a link");
        symlink(".", place.path("notes/self")).expect("a link");
        symlink(place.path("elsewhere"), place.path("notes/away")).expect("a link");
        symlink("../elsewhere/secret.md", place.path("notes/away.md")).expect("a link");
    });
    ran.says(&["notes/self", "leads back", "notes/away:", "notes/away.md:", "leads out of the root"]);
    assert_eq!(place.found(&["--index", "i", "albatross"]), [""; 0]);
}

#[test]
fn nothing_to_index() {
    let place = Workplace::empty();
    fs::create_dir(place.path("empty")).expect("a directory");
    let ran = place.timra(&["index", "empty", "--index", "i"]).exits(2).says(&["empty", "no page"]);
    assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
    place.timra(&["index", "not-there", "--index", "i"]).exits(2).says(&["not-there", "cannot be read"]);
    place.timra(&["index", "--index", "i"]).exits(2).says(&["content"]);
}

#[test]
fn a_configuration_that_cannot_be_understood() {
    let place = Workplace::empty();
    place.write("hill/hugo.toml", "baseURL = 'https://x.example/'\n[languages\n");
    place.write("hill/content/_index.md", "# Birds\n\nAn albatross nests here.\n");
    place.write("dale/hugo.toml", "baseURL = 'https://y.example/'\n");
    place.write("dale/content/_index.md", "# Birds\n\nNo albatross was ever seen in this valley.\n");
    place.timra(&["index", "hill", "dale"]).exits(0).says(&["hill/hugo.toml:2"]);
    let mut found = place.found(&["albatross"]);
    found.sort();
    assert_eq!(found, ["dale/content/_index.md#birds", "hill/content/_index.md#birds"]);
}

#[test]
fn front_matter_that_unfolds_without_end() {
    let mut bomb = "---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let below = format!("*a{}", level - 1);
        bomb.push_str(&format!("a{level}: &a{level} [{}]\n", [below.as_str(); 9].join(", ")));
    }
    bomb.push_str("title: *a19\n---\n# Birds\n\nalbatross\n");
    let place = Workplace::empty();
    index_beside(&place, || place.write("notes/bomb.md", bomb)).says(&["notes/bomb.md", "front matter"]);
    assert_eq!(place.found(&["--index", "i", "albatross"]), ["notes/bomb.md#birds"]);
}
