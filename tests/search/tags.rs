//! Tags, categories and folders: filters and facets, whatever a page was read from and however they are written.

use serde_json::Value;

use crate::cli::workplace::Workplace;

/// The answer to a query as JSON.
fn answer(place: &Workplace, args: &[&str]) -> Value {
    place.timra(&[&["search", "--format", "json", "--limit", "100"], args].concat()).json()
}

/// The paths of the pages that are found, sorted.
fn pages(place: &Workplace, args: &[&str]) -> Vec<String> {
    let answer = answer(place, args);
    let hits = answer["hits"].as_array().expect("hits");
    let mut paths: Vec<String> =
        hits.iter().map(|hit| hit["source"]["path"].as_str().expect("a path").to_owned()).collect();
    paths.sort();
    paths.dedup();
    paths
}

/// The values of a facet with their counts, as they are listed.
fn facet(answer: &Value, name: &str) -> Vec<(String, u64)> {
    let values = answer["facets"][name].as_array().expect("a facet");
    let value = |value: &Value| {
        (value["value"].as_str().expect("a value").to_owned(), value["count"].as_u64().expect("a count"))
    };
    values.iter().map(value).collect()
}

/// A blog as people write one, with its tags in any spelling, some of them empty.
fn blog() -> Workplace {
    let place = Workplace::empty();
    place.write("blog/hugo.toml", "[languages.vi]\n[languages.en]\n");
    for (name, front_matter) in [
        ("terraform.md", "tags: [DevOps, Hạ tầng]\ncategories: [Hướng dẫn]"),
        ("ansible.md", "tags:\n  - devops\n  - hạ tầng\n  - \"\"\ncategories: hướng dẫn"),
        ("mang.md", "tags: ha-tang, Mạng\ncategories: [Tham khảo, Hướng dẫn]"),
        ("nhat-ky.md", "tags: [\"\", \"\"]"),
        ("lich.md", "date: 2025-01-01"),
        ("release.en.md", "tags: [DevOps, Google Cloud]\ncategories: [Guides]"),
    ] {
        let text = format!(
            "---\ntitle: {name}\n{front_matter}\n---\nGhi chép về máy chủ.\n\n## Phần hai\n\nMáy chủ.\n"
        );
        place.write(format!("blog/content/posts/{name}"), text);
    }
    // What a page passes on to those below it, it passes on with its tags.
    place.write("blog/content/team/_index.md", "---\ncascade:\n  tags: [Nội bộ]\n---\nMáy chủ của nhóm.\n");
    place.write("blog/content/team/oncall.md", "---\ntitle: Trực\n---\nTrực máy chủ.\n");
    place.timra(&["index", "blog"]).exits(0);
    place
}

#[test]
fn a_tag_is_found_in_any_spelling_of_it() {
    let place = blog();
    let posts = |names: &[&str]| names.iter().map(|name| format!("content/posts/{name}")).collect::<Vec<_>>();
    for (query, expected) in [
        ("máy chủ tag:devops", &["ansible.md", "release.en.md", "terraform.md"][..]),
        ("máy chủ tag:DEVOPS -category:guides", &["ansible.md", "terraform.md"]),
        ("máy chủ tag:\"hạ tầng\"", &["ansible.md", "mang.md", "terraform.md"]),
        ("máy chủ tag:ha-tang", &["ansible.md", "mang.md", "terraform.md"]),
        (
            "máy chủ tag:\"HA TANG\" tag:\"google cloud\"",
            &["ansible.md", "mang.md", "release.en.md", "terraform.md"],
        ),
        ("máy chủ tag:google-cloud", &["release.en.md"]),
        ("máy chủ tag:devops category:\"tham khao\"", &[]),
        ("máy chủ tag:dev", &[]),
        ("máy chủ category:huong-dan", &["ansible.md", "mang.md", "terraform.md"]),
        ("máy chủ path:posts -tag:devops -tag:mang", &["lich.md", "nhat-ky.md"]),
    ] {
        assert_eq!(pages(&place, &[query]), posts(expected), "{query}");
    }
    assert_eq!(pages(&place, &["--tag", "Hạ Tầng", "máy chủ"]), pages(&place, &["máy chủ tag:ha-tang"]));
    assert_eq!(pages(&place, &["tag:noi-bo máy chủ"]), ["content/team/_index.md", "content/team/oncall.md"]);
}

#[test]
fn facets_count_results_by_each_of_their_tags() {
    let place = blog();
    let all = answer(&place, &["máy chủ"]);
    let tag = |tag: &str, count: u64| (tag.to_owned(), count);
    assert_eq!(
        facet(&all, "tag"),
        [tag("DevOps", 4), tag("Hạ tầng", 4), tag("Google Cloud", 2), tag("Mạng", 2), tag("Nội bộ", 2)]
    );
    assert_eq!(facet(&all, "category"), [tag("Hướng dẫn", 4), tag("Guides", 2), tag("Tham khảo", 2)]);
    // Each value leads to as many sections as it says.
    for name in ["tag", "category"] {
        for (value, count) in facet(&all, name) {
            let narrowed = answer(&place, &[&format!("--{name}"), &value, "máy chủ"]);
            assert_eq!(narrowed["total"], count, "{name} {value}");
            assert!(facet(&narrowed, name).contains(&(value, count)), "{name}: {narrowed}");
        }
    }
}

#[test]
fn tags_change_with_their_page_and_go_with_it() {
    let place = blog();
    let tags = || facet(&answer(&place, &["máy chủ"]), "tag");
    place.write("blog/content/posts/lich.md", "---\ntitle: Lịch\ntags: [mạng]\n---\nMáy chủ.\n");
    std::fs::remove_file(place.path("blog/content/posts/release.en.md")).expect("removed");
    place.timra(&["index", "blog"]).exits(0);
    let now = tags();
    assert_eq!(now[2], ("Mạng".to_owned(), 3), "the spelling that most sections have: {now:?}");
    assert!(now.iter().all(|(tag, _)| tag != "Google Cloud"), "{now:?}");
    place.timra(&["index", "blog", "--full"]).exits(0);
    assert_eq!(tags(), now);
}

#[test]
fn published_pages_and_documents_have_tags() {
    let place = Workplace::empty();
    place.write(
        "public/index.html",
        "<!doctype html><html lang=en><title>Kiln</title><link rel=canonical href=https://kiln.test/>\
         <meta property=article:tag content='Clay & Fire'><meta name=keywords content='kiln, glaze'>\
         <meta property=article:section content='How-to'><main><h1>Kiln</h1><p>The kiln is warm.</main></html>",
    );
    place.write(
        "notes.jsonl",
        "{\"id\": \"n1\", \"text\": \"A cold kiln.\", \"tags\": [\"Glaze\", 2024, null, {\"a\": 1}], \"categories\": \"how to\"}\n\
         {\"id\": \"n2\", \"text\": \"No kiln at all.\", \"tags\": {\"not\": \"ours\"}}\n",
    );
    place.timra(&["index", "public", "--jsonl", "notes.jsonl"]).exits(0);
    assert_eq!(place.found(&["kiln tag:GLAZE"]).len(), 2);
    assert_eq!(place.found(&["kiln tag:\"clay & fire\" category:how-to"]).len(), 1);
    assert_eq!(place.found(&["kiln category:how-to -tag:glaze"]).len(), 0);
    assert_eq!(place.found(&["kiln tag:2024"]), ["n1"]);
    assert_eq!(facet(&answer(&place, &["kiln"]), "category"), [("How-to".to_owned(), 2)]);
}

#[test]
fn a_folder_is_the_first_of_the_content_whatever_a_site_is_made_with() {
    let place = Workplace::empty();
    let page = |path: &str| place.write(path, format!("---\ntitle: {path}\n---\nThe kiln of {path}.\n"));
    place.write(
        "hugo/hugo.toml",
        "[languages.en]\ncontentDir = 'content/en'\n[languages.vi]\ncontentDir = 'content/vi'\n",
    );
    for path in
        ["_index.md", "5-Workshop/_index.md", "5-Workshop/5.1-Setup/_index.md", "about.md", "bundle/index.md"]
    {
        page(&format!("hugo/content/en/{path}"));
    }
    page("hugo/content/vi/5-Workshop/only.md");
    for path in ["index.md", "guide/a.md", "vi/guide/b.md", "guide/deep/c.md"] {
        page(&format!("bare/{path}"));
    }
    for path in ["index", "about/index", "vi/about/index", "blog/a/index", "vi/blog/b/index"] {
        let lang = if path.starts_with("vi/") { "vi" } else { "en" };
        let html = format!(
            "<!doctype html><html lang={lang}><title>{path}</title><main><h1>{path}</h1><p>The kiln of {path}."
        );
        place.write(format!("public/{path}.html"), html);
    }
    place.timra(&["index", "hugo", "bare", "public"]).exits(0);
    let folder = |name: &str, count: u64| (name.to_owned(), count);
    let all = facet(&answer(&place, &["kiln"]), "folder");
    assert_eq!(all, [folder("5-Workshop", 3), folder("guide", 3), folder("blog", 2)]);
    for (name, count) in all {
        assert_eq!(answer(&place, &["--folder", &name, "kiln"])["total"], count, "{name}");
    }
    assert_eq!(pages(&place, &["kiln folder:\"5 workshop\" path:only"]), ["content/vi/5-Workshop/only.md"]);
    assert_eq!(pages(&place, &["kiln folder:guide -path:deep"]), ["guide/a.md", "vi/guide/b.md"]);
    assert!(pages(&place, &["kiln folder:about"]).is_empty());
}

#[test]
fn many_tags_are_bounded_and_what_is_left_out_is_said() {
    let place = Workplace::empty();
    for page in 0..3 {
        let tags: Vec<String> = (0..130).map(|tag| format!("t{}", page * 40 + tag)).collect();
        let text = ["Otters swim.", "An otter sleeps on its back.", "No otter eats bread."][page];
        place.write(format!("notes/p{page}.md"), format!("---\ntags: [{}]\n---\n{text}\n", tags.join(", ")));
    }
    let ran = place.timra(&["index", "notes"]).exits(0);
    assert!(ran.stderr.contains("30 of the tags are no filter"), "{}", ran.stderr);
    let tags = facet(&answer(&place, &["otter"]), "tag");
    assert_eq!(tags.len(), 100);
    assert_eq!(tags[0].1, 3, "the most frequent ones are kept: {tags:?}");
    assert_eq!(answer(&place, &["otter tag:t99"])["total"], 3);
    assert_eq!(answer(&place, &["otter tag:t119"])["total"], 2);
}
