//! A knowledge base in two languages, published by generators that people use, where they are installed.

use std::process::Command;

use percent_encoding::percent_decode_str;

use crate::cli::workplace::Workplace;

/// A generator of sites.
struct Generator {
    /// The program, on the PATH.
    program: &'static str,
    args: &'static [&'static str],
    /// Its configuration.
    config: &'static [(&'static str, &'static str)],
    /// Where its pages lie: the source of one with this name, and the file that it is published as.
    source: &'static str,
    published: fn(&str) -> String,
    /// What addresses begin with.
    base: &'static str,
}

const GENERATORS: [Generator; 3] = [
    Generator {
        program: "mkdocs",
        args: &["build", "--quiet", "--site-dir", "site"],
        config: &[("kho/mkdocs.yml", "site_name: Kho\nsite_url: https://kb.test/docs/\n")],
        source: "docs",
        published: |name| {
            if name.ends_with("index") { format!("{name}.html") } else { format!("{name}/index.html") }
        },
        base: "https://kb.test/docs/",
    },
    Generator {
        program: "mkdocs",
        args: &["build", "--quiet", "--site-dir", "site"],
        config: &[(
            "kho/mkdocs.yml",
            "site_name: Kho\nsite_url: https://kb.test/docs/\ntheme:\n  name: readthedocs\nuse_directory_urls: false\n",
        )],
        source: "docs",
        published: |name| format!("{name}.html"),
        base: "https://kb.test/docs/",
    },
    Generator {
        program: "sphinx-build",
        args: &["-q", "docs", "site"],
        config: &[(
            "kho/docs/conf.py",
            "project = 'Kho'\nextensions = ['myst_parser']\nhtml_baseurl = 'https://kb.test/docs/'\n",
        )],
        source: "docs",
        published: |name| format!("{name}.html"),
        base: "https://kb.test/docs/",
    },
];

const PAGES: [(&str, &str); 4] = [
    ("index", "# Welcome\n\nStart here.\n\n```{toctree}\nguide\nvi/index\nvi/guide\n```\n"),
    (
        "guide",
        "# Backup guide\n\nEvery night.\n\n## Restore a snapshot\n\nPick one from the list.\n\n```bash\nkho restore --latest\n```\n",
    ),
    ("vi/index", "# Chào mừng\n\nBắt đầu ở đây.\n"),
    (
        "vi/guide",
        "# Hướng dẫn sao lưu\n\nMỗi đêm.\n\n## Khôi phục bản chụp\n\nChọn một bản trong danh sách.\n",
    ),
];

#[test]
fn sites_of_other_generators_are_searched_with_right_links() {
    for generator in &GENERATORS {
        if Command::new(generator.program).arg("--version").output().is_err() {
            eprintln!("skipped: there is no `{}` on the PATH", generator.program);
            continue;
        }
        let place = Workplace::empty();
        for (name, text) in PAGES {
            // Only Sphinx knows what this block is.
            let text = if generator.program == "sphinx-build" {
                text.to_owned()
            } else {
                text.split("```{toctree}").next().unwrap_or_default().to_owned()
            };
            place.write(format!("kho/{}/{name}.md", generator.source), text);
        }
        generator.config.iter().for_each(|(path, text)| place.write(path, text));
        let built = Command::new(generator.program)
            .args(generator.args)
            .current_dir(place.path("kho"))
            .output()
            .expect("a generator that runs");
        let said = [built.stdout, built.stderr].concat();
        assert!(built.status.success(), "{}: {}", generator.program, String::from_utf8_lossy(&said));
        place.timra(&["index", "kho/site", "--index", "ix"]).exits(0).says(&["4 pages"]);
        for (query, name, heading) in [
            ("restore a snapshot", "guide", "Restore a snapshot"),
            ("khôi phục bản chụp", "vi/guide", "Khôi phục bản chụp"),
            ("khoi phuc ban chup", "vi/guide", "Khôi phục bản chụp"),
        ] {
            let hit = place.timra(&["search", "--format", "json", "--index", "ix", query]).json()["hits"][0]
                .clone();
            let what = format!("{} {query}: {hit}", generator.program);
            assert_eq!(hit["heading"], heading, "{what}");
            let url = hit["url"].as_str().unwrap_or_default();
            let (address, anchor) = url.split_once('#').expect("an anchor");
            let file = (generator.published)(name);
            let path = file.strip_suffix("/index.html").map_or(file.clone(), |dir| format!("{dir}/"));
            assert_eq!(address, format!("{}{path}", generator.base), "{what}");
            let html = std::fs::read_to_string(place.path("kho/site").join(&file)).expect("a published page");
            let anchor = percent_decode_str(anchor).decode_utf8_lossy().into_owned();
            assert!(html.contains(&format!("id=\"{anchor}\"")), "no #{anchor}: {what}");
            let site = if name.starts_with("vi/") { "vi" } else { "en" };
            assert_eq!(
                hit["id"],
                format!("kho/{file}#{}", heading.to_lowercase().replace(' ', "-")),
                "{what}"
            );
            assert_eq!(hit["lang"], site, "{what}");
        }
    }
}
