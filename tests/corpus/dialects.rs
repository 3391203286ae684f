//! Notes of other programs than Hugo are read as these show them.

use std::fs;

use timra_corpus::{CorpusOptions, Page, PageOutcome, sites};

/// The pages of a directory with these files, in their order, and what is told of them.
fn read(files: &[(&str, &str)]) -> (Vec<Page>, Vec<String>) {
    let dir = tempfile::tempdir().expect("a directory");
    let root = dir.path().join("notes");
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
        fs::write(path, text).expect("a file");
    }
    let (mut pages, mut told) = (Vec::new(), Vec::new());
    for site in sites(&[root], &CorpusOptions::default(), &mut told).expect("a site") {
        for file in site.files(&mut told) {
            if let PageOutcome::Page(page) = site.page(&file, &mut told) {
                pages.push(*page);
            }
        }
    }
    (pages, told.into_iter().map(|diagnostic| diagnostic.sentence()).collect())
}

/// All text of a page, headings too.
fn text(page: &Page) -> String {
    let texts = page.sections.iter().flat_map(|section| [section.heading.as_str(), section.text.as_str()]);
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_vault_of_notes() {
    let (pages, _) = read(&[
        (".obsidian/app.json", "{}"),
        (".obsidian/x.md", "kín"),
        (
            "VPC.md",
            "---\naliases: [Mạng riêng ảo]\ntags: [aws]\n---\n# VPC\n\nNối với [[Subnet|mạng con]] rồi ra ngoài. %%ghi chú kín%% #mạng/riêng\n\n\
             > [!warning] Chi phí\n> Tính theo giờ. ^chi-phi\n\n## Sau\n\n![[Subnet]]\n",
        ),
    ]);
    let [page] = &pages[..] else { panic!("{pages:?}") };
    assert_eq!(page.tags, ["aws", "mạng/riêng"]);
    assert!(page.metadata.contains("Mạng riêng ảo"));
    assert_eq!(
        text(page),
        "VPC\nNối với mạng con rồi ra ngoài.  #mạng/riêng\nChi phí Tính theo giờ.\nSau\nSubnet"
            .replace("  #", " #")
    );
    assert_eq!(page.sections.last().map(|section| section.line), Some(12));
}

#[test]
fn components_in_markdown() {
    let (pages, _) = read(&[(
        "a.mdx",
        "---\ntitle: Bắt đầu\n---\nimport Tabs from '@theme/Tabs';\n\
         export const Mau = ({children, color}) => (<span style={{backgroundColor: color}}>{children}</span>);\n\n\
         <Tabs>\n<TabItem value=\"a\" label=\"Bước đầu\">\n\nMở máy.\n\n</TabItem>\n</Tabs>\n\n{/* ghi chú ẩn */}\n\n:::tip[Mẹo]\nNhanh.\n:::\n\n## Cuối\n",
    )]);
    assert_eq!(text(&pages[0]), "Bước đầu\nMở máy.\nMẹo\nNhanh.\nCuối");
    assert_eq!(pages[0].sections[1].line, 21);
}

#[test]
fn translations_of_docusaurus() {
    let (pages, _) = read(&[
        ("docs/start/a.md", "# Start\n\nText.\n"),
        ("i18n/vi/docusaurus-plugin-content-docs/current/start/a.md", "# Bắt đầu\n\nChữ.\n"),
    ]);
    assert_eq!(pages[0].translation_key, pages[1].translation_key);
    assert_eq!([&pages[0], &pages[1]].map(|page| page.declared_lang.as_deref()), [None, Some("vi")]);
}

#[test]
fn a_book_in_its_order() {
    let (pages, told) = read(&[
        ("book.toml", "[book]\ntitle = \"Sách\"\n"),
        ("src/SUMMARY.md", "# Mục lục\n\n- [Hai](./b.md)\n  - [Một](a/a.md)\n"),
        ("src/a/a.md", "# Một\n\n```rust\n{{#include x.rs}}\n```\n"),
        ("src/b.md", "# Hai\n\nChữ.\n"),
        ("src/0.md", "# Không\n"),
    ]);
    let paths: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    assert_eq!(paths, ["src/b.md", "src/a/a.md", "src/0.md"]);
    assert!(!text(&pages[1]).contains("include"));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("brings text into this page that is not searched"), "{told:?}");
}

#[test]
fn notes_and_tabs_of_mkdocs() {
    let (pages, _) = read(&[(
        "docs/a.md",
        "# A\n\n!!! note \"Lưu ý\"\n\n    Đọc kỹ.\n\n=== \"Linux\"\n\n    ```sh\n    ls\n    ```\n\n## B\n",
    )]);
    assert_eq!(text(&pages[0]), "A\nLưu ý\nĐọc kỹ.\nLinux\nls\nB");
    assert_eq!(pages[0].sections[1].annotations.len(), 1);
}

#[test]
fn notebooks() {
    let notebook = "{\n \"cells\": [\n  {\n   \"cell_type\": \"markdown\",\n   \"source\": [\n    \"# Đo tải\\n\",\n    \"Số liệu.\"\n   ]\n  },\n  \
        {\n   \"cell_type\": \"code\",\n   \"source\": [\n    \"print(1)\"\n   ]\n  }\n ]\n}\n";
    let (pages, told) = read(&[("a.ipynb", notebook), ("b.rst", "x")]);
    assert_eq!(text(&pages[0]), "Đo tải\nSố liệu.\nprint(1)");
    assert_eq!(pages[0].sections[1].line, 6);
    assert!(told.len() == 1 && told[0].contains("1 .rst"), "{told:?}");
}

#[test]
fn headings_of_mkdocs() {
    let page =
        ("docs/a.md", "# Cách hoạt động\n\n## `i++` & [bước](b.md)\n\n## A\n\n## A {#rieng}\n\n## A\n");
    let ids = |settings: &str| -> Vec<String> {
        let (pages, _) = read(&[("mkdocs.yml", settings), page]);
        pages[0].sections.iter().filter_map(|section| section.anchor.clone()).collect()
    };
    assert_eq!(ids("site_name: Kho\n"), ["cach-hoat-ong", "i-buoc", "a", "rieng", "a_1"]);
    let own = "markdown_extensions:\n  - toc:\n      slugify: !!python/name:pymdownx.slugs.uslugify\n";
    assert_eq!(ids(own)[0], "cách-hoạt-động");
}
