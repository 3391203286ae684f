//! Addresses against what real sites published, and against a real Hugo where there is one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use timra_corpus::{CorpusOptions, Page, PageOutcome, sites};

use super::hugo::{Hugo, hugo};
use super::published_sites::{PublishedSite, published_sites};

fn pages(root: &Path) -> Vec<Page> {
    pages_with(root, &CorpusOptions::at(jiff::Timestamp::now()))
}

/// The pages of the sites below `root`, read with these options.
pub(crate) fn pages_with(root: &Path, options: &CorpusOptions) -> Vec<Page> {
    let mut warnings = Vec::new();
    let sites = sites(&[root.to_owned()], options, &mut warnings).expect("a root that can be read");
    let mut pages = Vec::new();
    for site in &sites {
        for file in site.files(&mut warnings) {
            if let PageOutcome::Page(page) = site.page(&file, &mut warnings) {
                pages.push(*page);
            }
        }
    }
    pages
}

/// Every page that these sites published has the address that it was published under.
#[test]
fn published_addresses() {
    for PublishedSite { name, root, pages: published, .. } in published_sites() {
        let published: BTreeSet<String> = published
            .iter()
            .map(|page| page["url"].as_str().expect("an address").to_owned())
            // Lists of terms, the page for missing pages and the redirect of the default language have no file.
            .filter(|url| {
                !["categories/", "tags/", "404.html"].iter().any(|end| url.ends_with(end)) && url != "/en/"
            })
            .collect();
        let ours: BTreeSet<String> = pages(&root).iter().map(|page| below_base(&page.url)).collect();
        let missing: Vec<_> = published.difference(&ours).collect();
        let unpublished: Vec<_> = ours.difference(&published).collect();
        eprintln!("{name}: {} of {} addresses", published.len() - missing.len(), published.len());
        assert!(
            missing.is_empty() && unpublished.is_empty(),
            "{name}: not found {missing:?}, not published {unpublished:?}"
        );
    }
}

/// The path below `baseURL`, which in these sites is one directory deep or none, decoded.
fn below_base(url: &str) -> String {
    let path = url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
    let path = match path.split_once('/') {
        Some((first, rest)) if first.to_lowercase().contains("fcj") => rest,
        _ => &path,
    };
    format!("/{path}")
}

const LAYOUT: &str = "SRC={{ with .File }}{{ .Filename | base64Encode | safeHTML }}{{ end }} URL={{ .Permalink | base64Encode | safeHTML }} END\n";

/// What `hugo` publishes for each content file of a project when it is called with `args`.
pub(crate) fn published_by(hugo: &Hugo, project: &Path, args: &[&str]) -> BTreeMap<String, String> {
    let layouts = project.join("layouts");
    std::fs::create_dir_all(layouts.join("_default")).expect("a directory");
    for name in ["_default/single.html", "_default/list.html", "index.html"] {
        std::fs::write(layouts.join(name), LAYOUT).expect("a layout");
    }
    let output = Command::new(&hugo.program)
        .args(["--quiet", "--minify=false"])
        .args(args)
        .current_dir(project)
        .output()
        .expect("a Hugo that runs");
    let said =
        [&output.stdout, &output.stderr].map(|said| String::from_utf8_lossy(said).into_owned()).concat();
    assert!(output.status.success(), "hugo: {said}");
    let mut published = BTreeMap::new();
    let files = walkdir::WalkDir::new(project.join("public")).into_iter().flatten();
    for file in files.filter(|file| file.file_type().is_file()) {
        let text = std::fs::read_to_string(file.path()).unwrap_or_default();
        let Some((source, url)) = text.trim().strip_prefix("SRC=").and_then(|text| text.split_once(" URL="))
        else {
            continue;
        };
        let (source, url) = (decode(source), decode(url.trim_end_matches(" END")));
        let top = format!("{}/", project.canonicalize().expect("a path").display());
        if let Some(path) = source.strip_prefix(&top) {
            published.insert(path.to_owned(), url);
        }
    }
    published
}

fn decode(base64: &str) -> String {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for byte in base64.bytes().filter(|byte| *byte != b'=') {
        bits = (bits << 6) | u32::from(value(byte));
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xff).expect("eight bits"));
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// Path and front matter of pages that are hard to address, or not to be published.
const PAGES: &[(&str, &str)] = &[
    ("_index.md", ""),
    ("_index.vi.md", ""),
    ("Docs/_index.md", ""),
    ("Docs/_index.vi.md", ""),
    ("Docs/One.md", ""),
    ("Docs/One.vi.md", ""),
    ("Docs/a.b.c.md", ""),
    ("Docs/zh.zh.md", ""),
    ("Docs/_index.x.md", ""),
    ("Docs/it's & (v2), x@y~z+w#h!.md", ""),
    ("Docs/A  B - C.md", ""),
    ("Docs/Hướng Dẫn.vi.md", ""),
    ("Docs/50% off.md", ""),
    ("Docs/pct%20x.md", ""),
    ("Docs/[br].md", ""),
    ("Docs/dot..md", ""),
    ("Docs/Đ_İ.md", ""),
    ("Docs/mk.markdown", ""),
    ("Docs/md.mdown", ""),
    ("Docs/mdx.mdx", ""),
    ("Docs/t.txt", ""),
    ("Docs/.hidden.md", ""),
    ("Docs/#hash.md", ""),
    ("Sổ Tay/sub dir/Bài 1.md", ""),
    ("Docs/s1.md", "slug: Tiếng Việt & Co"),
    ("Docs/s2.md", "slug: -a/b-"),
    ("Docs/u1.vi.md", "url: /x/y.html"),
    ("Docs/u2.vi.md", "url: foo"),
    ("Docs/u3.md", "url: /Đường Dẫn/Một"),
    ("Docs/u4.md", "url: /a.b/c"),
    ("Docs/u5.md", "url: /p/index.html"),
    ("Docs/u6.vi.md", "url: /vi/six/"),
    ("Docs/u7.md", "url: /Docs(1)/its!/"),
    ("Docs/u8.md", "url: /:sections/u8-:slug/"),
    ("sec-slug/_index.md", "slug: other"),
    ("sec-url/_index.md", "url: /elsewhere/"),
    ("sec-url/child.md", ""),
    ("Bundle/index.md", ""),
    ("Bundle/index.vi.md", ""),
    ("Bundle/resource.md", ""),
    ("Bundle/deep/index.md", ""),
    ("Bundle/deep/x.md", ""),
    ("Nest/_index.md", ""),
    ("Nest/Leaf.One/index.md", "slug: leafslug"),
    ("Nest/Sub/_index.md", ""),
    ("Nest/Sub/p.md", ""),
    ("nosec/deeper/p.md", ""),
    ("Docs/headless/index.md", "headless: true"),
    ("Docs/b1.md", "build: {render: never}"),
    ("Docs/b2.md", "build: {render: link}"),
    ("Docs/b3.md", "build: {list: never}"),
    ("Docs/draft.md", "draft: true"),
    ("Docs/future.md", "date: 2999-01-01"),
    ("Docs/expired.md", "expiryDate: 2001-01-01"),
    ("Docs/planned.md", "{date: 2999-01-01, publishDate: 2001-01-01}"),
    ("blog/_index.md", ""),
    ("blog/2024-03-05-post-one.md", ""),
    ("blog/p2.md", "{title: 'Bài Viết: số 2', date: 2024-03-07}"),
    ("blog/p3.md", "{date: 2024-03-07T23:30:00+07:00, slug: My+Slug x}"),
    ("blog/none.md", ""),
    ("blog/sub/_index.md", ""),
    ("blog/sub/p4.md", "date: 2024-03-07"),
    ("blog/b/index.md", "date: 2024-03-07"),
    ("../vietnamese/_index.md", ""),
    ("../vietnamese/Trong/Bài.md", ""),
    ("../vietnamese/Trong/other.en.md", ""),
];

const CONFIGS: &[&str] = &[
    "baseURL = 'https://ex.org/Notes/'\n[languages.en]\nweight=1\n[languages.vi]\nweight=2\n",
    "baseURL = 'https://ex.org/'\ndefaultContentLanguage = 'vi'\ndefaultContentLanguageInSubdir = true\nuglyURLs = true\n\
     [languages.en]\nweight=1\n[languages.vi]\nweight=2\n",
    "disablePathToLower = true\nremovePathAccents = true\n[permalinks]\nblog = '/:section/:year/:month/:day/:slug/'\n\
     docs = '/d/:sections/:slugorfilename/'\n[permalinks.section]\nNest = '/nn/:sections/'\n\
     [frontmatter]\ndate=['date',':filename']\n[languages.en]\nbaseURL='https://en.ex.org/x'\n\
     [languages.vi]\nbaseURL='https://vi.ex.org/y'\n",
    "baseURL = 'https://ex.org'\n[permalinks.page]\nnosec = '/n/:sections/:contentbasename'\n\
     blog = '/b/:title-:monthname/:sections[1:]/:filename.html'\n",
    "baseURL = 'https://ex.org/'\nbuildDrafts = true\nbuildFuture = true\nbuildExpired = true\n\
     ignoreFiles = ['Docs/u[0-9]', '\\.markdown$']\n[languages.vi]\nweight=1\n[languages.en]\nweight=2\ndisabled=false\n",
    "baseURL = 'https://ex.org/'\n[languages.en]\nweight=1\n[languages.vi]\nweight=2\ncontentDir='vietnamese'\n",
];

#[test]
fn as_hugo_publishes() {
    let Some(hugo) = hugo() else { return };
    let mut compared = 0;
    for config in CONFIGS {
        let dir = tempfile::tempdir().expect("a directory");
        let project = dir.path().join("site");
        for (path, front_matter) in PAGES {
            let path = project.join("content").join(path);
            std::fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
            let title = if front_matter.contains("title") { "" } else { "title: x\n" };
            let front_matter = match front_matter.strip_prefix('{') {
                Some(inline) => inline.trim_end_matches('}').replace(", ", "\n"),
                None => (*front_matter).to_owned(),
            };
            std::fs::write(path, format!("---\n{title}{front_matter}\n---\ntext\n")).expect("a page");
        }
        let kinds = "disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', '404', 'robotstxt']\n";
        std::fs::write(project.join("hugo.toml"), format!("{kinds}{config}")).expect("a configuration");
        let published = published_by(&hugo, &project, &[]);
        let ours: BTreeMap<String, String> =
            pages(&project).into_iter().map(|page| (page.path, page.url)).collect();
        let paths: BTreeSet<&String> = published.keys().chain(ours.keys()).collect();
        // Of two files that claim one place Hugo takes one.
        let places: Vec<&String> = published.values().collect();
        let mut misses = Vec::new();
        for path in paths {
            let (theirs, ours) = (published.get(path), ours.get(path));
            // Hugo writes its redirect to the default language over that language's ugly home page.
            if config.contains("uglyURLs") && path.starts_with("content/_index.") {
                continue;
            }
            compared += 1;
            if theirs != ours && !(theirs.is_none() && ours.is_some_and(|url| places.contains(&url))) {
                misses.push(format!("{path}: hugo {theirs:?}, timra {ours:?}"));
            }
        }
        assert!(misses.is_empty(), "with {config}:\n{}", misses.join("\n"));
    }
    eprintln!("{compared} pages as Hugo publishes them");
}
