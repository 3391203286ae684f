//! `timra publish`: a published site that can be searched without a server.

use std::fs;
use std::path::Path;

use super::workplace::Workplace;

fn page(head: &str, body: &str) -> String {
    format!("<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>")
}

/// A published site of a few pages.
fn site() -> Workplace {
    let place = Workplace::empty();
    let text = "<main><h1>Install the archive</h1><p>Two steps, and it is there.</main>";
    for (path, page) in [
        ("index.html", page("", "<main><h1>Welcome</h1><p>Start here.</main>")),
        ("install/linux/index.html", page("", text)),
        ("old/index.html", page("<meta http-equiv=refresh content='0; url=/install/linux/'>", "")),
        ("404.html", page("", "<h1>Not found</h1>")),
    ] {
        place.write(Path::new("public").join(path), page);
    }
    place
}

#[test]
fn pages_are_indexed_and_get_the_box() {
    let place = site();
    let args = ["publish", "public", "--base-url", "https://x.test/repo/", "--inject"];
    place.timra(&args).exits(0).says(&["2 pages", "the search box is in 2 pages, 2 were left as they are"]);
    assert!(!place.path("index").exists(), "an index is left");
    for file in ["bundle.json", "timra-search.js", "timra-search-more.js", "bundle.js", "index.html"] {
        assert!(place.path("public/timra").join(file).is_file(), "{file}");
    }
    let read = |path: &str| fs::read_to_string(place.path(path)).expect("a page");
    let deep = read("public/install/linux/index.html");
    assert!(deep.contains(
        "<script src=\"../../timra/timra-search.js\" data-src=\"../../timra/bundle.json\"></script></head>"
    ));
    assert!(deep.contains("<body><timra-search src=\"../../timra/bundle.json\"></timra-search>"), "{deep}");
    assert!(!read("public/404.html").contains("timra") && !read("public/old/index.html").contains("timra"));
    // What is there is not put there again, and is no text.
    let bundle = read("public/timra/bundle.json");
    place.timra(&args).exits(0).says(&["the search box is in 0 pages", "0 written, 0 removed"]);
    assert_eq!(read("public/timra/bundle.json"), bundle);
    assert_eq!(read("public/install/linux/index.html"), deep);
}

/// Some generators publish Markdown beside each page, and not every site has a page at its root.
#[test]
fn pages_are_what_is_searched_whatever_lies_beside_them() {
    let place = Workplace::empty();
    place.write("public/vi/index.html", page("", "<main><h1>Chào</h1><p>Hải đăng ở đây.</main>"));
    place.write("public/vi/index.md", "# Chào\n\nHải đăng ở đây.\n");
    place.write("public/hugo.toml", "title = 'copied by mistake'\n");
    place.timra(&["publish", "public", "--base-url", "https://x.test/"]).exits(0).says(&["1 pages"]);
    assert!(place.path("public/timra/bundle.json").is_file());
}

#[test]
fn pages_stay_as_they_are_unless_asked_for() {
    let place = site();
    let before = fs::read(place.path("public/index.html")).expect("a page");
    place.timra(&["publish", "public", "--base-url", "https://x.test/", "--to", "public/s"]).exits(0);
    assert_eq!(fs::read(place.path("public/index.html")).expect("a page"), before);
    assert!(place.path("public/s/bundle.json").is_file());
    place.timra(&["publish", "public", "--to", "elsewhere"]).exits(2).says(&["elsewhere is not below"]);
    place.timra(&["publish", "nowhere"]).exits(2).says(&["nowhere: ", "publish the site first"]);
}

#[test]
fn an_engine_that_is_none_is_refused() {
    let place = site();
    place.write("engine.wasm", b"\0asm\x01\0\0\0");
    let refused =
        place.timra(&["publish", "public", "--base-url", "https://x.test/", "--engine", "engine.wasm"]);
    refused.exits(2).says(&["the engine is none that answers from this bundle", "with --engine"]);
    assert!(!place.path("public/timra/bundle.json").exists());
}
