//! Pages that only list other pages are no answer: what they list is.

use std::process::Command;

use crate::cli::workplace::Workplace;
use crate::corpus::hugo::{Hugo, hugo};

/// Hugo's lists of sections, tags and years, as themes show them: titles, days, summaries.
#[test]
fn what_hugo_lists_is_found_where_it_stands() {
    let Some(Hugo { program, .. }) = hugo() else { return };
    let place = Workplace::empty();
    place.write("kb/hugo.toml", "baseURL = 'https://kb.test/'\ntitle = 'Kho'\n[pagination]\npagerSize = 2\n");
    let around = |main: &str| {
        format!(
            "<html lang=en><title>{{{{ .Title }}}} | Kho</title><link rel=canonical href='{{{{ .Permalink }}}}'><main>{main}</main>"
        )
    };
    place.write("kb/layouts/_default/single.html", around("<h1>{{ .Title }}</h1>{{ .Content }}"));
    let list = "<h1>{{ .Title }}</h1>{{ .Content }}{{ range (.Paginate .Pages).Pages }}<article><h2><a href='{{ .RelPermalink }}'>{{ .Title }}</a></h2>\
        <time datetime='{{ .Date.Format \"2006-01-02\" }}'>{{ .Date.Format \"Jan 2\" }}</time><span>by An</span></article>{{ end }}";
    place.write("kb/layouts/_default/list.html", around(list));
    place.write(
        "kb/layouts/_default/term.html",
        around(&list.replace("<span>by An</span>", "<p>{{ .Summary }}")),
    );
    for (name, title, text) in [
        ("tides", "The tide table", "High water comes twice a day."),
        ("cranes", "Bảo trì cần cẩu", "Tra dầu mỗi tuần một lần."),
        ("ropes", "Ropes and knots", "A bowline never slips."),
    ] {
        let text = format!("---\ntitle: {title}\ndate: 2025-03-01\ntags: [harbour]\n---\n{text}\n");
        place.write(format!("kb/content/posts/{name}.md"), text);
    }
    place.write(
        "kb/content/_index.md",
        "---\ntitle: Kho\n---\nNotes of the harbour master, for whoever comes after.\n",
    );
    place.write("kb/content/posts/_index.md", "---\ntitle: Posts\n---\n");
    let built = Command::new(program).current_dir(place.path("kb")).output().expect("a Hugo that runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    place
        .timra(&["index", "kb/public", "--index", "ix"])
        .exits(0)
        .says(&["4 pages", "because it only lists other pages"]);
    for (query, url) in [
        ("the tide table", "https://kb.test/posts/tides/"),
        ("bao tri can cau", "https://kb.test/posts/cranes/"),
        ("bowline never slips", "https://kb.test/posts/ropes/"),
        ("harbour master", "https://kb.test/"),
    ] {
        let hits =
            place.timra(&["search", "--format", "json", "--index", "ix", query]).json()["hits"].clone();
        assert_eq!(hits[0]["url"], url, "{query} {hits}");
    }
    let all = place.found(&["--index", "ix", "tide OR cranes OR ropes OR posts OR harbour"]);
    assert!(all.iter().all(|id| !id.contains("/tags/") && !id.contains("posts/index.html")), "{all:?}");
}

#[test]
fn what_jekyll_lists_is_found_where_it_stands() {
    if Command::new("jekyll").arg("--version").output().is_err() {
        eprintln!("skipped: there is no `jekyll`");
        return;
    }
    let place = Workplace::empty();
    place.write(
        "kb/_config.yml",
        "title: Kho\nurl: https://kb.test\ntheme: minima\nplugins: [jekyll-seo-tag]\n",
    );
    place.write("kb/index.md", "---\nlayout: home\n---\n");
    place.write(
        "kb/_posts/2025-03-01-tides.md",
        "---\nlayout: post\ntitle: The tide table\n---\nHigh water comes twice a day.\n",
    );
    place.write(
        "kb/_posts/2025-03-02-can-cau.md",
        "---\nlayout: post\ntitle: Bảo trì cần cẩu\n---\nTra dầu mỗi tuần một lần.\n",
    );
    let built = Command::new("jekyll").args(["build", "--quiet"]).current_dir(place.path("kb")).output();
    let built = built.expect("a Jekyll that runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    place
        .timra(&["index", "kb/_site", "--index", "ix"])
        .exits(0)
        .says(&["2 pages", "1 because it only lists other pages"]);
    let found = place.found(&["--index", "ix", "the tide table"]);
    assert!(found[0].contains("tides.html"), "{found:?}");
}
