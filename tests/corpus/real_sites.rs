//! Sites that people keep, built by a real Hugo with templates of our own: every address, language and heading id, from the
//! sources and from the published pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use html5gum::{HtmlString, Token, Tokenizer};
use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use timra_corpus::{CorpusOptions, PageOutcome, sites};

use super::hugo::{Hugo, hugo};

/// Where all the sites are published for the test: below a path, as project sites are.
const BASE_URL: &str = "https://kb.test/x/";

/// Sites that are built at most, the first by their names.
const MOST_SITES: usize = 24;

/// How often a site is built at most, each time with less that is wrong with it.
const MOST_BUILDS: usize = 8;

/// Every page is published with this template.
const PAGE: &str = r#"<html lang="{{ .Language.Lang }}"><head><title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}"></head>
<body><main data-file="{{ with .File }}{{ .Path }}{{ end }}">{{ .Content }}</main></body></html>
"#;

/// Shortcodes that make headings of their own, as the themes of these sites have them: name and template.
const OWN_SHORTCODES: [(&str, &str); 1] =
    [("heading", r#"{{ i18n (printf "%s_heading" (.Get 0)) | safeHTML }}"#)];

/// Shortcodes of Hugo itself.
const BUILT_IN: [&str; 7] = ["ref", "relref", "figure", "param", "youtube", "highlight", "details"];

/// Of each address: the language, and the ids of the headings, sorted.
type Addresses = BTreeMap<String, (String, Vec<String>)>;

#[test]
fn real_sites_are_read_as_hugo_publishes_them() {
    let (Some(hugo), Some(shared)) = (hugo(), std::env::var_os("TIMRA_SHARED")) else {
        eprintln!("skipped: real sites are built where TIMRA_SHARED names some and there is a Hugo");
        return;
    };
    let roots = roots(&PathBuf::from(shared).join("corpus"));
    let counted: Vec<[Count; 2]> = roots.par_iter().map(|root| compare(root, &hugo)).collect();
    for (at, from) in ["source", "published pages"].into_iter().enumerate() {
        let mut all = Count::default();
        counted.iter().for_each(|counts| all.add(&counts[at]));
        eprintln!("{} sites from {from}: {all:?}", roots.len());
        assert_eq!(all.right, all.addresses, "addresses and languages from {from}");
        assert!(all.ids_right * 1000 >= all.ids * 999, "heading ids from {from}: {all:?}");
    }
}

/// What was published, and how much of it timra has.
#[derive(Debug, Default)]
struct Count {
    addresses: usize,
    right: usize,
    ids: usize,
    ids_right: usize,
}

impl Count {
    fn add(&mut self, other: &Count) {
        self.addresses += other.addresses;
        self.right += other.right;
        self.ids += other.ids;
        self.ids_right += other.ids_right;
    }
}

/// The directories of Hugo sites, by name.
fn roots(corpus: &Path) -> Vec<PathBuf> {
    let is_site = |dir: &Path| {
        let names = ["hugo.toml", "hugo.yaml", "config.toml", "config.yaml", "config/_default"];
        dir.join("content").is_dir() && names.iter().any(|name| dir.join(name).exists())
    };
    let mut roots: Vec<PathBuf> = walkdir::WalkDir::new(corpus)
        .max_depth(2)
        .into_iter()
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .filter(|path| is_site(path))
        .collect();
    roots.sort();
    roots.truncate(MOST_SITES);
    roots
}

/// Builds a site and reads it, from its sources and from its published pages.
fn compare(root: &Path, hugo: &Hugo) -> [Count; 2] {
    let dir = tempfile::tempdir().expect("a directory");
    let site = dir.path().join("site");
    super::traps::copy(root, &site);
    let public = dir.path().join("public");
    write_templates(&site);
    build(&site, &public, hugo);
    let theirs = published(&public);
    assert!(!theirs.is_empty(), "{}: nothing was published", root.display());
    let mut options = CorpusOptions {
        hugo_version: Some(hugo.version.clone()),
        base_url: Some(BASE_URL.to_owned()),
        ..CorpusOptions::default()
    };
    let of_source = read(&site, &options);
    let more: BTreeSet<&String> = of_source.keys().filter(|url| !theirs.contains_key(*url)).collect();
    assert!(more.is_empty(), "{}: pages that Hugo does not publish: {more:?}", root.display());
    options.published = Some(public.clone());
    let of_published = read(&site, &options);
    [count("source", root, &theirs, &of_source), count("published", root, &theirs, &of_published)]
}

/// Builds a site. What a Hugo of today says is wrong with it is taken away: themes that are not there, what only they bring, dates that are none,
/// caches that it does not know.
fn build(site: &Path, public: &Path, hugo: &Hugo) {
    without_theme_settings(&site.join("hugo.toml"));
    for _ in 0..MOST_BUILDS {
        let mut build = Command::new(&hugo.program);
        build.env("HUGO_REFLINKSERRORLEVEL", "WARNING").current_dir(site).args([
            "--baseURL",
            BASE_URL,
            "--enableGitInfo=false",
            "--logLevel",
            "error",
            "-d",
        ]);
        let built = build.arg(public).output().expect("hugo runs");
        if built.status.success() {
            return;
        }
        let said = String::from_utf8_lossy(&built.stderr);
        let mut is_better = false;
        for line in said.lines() {
            let missing = line.split("not found in \"").nth(1).and_then(|path| path.split('"').next());
            let of_date = line.split("is not a parsable date: see ").nth(1);
            if let Some(path) = missing {
                fs::create_dir_all(path).expect("a directory");
            } else if let Some(path) = of_date {
                let text = fs::read_to_string(path).expect("a page");
                let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("date")).collect();
                fs::write(path, kept.join("\n")).expect("a page");
            }
            let page = line.split("failed to create page from pageMetaSource").nth(1);
            let page = page.and_then(|said| said.split(": \"").nth(1)?.split(':').next());
            if let Some(path) = page {
                fs::remove_file(path).expect("a page");
            }
            let old_key = line.contains("The \"_build\" front matter key was deprecated").then_some("");
            if old_key.is_some() {
                rename_build(&site.join("content"));
            }
            is_better |= missing.or(of_date).or(page).or(old_key).is_some();
        }
        assert!(is_better, "{}: {said}", site.display());
    }
    panic!("{}: hugo does not build it", site.display());
}

/// Renames a key of front matter that Hugo has renamed.
fn rename_build(content: &Path) {
    for entry in walkdir::WalkDir::new(content) {
        let path = entry.expect("an entry").into_path();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        fs::write(&path, text.replace("\n_build:", "\nbuild:")).expect("a page");
    }
}

fn without_theme_settings(config: &Path) {
    let Ok(text) = fs::read_to_string(config) else { return };
    let mut table: toml::Table = text.parse().expect("TOML");
    table.retain(|key, _| !["caches", "outputs"].contains(&key));
    fs::write(config, table.to_string()).expect("a configuration");
}

fn count(from: &str, root: &Path, theirs: &Addresses, ours: &Addresses) -> Count {
    let mut count = Count::default();
    let nothing = (String::new(), Vec::new());
    for (url, (language, ids)) in theirs {
        let (our_language, our_ids) = ours.get(url).unwrap_or(&nothing);
        let is_right = ours.contains_key(url) && language == our_language;
        count.addresses += 1;
        count.right += usize::from(is_right);
        count.ids += ids.len();
        let mut left = our_ids.clone();
        let mut missed = Vec::new();
        for id in ids {
            match left.iter().position(|other| other == id) {
                Some(at) => drop(left.swap_remove(at)),
                None => missed.push(id),
            }
        }
        count.ids_right += ids.len() - missed.len();
        if !is_right || !missed.is_empty() {
            let site = root.file_name().unwrap_or_default().display();
            eprintln!("{from} {site}: {url} [{language}/{our_language}] misses {missed:?}, has {left:?}");
        }
    }
    count
}

/// Templates of our own for a site: one for every page, one for every shortcode that stands in its
/// content.
fn write_templates(site: &Path) {
    let layouts = site.join("layouts");
    for file in ["single.html", "list.html", "home.html"] {
        fs::create_dir_all(layouts.join("_default")).expect("a directory");
        fs::write(layouts.join("_default").join(file), PAGE).expect("a template");
    }
    let shortcodes = layouts.join("shortcodes");
    fs::create_dir_all(&shortcodes).expect("a directory");
    for (name, is_closed) in shortcodes_of(site) {
        let own = OWN_SHORTCODES.iter().find(|(own, _)| *own == name).map(|(_, template)| *template);
        let inner = if is_closed { "{{ .Inner }}" } else { "" };
        let path = shortcodes.join(format!("{name}.html"));
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(path, own.unwrap_or(inner)).expect("a template");
    }
}

/// The shortcodes in the content that Hugo has not itself, and whether they are closed.
fn shortcodes_of(site: &Path) -> BTreeMap<String, bool> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(site) {
        let path = entry.expect("an entry").into_path();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for tag in text.split("{{").skip(1).filter_map(|tag| tag.strip_prefix(['<', '%'])) {
            let tag = tag.trim_start();
            let (name, is_end) = tag.strip_prefix('/').map_or((tag, false), |name| (name.trim_start(), true));
            let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "_-/".contains(c)));
            let name = &name[..end.unwrap_or(name.len())];
            if name.starts_with(|c: char| c.is_ascii_alphabetic()) && !BUILT_IN.contains(&name) {
                *found.entry(name.to_owned()).or_default() |= is_end;
            }
        }
    }
    found
}

/// What Hugo published of files.
fn published(public: &Path) -> Addresses {
    let mut pages = Addresses::new();
    for entry in walkdir::WalkDir::new(public) {
        let path = entry.expect("an entry").into_path();
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let html = fs::read_to_string(&path).expect("a page");
        let (mut url, mut language, mut is_of_file, mut ids) =
            (String::new(), String::new(), false, Vec::new());
        for token in Tokenizer::new(&html) {
            let Ok(Token::StartTag(tag)) = token else { continue };
            let attribute = |name: &[u8]| {
                let value = tag.attributes.get(&HtmlString(name.to_vec()))?;
                Some(String::from_utf8_lossy(&value.value.0).into_owned())
            };
            match tag.name.0.as_slice() {
                b"html" => language = attribute(b"lang").unwrap_or_default(),
                b"link" => url = attribute(b"href").unwrap_or_default(),
                b"main" => is_of_file = attribute(b"data-file").is_some_and(|file| !file.is_empty()),
                b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => ids.extend(attribute(b"id")),
                _ => {}
            }
        }
        if is_of_file {
            pages.insert(decoded(&url), (language, ids));
        }
    }
    pages
}

fn read(root: &Path, options: &CorpusOptions) -> Addresses {
    let mut pages = Addresses::new();
    for site in sites(&[root.to_owned()], options, &mut Vec::new()).expect("sites") {
        for file in site.files(&mut Vec::new()) {
            if let PageOutcome::Page(page) = site.page(&file, &mut Vec::new()) {
                let ids = page.sections.into_iter().filter_map(|section| section.anchor).collect();
                pages.insert(decoded(&page.url), (page.declared_lang.unwrap_or_default(), ids));
            }
        }
    }
    pages
}

fn decoded(url: &str) -> String {
    percent_decode_str(url).decode_utf8_lossy().into_owned()
}
