//! Sources and their published pages together.

use std::process::Command;

use crate::cli::workplace::Workplace;
use crate::corpus::hugo::{Hugo, hugo};

/// A site of Hugo and what was published of it: text that a shortcode brings, a heading whose id a hook makes, a page
/// that no Markdown stands behind.
fn place() -> Workplace {
    let place = Workplace::empty();
    place.write(
        "kb/hugo.toml",
        "baseURL = 'https://kb.test/x/'\ndefaultContentLanguage = 'vi'\n[languages.vi]\nweight = 1\n[languages.en]\nweight = 2\n",
    );
    place.write(
        "kb/content/sach.vi.md",
        "---\ntitle: Sách hướng dẫn\ntags: [an toàn]\n---\nMở đầu.\n\n{{< readfile \"x.md\" >}}\n\n## Móc nối\n\nchữ\n\n## Cuối cùng\n\nhết\n",
    );
    place.write("kb/content/sach.en.md", "---\ntitle: Manual\n---\nBegin.\n\n## Hook\n\nword\n");
    place.write("kb/content/nhap.vi.md", "---\ntitle: Nháp\ndraft: true\n---\nbản nháp\n");
    place.write("kb/content/moi.vi.md", "---\ntitle: Mới\n---\nchưa đăng\n");
    let page = |title: &str, text: &str| {
        format!(
            "<html><title>{title}</title><body><nav>menu</nav><main><h1>{title}</h1>{text}</main></body></html>"
        )
    };
    place.write(
        "kb/public/sach/index.html",
        page(
            "Sách hướng dẫn",
            "<p>Mở đầu.<h2 id=an-toàn-điện>An toàn điện</h2><p>Luôn tắt máy trước khi mở vỏ.\
             <h2 id=ctx-moc>Móc nối</h2>chữ<h2 id=cuối-cùng>Cuối cùng</h2>hết",
        ),
    );
    place.write("kb/public/en/sach/index.html", page("Manual", "Begin.<h2 id=hook>Hook</h2>word"));
    place.write("kb/public/bang/index.html", page("Bảng giá", "<p>từ dữ liệu"));
    place.write("kb/public/tags/index.html", page("Tags", "<a href=/>danh mục</a>"));
    place
}

fn first(place: &Workplace, query: &str) -> serde_json::Value {
    place.timra(&["search", "--format", "json", "--index", "ix", query]).json()["hits"][0].clone()
}

#[test]
fn text_and_links_are_the_pages_and_lines_the_sources() {
    let place = place();
    place.timra(&["index", "kb", "--published", "kb/public", "--index", "ix"]).exits(0).says(&[
        "3 pages",
        "1 because it is a draft",
        "1 because no published page has its address",
        "1 because it only lists other pages",
    ]);
    for (query, id, url, line) in [
        (
            "tắt máy trước khi",
            "kb/content/sach.vi.md#an-toàn-điện",
            "https://kb.test/x/sach/#an-to%C3%A0n-%C4%91i%E1%BB%87n",
            None,
        ),
        ("móc nối", "kb/content/sach.vi.md#móc-nối", "https://kb.test/x/sach/#ctx-moc", Some(9)),
        (
            "cuối cùng",
            "kb/content/sach.vi.md#cuối-cùng",
            "https://kb.test/x/sach/#cu%E1%BB%91i-c%C3%B9ng",
            Some(13),
        ),
        ("mở đầu", "kb/content/sach.vi.md#", "https://kb.test/x/sach/", Some(5)),
        ("hook word", "kb/content/sach.en.md#hook", "https://kb.test/x/en/sach/#hook", Some(6)),
        ("từ dữ liệu", "kb/public/bang/index.html#", "https://kb.test/x/bang/", None),
    ] {
        let hit = first(&place, query);
        assert_eq!((hit["id"].as_str(), hit["url"].as_str()), (Some(id), Some(url)), "{query}");
        if let Some(line) = line {
            assert_eq!(hit["source"]["line"], line, "{query}");
        }
    }
    // What the front matter says counts, and both are versions of one page.
    assert_eq!(first(&place, "an toàn")["page_title"], "Sách hướng dẫn");
    assert_eq!(first(&place, "word hook")["lang"], "en");
}

#[test]
fn a_change_to_either_is_taken_up() {
    let place = place();
    let index = ["index", "kb", "--published", "kb/public", "--index", "ix"];
    place.timra(&index).exits(0);
    place.timra(&index).exits(0).says(&["up to date"]);
    place.write("kb/public/en/sach/index.html", "<main>Begin.<h2 id=hook>Hook</h2>phrase</main>");
    assert_eq!(first(&place, "phrase")["id"], "kb/content/sach.en.md#hook");
    place.write("kb/content/sach.en.md", "---\ntitle: Handbook\n---\nBegin.\n\n\n## Hook\n\nword\n");
    let hit = first(&place, "phrase");
    assert_eq!((hit["page_title"].as_str(), hit["source"]["line"].as_u64()), (Some("Handbook"), Some(7)));
    std::fs::remove_file(place.path("kb/public/en/sach/index.html")).expect("a file");
    assert_eq!(place.timra(&["search", "--format", "json", "--index", "ix", "phrase"]).ids(), [""; 0]);
}

#[test]
fn notes_are_read_with_what_a_generator_made_of_them() {
    let place = Workplace::empty();
    place.write("docs/vi/cai-dat.md", "# Cài đặt\n\nMở đầu.\n\n--8<-- \"x.md\"\n\n## Bước một\n\nlàm\n");
    place.write(
        "out/vi/cai-dat/index.html",
        "<html lang=vi><link rel=canonical href=https://kb.test/vi/cai-dat/><main><h1 id=cai-at>Cài đặt</h1>Mở đầu.<p>đoạn kèm theo\
         <h2 id=buoc-mot>Bước một</h2>làm</main>",
    );
    place.write(
        "out/index.html",
        "<html lang=vi><link rel=canonical href=https://kb.test/><main><h1>Kho</h1>trang đầu</main>",
    );
    place.timra(&["index", "docs", "--published", "out", "--index", "ix"]).exits(0).says(&["2 pages"]);
    let hit = first(&place, "bước một");
    assert_eq!(
        (hit["id"].as_str(), hit["url"].as_str()),
        (Some("docs/vi/cai-dat.md#bước-một"), Some("https://kb.test/vi/cai-dat/#buoc-mot"))
    );
    assert_eq!(hit["source"]["line"], 7);
    assert_eq!(first(&place, "đoạn kèm theo")["id"], "docs/vi/cai-dat.md#cài-đặt");
}

#[test]
fn what_hugo_brings_into_a_page_is_found_there() {
    let Some(Hugo { program, .. }) = hugo() else { return };
    let place = Workplace::empty();
    place.write(
        "kb/hugo.toml",
        "baseURL = 'https://kb.test/'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n",
    );
    place.write("kb/layouts/shortcodes/readfile.html", "{{ os.ReadFile (.Get 0) }}");
    for layout in ["index.html", "_default/list.html", "_default/single.html"] {
        place.write(format!("kb/layouts/{layout}"), "{{ .Content }}");
    }
    place.write("kb/manh/an-toan.md", "## An toàn điện\n\nLuôn tắt máy trước khi mở vỏ.\n");
    place.write(
        "kb/content/sach.md",
        "---\ntitle: Sách hướng dẫn\n---\nMở đầu.\n\n{{% readfile \"manh/an-toan.md\" %}}\n",
    );
    let built = Command::new(program).current_dir(place.path("kb")).output().expect("a Hugo that runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    place.timra(&["index", "kb", "--published", "kb/public", "--index", "ix"]).exits(0);
    let hit = first(&place, "tắt máy trước khi");
    assert_eq!(hit["id"], "kb/content/sach.md#an-toàn-điện");
    assert_eq!(hit["url"], "https://kb.test/sach/#an-to%C3%A0n-%C4%91i%E1%BB%87n");
}

#[test]
fn a_check_knows_what_was_published() {
    let place = Workplace::empty();
    place.write("kb/hugo.toml", "baseURL = 'https://kb.test/'\n");
    place.write(
        "kb/content/bai.md",
        "---\ntitle: Ghi chú về chứng chỉ\n---\nXem [gốc](/tu-dien/#def-goc), [từ](g), [bảng](/bang/), [sai](/tu-dien/#khong-co) và [mất](/mat/).\n",
    );
    place.write(
        "kb/content/tu-dien.md",
        "---\ntitle: Từ điển\n---\n{{< def id=\"goc\" name=\"Chứng chỉ gốc\" >}} là chứng chỉ tự ký.\n",
    );
    place.write(
        "kb/public/bai/index.html",
        "<main>Xem <a href=/tu-dien/#def-goc>gốc</a>, <a href=/g/>từ</a>, <a href=/bang/>bảng</a>, <a href=/tu-dien/#khong-co>sai</a> và <a href=/mat/>mất</a></main>",
    );
    place.write(
        "kb/public/tu-dien/index.html",
        "<main><dfn id=def-goc>Chứng chỉ gốc</dfn> là chứng chỉ tự ký.</main>",
    );
    place.write("kb/public/bang/index.html", "<main>bảng</main>");
    let report = place.timra(&["check", "kb", "--published", "kb/public", "--format", "json"]).json();
    let findings = report["findings"].as_array().cloned().unwrap_or_default();
    let shown: Vec<String> =
        findings.iter().map(|finding| format!("{} {}", finding["rule"], finding["message"])).collect();
    let links: Vec<&String> = shown.iter().filter(|finding| finding.contains("broken")).collect();
    assert_eq!(links.len(), 2, "{shown:?}");
    assert!(
        links.iter().any(|finding| finding.contains("khong-co"))
            && links.iter().any(|finding| finding.contains("/mat/")),
        "{shown:?}"
    );
}

#[test]
fn text_that_a_shortcode_brings_is_missed_aloud() {
    let place = place();
    place.timra(&["index", "kb", "--index", "ix"]).exits(0).says(&[
        "sach.vi.md:7",
        "`readfile`",
        "--published",
    ]);
    let ran = place.timra(&["index", "kb", "--published", "kb/public", "--index", "ix"]).exits(0);
    assert!(!ran.stderr.contains("readfile"), "{}", ran.stderr);
}
