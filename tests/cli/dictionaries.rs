//! `timra dict`, and indexes that were built with a dictionary or without.

use super::workplace::Workplace;

#[test]
fn only_some_languages_have_dictionaries() {
    let place = Workplace::empty();
    place.timra(&["dict", "build", "vi", "--from", "source"]).exits(2).says(&["ko, ja, zh"]);
}

/// A dictionary in which `天地玄黄` is a word, as nowhere else.
fn with_dictionary() -> Workplace {
    let place = Workplace::empty();
    let words = "天地玄黄,0,0,100,n\n宇宙,0,0,100,n\n洪荒,0,0,100,n\n";
    place.write("source/words.csv", words);
    place.write("source/matrix.def", "1 1\n0 0 0\n");
    place.write("source/unk.def", "DEFAULT,0,0,14000,x\nSPACE,0,0,14000,x\n");
    place.write("source/char.def", "DEFAULT 0 1 0\nSPACE 0 1 0\n0x0020 SPACE\n");
    let built = place.timra(&["dict", "build", "zh", "--from", "source"]).exits(0);
    built.says(&["dict/zh is ready"]);
    place.write("notes/one.md", "# 一\n\n天地玄黄，宇宙洪荒。\n");
    place.write("notes/two.md", "# Two\n\nNothing of that kind.\n");
    place
}

#[test]
fn a_dictionary_cuts_text_and_query_alike() {
    let place = with_dictionary();
    place.timra(&["index", "notes", "--index", "i", "--dict", "dict"]).exits(0);
    let search = ["--index", "i", "--frozen", "--dict", "dict"];
    let mark = |query: &str| {
        let ran =
            place.timra(&[&["search", "--format", "json", query], &search[..]].concat()).exits(0).json();
        let hit = &ran["hits"][0];
        let highlight = &hit["highlights"][0];
        let at = |name: &str| usize::try_from(highlight[name].as_u64().expect("a place")).expect("a place");
        hit["snippet"].as_str().expect("a text")[at("start")..at("end")].to_owned()
    };
    assert_eq!(mark("天地玄黄"), "天地玄黄");
    // A part of a word finds the word.
    assert_eq!(mark("玄黄"), "天地玄黄");
    assert_eq!(mark("宇宙"), "宇宙");
}

#[test]
fn an_index_is_searched_as_it_was_built_or_not_at_all() {
    let place = with_dictionary();
    place.timra(&["index", "notes", "--index", "with", "--dict", "dict"]).exits(0);
    place.timra(&["index", "notes", "--index", "without"]).exits(0);
    let search = |index: &str, more: &[&str]| {
        place.timra(&[&["search", "宇宙", "--index", index, "--frozen"], more].concat())
    };
    search("with", &["--dict", "dict"]).exits(0);
    search("without", &[]).exits(0);
    search("with", &[]).exits(2).says(&["`zh` was cut with a dictionary", "TIMRA_DICT_DIR"]);
    search("without", &["--dict", "dict"])
        .exits(2)
        .says(&["`zh` was cut without a dictionary", "leave it out"]);

    // Where it may be rebuilt, it is.
    let ran = place.timra(&["search", "宇宙", "--index", "with"]).exits(0);
    ran.says(&["rebuilding with/"]);
    search("with", &[]).exits(0);

    // Another dictionary of the same language is another one.
    place.timra(&["index", "notes", "--index", "with", "--dict", "dict"]).exits(0);
    place.write("source/words.csv", "天地,0,0,100,n\n玄黄,0,0,100,n\n");
    place.timra(&["dict", "build", "zh", "--from", "source"]).exits(0);
    search("with", &["--dict", "dict"]).exits(2).says(&["another dictionary"]);
}

#[test]
fn what_is_no_dictionary_is_refused() {
    let place = with_dictionary();
    let index = |dict: &str| place.timra(&["index", "notes", "--index", "i", "--dict", dict]).exits(2);
    index("nowhere").says(&["no dictionary here", "timra dict build"]);
    index("notes").says(&["no dictionary here"]);
    place.write("other/ja/timra.json", std::fs::read(place.path("dict/zh/timra.json")).expect("a seal"));
    index("other").says(&["is a dictionary of `zh`"]);
    let file = place.path("dict/zh/dict.vals");
    std::fs::write(&file, b"short").expect("a file");
    index("dict").says(&["dict.vals is not what was written"]);
    place.timra(&["dict", "build", "zh", "--from", "notes"]).exits(2).says(&["matrix.def"]);
    // Nothing of anybody else is replaced.
    place.write("mine/zh/diary.txt", "private");
    let args = ["dict", "build", "zh", "--from", "source", "--dict", "mine"];
    place.timra(&args).exits(2).says(&["something else"]);
    assert!(place.path("mine/zh/diary.txt").is_file());
}

/// With the dictionary where a package puts it for this user, and nothing named.
fn with_installed() -> Workplace {
    let place = with_dictionary();
    let home = place.path("data-home/timra/dictionaries");
    std::fs::create_dir_all(&home).expect("directories");
    std::fs::rename(place.path("dict/zh"), home.join("zh")).expect("a dictionary");
    place
}

#[test]
fn an_installed_dictionary_is_found_by_itself() {
    let place = with_installed();
    place.timra(&["index", "notes", "--index", "i", "--no-dict"]).exits(0);
    let frozen = ["search", "宇宙", "--index", "i", "--frozen"];
    place.timra(&frozen).exits(2).says(&["`zh` was cut without a dictionary", "--no-dict leaves it out"]);
    place.timra(&[&frozen[..], &["--no-dict"]].concat()).exits(0);
    let state = || place.timra(&["self-check", "--index", "i", "--format", "json"]).exits(0).json();
    let told = state();
    let at = place.path("data-home/timra/dictionaries/zh").canonicalize().expect("a directory");
    let named = told["dictionary_places"]["zh"].as_str().expect("a directory");
    assert_eq!(std::path::Path::new(named).canonicalize().expect("a directory"), at);
    assert_eq!(told["index"]["state"], "outdated");
    assert!(told["index"]["why"].as_str().is_some_and(|why| why.contains("`zh`")), "{told}");

    // Where it may be built again, it is, and the reason is told.
    let ran = place.timra(&["search", "宇宙", "--index", "i"]).exits(0);
    ran.says(&["words of `zh`", "not cut by the dictionary that is here now: rebuilding i/"]);
    assert_eq!(state()["index"]["state"], "current");
    std::fs::remove_dir_all(place.path("data-home")).expect("a directory");
    assert_eq!(state()["dictionaries"], serde_json::json!({}));
    place
        .timra(&["search", "宇宙", "--index", "i"])
        .exits(0)
        .says(&["by a dictionary that is not here: rebuilding i/"]);
}

#[test]
fn what_counts_more_is_asked_first() {
    let place = with_installed();
    let digest = |args: &[&str], env: &[(&str, &str)]| {
        let args = [&["self-check", "--format", "json"], args].concat();
        place.timra_with(&args, env).exits(0).json()["dictionaries"]["zh"].as_str().map(str::to_owned)
    };
    let of_user = digest(&[], &[]).expect("a dictionary");
    place.write("source/words.csv", "天地,0,0,100,n\n");
    place.timra(&["dict", "build", "zh", "--from", "source", "--dict", "packages/dictionaries"]).exits(0);
    let packages = place.path("packages");
    let nowhere = place.path("nowhere");
    let dirs = std::env::join_paths([&nowhere, &packages]).expect("a list of directories");
    let dirs = [("TIMRA_DATA_DIRS", dirs.to_str().expect("a text"))];
    let of_package = digest(&[], &dirs).expect("a dictionary");
    assert_ne!(of_package, of_user);
    let user = place.path("data-home/timra/dictionaries");
    let user = user.to_str().expect("a text");
    assert_eq!(digest(&["--dict", user], &dirs), Some(of_user.clone()));
    assert_eq!(digest(&[], &[dirs[0], ("TIMRA_DICT_DIR", user)]), Some(of_user));
    assert_eq!(digest(&["--no-dict"], &[dirs[0], ("TIMRA_DICT_DIR", user)]), None);
    // A relative directory would be another one in each directory that the program is run in.
    assert_eq!(digest(&["--dict", user], &[("TIMRA_DATA_DIRS", "packages")]), digest(&[], &[]));
}

#[test]
fn a_bundle_is_made_without_dictionaries_and_says_so() {
    let place = with_installed();
    place.timra(&["index", "notes", "--index", "with"]).exits(0);
    place.timra(&["export", "notes", "--to", "none", "--no-dict"]).exits(0);
    let core = |dir: &str| std::fs::read_to_string(place.path(dir).join("bundle.json")).expect("a bundle");
    let left_out = "cut without those of zh";
    place.timra(&["export", "notes", "--to", "content"]).exits(0).says(&[left_out]);
    assert_eq!(core("content"), core("none"));
    let manifest = place.path("with/manifest.json");
    let before = std::fs::read(&manifest).expect("a manifest");
    let ran = place.timra(&["export", "--index", "with", "--to", "index"]).exits(0);
    ran.says(&["were cut by dictionaries: building an index without them", left_out]);
    assert_eq!(core("index"), core("none"));
    assert_eq!(std::fs::read(&manifest).expect("a manifest"), before, "the index is as it was");

    // What an index was built of is not shipped with it.
    std::fs::remove_file(place.path("with/inputs.json.lz4")).expect("inputs");
    let refused = place.timra(&["export", "--index", "with", "--to", "refused"]).exits(2);
    refused.says(&["were cut by dictionaries", "timra export ROOT"]);

    // Nothing is said of what this content does not have.
    place.write("english/one.md", "# Two\n\nNothing of that kind in these words.\n");
    let ran = place.timra(&["export", "english", "--to", "english-bundle"]).exits(0);
    assert!(!ran.stderr.contains("cut without"), "{}", ran.stderr);
}
