//! `timra show`: a section by its id or its address.

use serde_json::Value;

use super::workplace::Workplace;

/// A Hugo site with a page of each kind.
fn site() -> Workplace {
    let place = Workplace::empty();
    place.write("hugo.toml", "baseURL = \"https://docs.example.org/\"\ndefaultContentLanguage = \"en\"\n[languages.en]\n[languages.vi]\n[languages.zh]\n");
    place.write(
        "content/deploy.md",
        "---\ntitle: Deploy\n---\nLead with *emphasis*.\n\n## Roll *back* {#undo}\n\n1. Run `kubectl rollout undo`:\n\n   \
         ```sh\n   kubectl rollout undo deploy/web  # <!-- stays -->\n   ```\n\n{{< notice tip >}}\nBreathe. <!-- secret note -->\n\
         {{< /notice >}}\n\n<!--\nanother secret\n-->\n\n### Deeper\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    );
    place.write(
        "content/deploy.vi.md",
        "---\ntitle: Triển khai\n---\nMở đầu.\n\n## Quay lại {#undo}\n\nChạy **ngay** [lệnh](https://x.example/).\n\n### Sâu hơn\n\n- một\n- hai\n",
    );
    place.write("content/notes.zh.md", "---\ntitle: 笔记\n---\n## 回滚 部署\n\n先备份数据库，再 *回滚*。\n");
    place.write(
        "content/old.html",
        "---\ntitle: Old\n---\n<p>Before.</p>\n<h2 id=\"one\">One &lt;T&gt;</h2><p>A <b>b</b> * c</p>\n<pre>x = 1\n  y</pre>\n<img alt=\"A plan\">\n",
    );
    place.write("docs.jsonl", "{\"id\": \"doc#7 a\", \"text\": \"Tường lửa *x*\\nhai\", \"title\": \"T\", \"url\": \"https://x.example/?q=1#top\"}\n");
    place.timra(&["index", "content", "--jsonl", "docs.jsonl"]).exits(0);
    place
}

fn shown(place: &Workplace, name: &str) -> String {
    place.timra(&["show", "--frozen", name]).exits(0).stdout
}

fn json(place: &Workplace, args: &[&str]) -> Value {
    place.timra(&[&["show", "--frozen", "--format", "json"], args].concat()).exits(0).json()
}

#[test]
fn a_section_is_shown_as_it_was_written() {
    let place = site();
    insta::assert_snapshot!("english", shown(&place, "content/deploy.md#undo"));
    insta::assert_snapshot!("vietnamese", shown(&place, "content/deploy.vi.md#undo"));
    insta::assert_snapshot!("chinese", shown(&place, "content/notes.zh.md#回滚-部署"));
    insta::assert_snapshot!("html", shown(&place, "content/old.html#one"));
    insta::assert_snapshot!("document", shown(&place, "doc#7 a"));
    insta::assert_snapshot!(
        "page",
        place.timra(&["show", "content/deploy.md#deeper", "--page"]).exits(0).stdout
    );
    insta::assert_snapshot!("json", format!("{:#}", json(&place, &["content/deploy.md#undo"])));
}

#[test]
fn what_the_author_keeps_from_readers_is_not_in_the_index() {
    let place = site();
    let page = json(&place, &["content/deploy.md#", "--page"]).to_string();
    assert!(page.contains("Breathe.") && page.contains("stays") && !page.contains("secret"), "{page}");
    let file = place.timra(&["show", "content/deploy.md#undo", "--file"]).exits(0).stdout;
    assert!(file.contains("Breathe. <!-- secret note -->") && file.contains("another secret"), "{file}");
    assert!(!file.contains("Deeper") && !file.contains("title: Deploy"), "{file}");
    let file = place.timra(&["show", "content/deploy.md#undo", "--file", "--page"]).exits(0).stdout;
    assert!(file.contains("title: Deploy") && file.contains("### Deeper"), "{file}");
    let line = place.timra(&["show", "doc#7 a", "--file"]).exits(0).stdout;
    assert!(line.contains("{\"id\": \"doc#7 a\""), "{line}");
}

#[test]
fn an_address_leads_to_its_section_however_it_is_written() {
    let place = site();
    for (url, id) in [
        ("https://docs.example.org/vi/deploy/", "content/deploy.vi.md#"),
        ("https://docs.example.org/vi/deploy/#", "content/deploy.vi.md#"),
        ("https://docs.example.org/vi/deploy/?from=mail#undo", "content/deploy.vi.md#undo"),
        ("https://docs.example.org/zh/notes/#回滚-部署", "content/notes.zh.md#回滚-部署"),
        (
            "https://docs.example.org/zh/notes/#%E5%9b%9E%e6%BB%9A-%E9%83%A8%E7%BD%B2",
            "content/notes.zh.md#回滚-部署",
        ),
        ("https://x.example/?q=1#top", "doc#7 a"),
    ] {
        assert_eq!(json(&place, &[url])["id"], id, "{url}");
    }
}

#[test]
fn what_is_not_there_is_1_and_what_cannot_be_read_is_2() {
    let place = site();
    let long = "#".repeat(100_000);
    for name in [
        "content/deploy.md#und",
        "content/deploy.md",
        "https://docs.example.org/vi/deploy/#und",
        "#",
        "",
        "%ff%#%",
        &long,
    ] {
        place.timra(&["show", "--frozen", name]).exits(1).says(&["no section"]);
    }
    place.timra(&["show"]).exits(2);
    place.timra(&["show", "x", "--index", "nowhere"]).exits(2);
    std::fs::remove_dir_all(place.path("content")).expect("removed");
    place.timra(&["show", "--frozen", "content/deploy.md#undo", "--file"]).exits(2).says(&["--file"]);
    place.timra(&["show", "--frozen", "content/deploy.md#undo"]).exits(0);
}

#[test]
fn sections_are_found_after_pages_have_changed_and_in_every_site() {
    let place = Workplace::empty();
    for site in ["one", "two"] {
        for page in 0..40 {
            place.write(format!("{site}/{page}.md"), format!("# Page {page} of {site}\n\nText *{page}*.\n"));
        }
    }
    place.timra(&["index", "one", "two"]).exits(0);
    place.write("one/7.md", "New lead.\n\n# Changed\n\nNew **text**.\n");
    place.write("two/new.md", "## Added\n\nQuokkas.\n");
    std::fs::remove_file(place.path("two/8.md")).expect("removed");
    place.timra(&["index", "one", "two"]).exits(0);
    let names = [
        "one/7.md#",
        "one/7.md#changed",
        "two/new.md#added",
        "two/7.md#page-7-of-two",
        "one/39.md#page-39-of-one",
    ];
    let incremental: Vec<Value> = names.iter().map(|name| json(&place, &[name, "--page"])).collect();
    assert_eq!(incremental[0]["sections"][1]["markdown"], "# Changed\n\nNew **text**.");
    for gone in ["one/7.md#page-7-of-one", "two/8.md#page-8-of-two", "two/8.md#"] {
        place.timra(&["show", "--frozen", gone]).exits(1);
    }
    place.timra(&["index", "one", "two", "--full"]).exits(0);
    let whole: Vec<Value> = names.iter().map(|name| json(&place, &[name, "--page"])).collect();
    assert_eq!(incremental, whole);
}

#[test]
fn a_terminal_is_safe_from_what_is_shown() {
    let place = Workplace::empty();
    place.write("notes/a.md", "# Bell\n\nRing \u{1b}]0;x\u{7} \u{202e}gnir.\n");
    place.timra(&["index", "notes"]).exits(0);
    let ran = place.timra(&["show", "notes/a.md#bell", "--color", "always"]).exits(0);
    assert!(
        !ran.stdout.contains('\u{7}') && !ran.stdout.contains("\u{1b}]") && !ran.stdout.contains('\u{202e}'),
        "{:?}",
        ran.stdout
    );
}
