//! An index that another timra has built, or at another time.

use std::path::Path;

use timra_format::Manifest;
use timra_index::Inputs;
use xxhash_rust::xxh3::xxh3_128;

use super::workplace::Workplace;

/// Changes what an index says of itself, as a timra would have written it that differs in just this.
pub(crate) fn rewrite(index: &Path, edit: impl FnOnce(&mut Manifest)) {
    let mut manifest = Manifest::read(index).expect("a manifest");
    edit(&mut manifest);
    let generation = std::mem::take(&mut manifest.generation);
    manifest.checksum = String::new();
    manifest.checksum = format!("{:032x}", xxh3_128(&serde_json::to_vec(&manifest).expect("JSON")));
    manifest.generation = generation;
    let text = serde_json::to_string_pretty(&manifest).expect("JSON") + "\n";
    std::fs::write(index.join("manifest.json"), text).expect("a manifest");
}

fn notes() -> Workplace {
    let place = Workplace::empty();
    place.write("notes/one.md", "# Quokka\n\nQuokkas smile.\n");
    place.timra(&["index", "notes", "--index", "i"]).exits(0);
    place
}

type Edit = fn(&mut Manifest);

/// English is cut otherwise.
fn other_analyzer(manifest: &mut Manifest) {
    manifest.analysis.analyzers.insert("en".to_owned(), "0".repeat(32));
}

#[test]
fn what_this_timra_would_build_otherwise_is_built_anew_and_said_why() {
    let edits: [(&str, Edit, &str); 3] = [
        ("analyzer", other_analyzer, "analyses text in another way"),
        ("lexicons", |manifest| manifest.analysis.lexicons = "0".repeat(32), "has other word lists"),
        ("format", |manifest| manifest.format = 1, "the index has format 1 and this timra writes format"),
    ];
    for (name, edit, why) in edits {
        let place = notes();
        rewrite(&place.path("i"), edit);
        let ran = place.timra(&["search", "--index", "i", "quokka"]).exits(0).says(&[why, "rebuilding i/"]);
        assert!(!ran.stderr.contains("content has changed"), "{name}: {}", ran.stderr);
        assert_eq!(place.timra(&["search", "--index", "i", "quokka"]).exits(0).stderr, "", "{name}");
        rewrite(&place.path("i"), edit);
        place.timra(&["index", "notes", "--index", "i"]).exits(0).says(&[why, "rebuilding i/"]);
        place.timra(&["index", "notes", "--index", "i"]).exits(0).says(&["up to date"]);
    }
}

/// Up to format 4, what an index was built from stood in another file.
#[test]
fn an_index_of_an_older_format_is_built_anew_from_what_it_was_built_from() {
    let place = notes();
    let (now, former) = (place.path("i/inputs.json.lz4"), place.path("i/inputs.json"));
    let inputs = Inputs::read(&place.path("i")).expect("inputs");
    std::fs::remove_file(&now).expect("inputs");
    std::fs::write(&former, serde_json::to_vec(&inputs).expect("JSON")).expect("inputs");
    rewrite(&place.path("i"), |manifest| manifest.format = 4);
    place.timra(&["search", "--index", "i", "quokka"]).exits(0).says(&["rebuilding i/"]);
    assert!(now.exists() && !former.exists());
    assert_eq!(place.timra(&["search", "--index", "i", "quokka"]).exits(0).stderr, "");
}

#[test]
fn an_index_of_a_newer_format_is_left_alone() {
    let place = notes();
    rewrite(&place.path("i"), |manifest| manifest.format = 9999);
    let before = std::fs::read(place.path("i/manifest.json")).expect("a manifest");
    place.timra(&["search", "--index", "i", "quokka"]).exits(2).says(&["format 9999", "newer timra"]);
    assert_eq!(std::fs::read(place.path("i/manifest.json")).expect("a manifest"), before);
}

#[test]
fn what_may_not_be_built_anew_is_searched_with_a_warning_if_words_are_cut_alike() {
    let frozen = ["search", "--frozen", "--index", "i", "quokka"];
    let place = notes();
    assert_eq!(place.timra(&frozen).exits(0).stderr, "");
    rewrite(&place.path("i"), |manifest| manifest.analysis.lexicons = "0".repeat(32));
    let warned = ["warning: i: this timra has other word lists", "--full --index i"];
    assert!(place.timra(&frozen).exits(0).says(&warned).stdout.contains("Quokkas smile"));
    // As one that came without its content.
    std::fs::remove_dir_all(place.path("notes")).expect("content");
    place.timra(&["search", "--index", "i", "quokka"]).exits(0).says(&warned);
    // Words that were cut otherwise would be missed without a word.
    rewrite(&place.path("i"), other_analyzer);
    place.timra(&["search", "--index", "i", "quokka"]).exits(2).says(&["`en` are cut otherwise", "--full"]);
    rewrite(&place.path("i"), |manifest| manifest.format = 1);
    place.timra(&["search", "--index", "i", "quokka"]).exits(2).says(&["format 1", "--full"]);
}

#[test]
fn the_moment_of_a_build_can_be_set() {
    let place = Workplace::empty();
    place.write("notes/later.md", "---\npublishDate: 2031-05-01\n---\n# Quokka\n");
    place.write("notes/over.md", "---\nexpiryDate: 2001-05-01\n---\n# Wombat\n");
    place.write("notes/always.md", "# Emu\n");
    let digest = |moment: &str| {
        let moment = [("SOURCE_DATE_EPOCH", moment)];
        place.timra_with(&["index", "notes", "--full", "--index", "i"], &moment).exits(0);
        Manifest::read(&place.path("i")).expect("a manifest").digest
    };
    let found = |word: &str| !place.found(&["--frozen", "--index", "i", word]).is_empty();
    // 2001-01-01
    let early = digest("978307200");
    assert!(!found("quokka") && found("wombat") && found("emu"));
    // 2033-05-18
    assert_ne!(digest("2000000000"), early);
    assert!(found("quokka") && !found("wombat") && found("emu"));
    assert_eq!(digest("978307200"), early);
    for moment in ["", "yesterday", "1e9", "99999999999999999999"] {
        let ran = place.timra_with(&["index", "notes", "--index", "i"], &[("SOURCE_DATE_EPOCH", moment)]);
        ran.exits(2).says(&["SOURCE_DATE_EPOCH", "seconds since 1970"]);
    }
    assert!(place.timra(&["index", "--help"]).exits(0).stdout.contains("SOURCE_DATE_EPOCH"));
}
