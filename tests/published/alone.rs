//! HTML without a source.

use crate::cli::workplace::Workplace;

/// A page with this head and main content, and what themes put around it.
fn page(head: &str, main: &str) -> String {
    format!(
        "<!doctype html><html><head><meta charset=utf-8>{head}</head><body><header>Kho tri thức</header>\
         <nav><a href=/>Trang chủ</a></nav><main id=main>{main}</main><footer>Bản quyền</footer></body></html>"
    )
}

/// The addresses that a search finds, best first.
fn found(place: &Workplace, query: &[&str]) -> Vec<String> {
    let ran = place.timra(&[&["search", "--format", "json", "--index", "ix"], query].concat());
    let hits = ran.json()["hits"].as_array().cloned().unwrap_or_default();
    hits.iter().map(|hit| hit["url"].as_str().unwrap_or_default().to_owned()).collect()
}

fn first(place: &Workplace, query: &str) -> String {
    found(place, &[query]).first().cloned().unwrap_or_default()
}

#[test]
fn a_directory_with_a_home_page_and_no_source_is_a_published_site() {
    let place = Workplace::empty();
    let canonical = |path: &str| format!("<link rel=canonical href='https://kb.test/docs/{path}'>");
    place.write("kho/public/index.html", page(&canonical(""), "<h1>Welcome</h1><p>Start here."));
    let versions = "<link rel=alternate hreflang=en href=https://kb.test/docs/install/>\
                    <link rel=alternate hreflang=vi href=https://kb.test/docs/vi/cai-dat/>";
    place.write(
        "kho/public/install/index.html",
        page(
            &format!("<title>Install</title>{}{versions}", canonical("install/")),
            "<h1>Install</h1><p>Two steps.<h2 id=get>Get the archive<a class=headerlink href=#get>¶</a></h2><p>Download it.",
        )
        .replace("<html>", "<html lang=en>"),
    );
    place.write(
        "kho/public/vi/cai-dat/index.html",
        page(
            &format!("<title>Cài đặt</title>{}{versions}", canonical("vi/cai-dat/")),
            "<h1>Cài đặt</h1><p>Hai bước.<h2 id=tai>Tải gói cài đặt</h2><p>Lấy nó về máy.",
        )
        .replace("<html>", "<html lang=vi>"),
    );
    place.write("kho/public/old/index.html", "<meta http-equiv=refresh content='0; url=/install/'>");
    place.write("kho/public/404.html", page("", "<h1>Không tìm thấy</h1>"));
    place.write(
        "kho/public/secret.html",
        page("<meta name=robots content=noindex>", "<h1>Secret</h1>archive"),
    );

    place.timra(&["index", "kho/public", "--index", "ix"]).exits(0).says(&[
        "3 pages",
        "1 because its author keeps it out of search",
        "1 because it only leads on to another page",
        "machinery",
    ]);
    assert_eq!(first(&place, "download the archive"), "https://kb.test/docs/install/#get");
    assert_eq!(first(&place, "tai goi cai dat"), "https://kb.test/docs/vi/cai-dat/#tai");
    let hit =
        place.timra(&["search", "--format", "json", "--index", "ix", "tải gói"]).json()["hits"][0].clone();
    assert_eq!(hit["id"], "kho/vi/cai-dat/index.html#tải-gói-cài-đặt");
    assert_eq!((hit["page_title"].as_str(), hit["lang"].as_str()), (Some("Cài đặt"), Some("vi")));
    assert_eq!(hit["heading"], "Tải gói cài đặt");
    // The other version of the page is known.
    assert!(hit.to_string().contains("kho/install/index.html#get"), "{hit}");
    for nowhere in ["\"bản quyền\"", "\"trang chủ\"", "secret", "\"không tìm thấy\""] {
        assert_eq!(found(&place, &[nowhere]), [""; 0], "{nowhere}");
    }
}

#[test]
fn published_pages_are_read_where_somebody_asks_for_them() {
    let place = Workplace::empty();
    place.write("out/index.html", page("", "<h1>Kho</h1>Nội dung"));
    // Generators publish Markdown for assistants, too.
    place.write("out/index.md", "# Markdown\n");
    place
        .timra(&["index", "--published", "out", "--index", "ix", "--base-url", "https://kb.test/x"])
        .exits(0);
    assert_eq!(first(&place, "nội dung"), "https://kb.test/x/");
    place.timra(&["index", "out", "--index", "other"]).exits(0).says(&["1 .html"]);
    place.timra(&["index", "--published", "nowhere", "--index", "ix"]).exits(2).says(&["nowhere"]);
}

#[test]
fn a_site_that_does_not_say_where_it_is_says_so() {
    let place = Workplace::empty();
    place.write("public/index.html", page("", "<h1>Kho</h1>Mở đầu"));
    place.write("public/a.html", page("", "<h1>Một</h1>Nội dung"));
    place.timra(&["index", "public", "--index", "ix"]).exits(0).says(&["--base-url"]);
    assert_eq!(first(&place, "nội dung"), "/a.html");
}

#[test]
fn where_authors_mark_the_text_of_pages_nothing_else_is_text() {
    for mark in ["data-timra-body", "data-pagefind-body"] {
        let place = Workplace::empty();
        place.write("public/index.html", page("", "<h1>Kho</h1>Danh sách"));
        place
            .write("public/a.html", page("", &format!("<p>ngoài</p><div {mark}><h1>Một</h1>Nội dung</div>")));
        place.timra(&["index", "public", "--index", "ix"]).exits(0).says(&["1 pages", mark]);
        assert_eq!(first(&place, "nội dung"), "/a.html");
        assert_eq!(found(&place, &["ngoài"]), [""; 0]);
    }
}

#[test]
fn what_every_page_has_is_no_text_where_nothing_says_what_is() {
    let place = Workplace::empty();
    for name in ["index", "mot", "hai", "ba"] {
        let html = format!(
            "<title>{name} | Kho</title><div><a href=/>zebra</a> <a href=/ba>giraffe</a></div><div><h2 id=dau>Mở đầu</h2>chữ {name}</div>"
        );
        place.write(format!("public/{name}.html"), html);
    }
    place.timra(&["index", "public", "--index", "ix"]).exits(0).says(&["4 pages"]);
    assert_eq!(found(&place, &["zebra"]), [""; 0]);
    // What every page says under its heading is text.
    assert_eq!(first(&place, "chữ hai"), "/hai.html#dau");
}

#[test]
fn a_change_to_one_page_is_taken_up() {
    let place = Workplace::empty();
    place.write("public/index.html", page("", "<h1>Kho</h1>Mở đầu"));
    (0..20).for_each(|at| {
        place.write(format!("public/{at}.html"), page("", &format!("<h1>Trang {at}</h1>chữ")))
    });
    place.timra(&["index", "public", "--index", "ix"]).exits(0);
    place.timra(&["index", "public", "--index", "ix"]).exits(0).says(&["up to date"]);
    place.write("public/7.html", page("", "<h1>Trang 7</h1>mới tinh"));
    assert_eq!(first(&place, "\"mới tinh\""), "/7.html");
}

#[test]
fn a_keyword_of_all_pages_is_none_of_a_page() {
    let place = Workplace::empty();
    for (name, lang, of_site, own) in [
        ("index", "en", "kho, docs", ""),
        ("backup", "en", "kho, docs", ", aws"),
        ("restore", "en", "kho, docs", ", aws"),
        ("vi/index", "vi", "kho, tài liệu", ""),
        ("vi/sao-luu", "vi", "kho, tài liệu", ", docs"),
        ("vi/khoi-phuc", "vi", "kho, tài liệu", ""),
    ] {
        let head = format!("<title>Trang {name}</title><meta name=keywords content='{of_site}{own}'>");
        let html = page(&head, &format!("<h1>Trang {name}</h1><p>Máy chủ."))
            .replace("<html>", &format!("<html lang={lang}>"));
        place.write(format!("kho/public/{name}.html"), html);
    }
    place.timra(&["index", "kho/public", "--index", "ix"]).exits(0).says(&["6 pages"]);
    assert_eq!(found(&place, &["tag:kho"]).len() + found(&place, &["tag:'tài liệu'"]).len(), 0);
    assert_eq!(found(&place, &["tag:aws"]).len(), 2);
    // Where not every page of the language has it, it is a page's own.
    assert_eq!(found(&place, &["tag:docs"]), ["/vi/sao-luu.html"]);
}

#[test]
fn links_of_a_section_lead_from_anywhere() {
    let place = Workplace::empty();
    let canonical = "<link rel=canonical href=https://kb.test/docs/guide/>";
    let main = "<h1>Guide</h1><h2 id=a>Backup</h2><p>See <a href=../other/#b>other</a>, <a href=#c>below</a> and \
                <a href=/x>x</a>.<p><img src=i.png alt=Disk> <a href=https://x.test/..>far</a>";
    place.write("kho/public/guide/index.html", page(canonical, main));
    place.write(
        "kho/public/index.html",
        page("<link rel=canonical href=https://kb.test/docs/>", "<h1>Kho</h1><p>Start."),
    );
    place.timra(&["index", "kho/public", "--index", "ix"]).exits(0);
    let shown = place.timra(&["show", "--format", "json", "--index", "ix", "https://kb.test/docs/guide/#a"]);
    assert_eq!(
        shown.exits(0).json()["markdown"].as_str().unwrap_or_default(),
        "## Backup\n\nSee [other](https://kb.test/docs/other/#b), [below](https://kb.test/docs/guide/#c) and [x](https://kb.test/x).\n\n\
         ![Disk](https://kb.test/docs/guide/i.png) [far](https://x.test/..)"
    );
    // The page says itself that they lead from above.
    place.write("kho/public/guide/index.html", page(&format!("{canonical}<base href=../>"), main));
    place.timra(&["index", "kho/public", "--index", "ix"]).exits(0);
    let shown = place.timra(&["show", "--format", "json", "--index", "ix", "https://kb.test/docs/guide/#a"]);
    assert_eq!(
        shown.exits(0).json()["markdown"].as_str().unwrap_or_default(),
        "## Backup\n\nSee [other](https://kb.test/other/#b), [below](https://kb.test/docs/#c) and [x](https://kb.test/x).\n\n\
         ![Disk](https://kb.test/docs/i.png) [far](https://x.test/..)"
    );
}

#[test]
fn languages_below_a_directory_are_versions() {
    let place = Workplace::empty();
    for (path, lang, text) in [
        ("docs/index", "en", "<h1>Docs</h1><p>Start here."),
        (
            "docs/guide",
            "en",
            "<h1>Guide</h1><h2 id=a>Restore a snapshot</h2><p>Pick one from the list of snapshots.",
        ),
        ("docs/vi/index", "vi", "<h1>Tài liệu</h1><p>Bắt đầu ở đây."),
        (
            "docs/vi/guide",
            "vi",
            "<h1>Hướng dẫn</h1><h2 id=a>Khôi phục bản chụp</h2><p>Chọn một bản trong danh sách.",
        ),
    ] {
        let html = page("", text).replace("<html>", &format!("<html lang={lang}>"));
        place.write(format!("kho/public/{path}.html"), html);
    }
    place.write("kho/public/index.html", page("", "<h1>Kho</h1><p>Every kind of document."));
    place.timra(&["index", "kho/public", "--index", "ix"]).exits(0);
    let shown = place.timra(&["show", "--format", "json", "--index", "ix", "/docs/vi/guide.html#a"]);
    assert_eq!(shown.exits(0).json()["translations"][0]["url"], "/docs/guide.html#a");
}
