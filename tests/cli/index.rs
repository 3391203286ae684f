//! `timra index`, and how an index keeps up with its content.

use std::collections::HashSet;
use std::fs;

use super::workplace::Workplace;

#[test]
fn an_index_follows_its_content() {
    let place = Workplace::with_sample();
    let page = "content/8-New/_index.md";
    assert_eq!(place.found(&["quokka"]), [""; 0]);
    place.write(page, "# News\n\nQuokkas smile.\n");
    assert_eq!(place.found(&["quokka"]), ["content/8-New/_index.md#news"]);
    place.write(page, "# Other news\n\nWombats dig.\n");
    assert_eq!(place.found(&["quokka"]), [""; 0]);
    assert_eq!(place.found(&["wombat"]), ["content/8-New/_index.md#other-news"]);
    fs::remove_file(place.path(page)).expect("the page is there");
    assert_eq!(place.found(&["wombat"]), [""; 0]);
    // The configuration decides addresses, so it is watched as well.
    let config = fs::read_to_string(place.path("hugo.toml")).expect("a configuration");
    place.write("hugo.toml", config.replace("https://example.org/so-tay/", "https://moved.example/"));
    let ran = place.timra(&["search", "--format", "json", "blue green"]).exits(0);
    assert!(ran.stdout.contains("https://moved.example/"), "{}", ran.stdout);
}

#[test]
fn words_that_a_page_says_of_itself_are_found() {
    let place = Workplace::empty();
    place.write("hugo.toml", "baseURL = 'https://kb.example/'\n");
    let front_matter = "title: Bảng giá\ndescription: Học phí mỗi học kỳ\nkeywords: [tuition]\ntags: [tài chính]\n\
                        aliases: [/old/price-list/]\n";
    place.write(
        "content/bang-gia.md",
        format!("---\n{front_matter}---\n\nXem bảng bên dưới.\n\n## Đợt một\n\nHết.\n"),
    );
    place.write("content/other.md", "---\ntitle: Other\n---\n\nSomething else.\n");
    for query in ["học phí", "hoc phi", "tuition", "tài chính", "price list", "bảng giá tuition"] {
        assert_eq!(place.found(&[query])[0], "content/bang-gia.md#", "{query}");
    }
}

#[test]
fn pages_that_are_kept_out_are_not_found() {
    let place = Workplace::empty();
    place.write("hugo.toml", "baseURL = 'https://kb.example/'\n");
    place.write("content/open.md", "---\ntitle: Open\n---\n\nRecovery code.\n");
    place.write("content/secret.md", "---\ntitle: Secret\nexcludeSearch: true\n---\n\nRecovery code.\n");
    place.write("content/drafts/note.md", "---\ntitle: Note\n---\n\nMy recovery codes.\n");
    assert_eq!(place.found(&["recovery"]).len(), 2);
    place.write("timra.toml", "[index]\nexclude = ['drafts']\n");
    assert_eq!(place.found(&["recovery"]), ["content/open.md#"]);
    place.timra(&["index", "--full"]).exits(0).says(&["1 pages", "2 left out"]);
    // It is published, so who links to it is right.
    place.write("content/open.md", "---\ntitle: Open\n---\n\nRecovery [code](/secret/).\n");
    place.timra(&["check"]).exits(0);
}

#[test]
fn what_has_not_changed_is_not_built_again() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0).says(&["content:", "sections"]);
    place.timra(&["index"]).exits(0).says(&["up to date"]);
    let again = place.timra(&["index", "--full"]).exits(0);
    assert!(!again.stderr.contains("up to date"), "{}", again.stderr);
    assert_eq!(again.stdout, "");
}

#[test]
fn two_builds_of_the_same_content_answer_alike() {
    let place = Workplace::with_sample();
    place.write(
        "queries.tsv",
        "q1\tblue green deployment\nq2\tha tang duoi dang ma\nq3\tthe and a va cua la\n",
    );
    let run = |index: &str| {
        place.timra(&["index", "--index", index]).exits(0);
        let search =
            ["search", "--index", index, "--queries", "queries.tsv", "--format", "trec", "--limit", "1000"];
        place.timra(&search).exits(0).stdout
    };
    let first = run("one");
    assert_eq!(first, run("two"));
    let pairs: Vec<_> =
        first.lines().map(|line| line.split('\t').step_by(2).take(2).collect::<Vec<_>>()).collect();
    assert!(pairs.len() > 100, "almost nothing was found");
    assert_eq!(pairs.iter().collect::<HashSet<_>>().len(), pairs.len(), "an id is repeated");
}

#[test]
fn stats_count_what_was_indexed() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let stats = place.timra(&["stats", "--format", "json"]).exits(0).json();
    let pages = walkdir::WalkDir::new(place.path("content")).into_iter().flatten();
    let pages = pages.filter(|entry| entry.file_type().is_file()).count() as u64;
    let site = &stats["sites"]["content"];
    let counted = site["pages"]["en"].as_u64().zip(site["pages"]["vi"].as_u64());
    let (en, vi) = counted.expect("pages of both languages");
    assert_eq!(en + vi + site["left_out"].as_u64().expect("a number"), pages, "{stats}");
    assert!(en >= 20 && vi >= 20, "{stats}");
}

#[test]
fn several_sites_in_one_index_have_names_of_their_own() {
    let place = Workplace::empty();
    place.write("a/notes/one.md", "# News\n\nA quokka was seen\n");
    place.write("b/notes/one.md", "# News\n\nNo quokka lives at our place\n");
    place.timra(&["index", "a/notes", "b/notes"]).exits(0).says(&["b/notes", "same name", "notes-2"]);
    let mut found = place.found(&["quokka"]);
    found.sort();
    assert_eq!(found, ["notes-2/one.md#news", "notes/one.md#news"]);
}

#[test]
fn a_directory_of_somebody_else_is_left_alone() {
    let place = Workplace::with_sample();
    place.write("public/g7/data.txt", "mine");
    place.write("public/manifest.json", "{\"name\": \"web app\"}");
    place.timra(&["index", "--index", "public"]).exits(2).says(&["public", "--index"]);
    place.write("notes/diary.txt", "mine");
    place.timra(&["index", "--index", "notes"]).exits(2).says(&["notes", "--index"]);
    assert_eq!(std::fs::read_to_string(place.path("public/g7/data.txt")).expect("kept"), "mine");
    assert_eq!(
        std::fs::read_to_string(place.path("public/manifest.json")).expect("kept"),
        "{\"name\": \"web app\"}"
    );
    assert!(!place.path("notes/manifest.json").exists());
}

#[test]
fn an_index_that_cannot_be_brought_up_to_date_still_answers() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    for page in walkdir::WalkDir::new(place.path("content")).into_iter().flatten() {
        if page.file_type().is_file() {
            std::fs::remove_file(page.path()).expect("removed");
        }
    }
    place.timra(&["search", "blue green"]).exits(0).says(&["as it is"]);
}
