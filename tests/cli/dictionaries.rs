//! `timra dict`, and indexes that were built with a dictionary or without.

use super::workplace::Workplace;

#[cfg(not(feature = "lindera"))]
#[test]
fn a_build_without_dictionaries_says_so() {
    let place = Workplace::empty();
    place.write("dict/zh/timra.json", "{}");
    place.write("notes/one.md", "# 数据\n\n数据库。\n");
    for args in [
        &["dict", "build", "zh", "--from", "source"][..],
        &["index", "notes", "--dict", "dict"],
        &["search", "--dict", "dict", "数据"],
    ] {
        place.timra(args).exits(2).says(&["--features lindera"]);
    }
    place.timra(&["dict", "build", "vi", "--from", "source"]).exits(2).says(&["ko, ja, zh"]);
}

/// A dictionary in which `天地玄黄` is a word, as nowhere else.
#[cfg(feature = "lindera")]
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

#[cfg(feature = "lindera")]
#[test]
fn a_dictionary_cuts_text_and_query_alike() {
    let place = with_dictionary();
    place.timra(&["index", "notes", "--index", "i", "--dict", "dict"]).exits(0);
    // The engine of a browser has no dictionary.
    let exported = place.timra(&["export", "--index", "i", "--to", "bundle", "--dict", "dict"]);
    exported.exits(2).says(&["were cut by dictionaries", "without --dict"]);
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

#[cfg(feature = "lindera")]
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

#[cfg(feature = "lindera")]
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
