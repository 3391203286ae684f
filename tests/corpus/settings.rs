//! Settings that decide where pages are published, or whether: each site is built by a real Hugo, and timra has to give
//! every page the address that Hugo gives it.

use std::collections::BTreeMap;
use std::path::Path;

use timra_corpus::{CorpusOptions, sites};

use super::addresses::{pages_with, published_by};
use super::hugo::hugo;

const KINDS: &str = "disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', '404', 'robotstxt']\n";

/// Writes a site: configuration as it stands, of a page its front matter.
fn write(project: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let is_page = path.ends_with(".md");
        let title = if text.contains("title:") { "" } else { "title: x\n" };
        let text = if is_page { format!("---\n{title}{text}\n---\ntext\n") } else { (*text).to_owned() };
        let path = project.join(path);
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
        std::fs::write(path, text).expect("a file");
    }
}

/// Holds what timra makes of a site against what Hugo publishes of it when it is called with `args`.
#[track_caller]
fn compare(files: &[(&str, &str)], args: &[&str], options: &CorpusOptions) {
    let Some(hugo) = hugo() else { return };
    let dir = tempfile::tempdir().expect("a directory");
    let project = dir.path().join("site");
    write(&project, files);
    let published = published_by(&hugo, &project, args);
    assert!(published.len() > 1, "Hugo published {published:?}");
    let ours: BTreeMap<String, String> =
        pages_with(&project, options).into_iter().map(|page| (page.path, page.url)).collect();
    assert_eq!(ours, published);
}

fn usual() -> CorpusOptions {
    CorpusOptions::at(jiff::Timestamp::now())
}

#[test]
fn files_of_a_configuration_directory() {
    let files = [
        (
            "config/_default/hugo.toml",
            "baseURL = 'https://kb.test/'\n[permalinks.page]\nlab = '/hugo/:slug/'\n",
        ),
        (
            "config/_default/languages.vi.toml",
            "weight = 2\ncontentDir = 'content/vi'\n[permalinks.page]\nnhan = '/vi-lab/:slug/'\n",
        ),
        // Whatever it is called: with a language in its name a file is about that language.
        ("config/_default/about.en.toml", "weight = 1\ncontentDir = 'content/en'\n"),
        ("config/_default/languages.xx.toml", "disabled = true\ncontentDir = 'content/xx'\n"),
        ("config/_default/params.vi.toml", "weight = 7\n"),
        // The later name counts more, in a directory below as well.
        ("config/_default/permalinks.toml", "[page]\nlab = '/permalinks/:slug/'\n"),
        ("config/_default/more/permalinks.toml", "[page]\nlab = '/more/:slug/'\ndeep = '/deeper/:slug/'\n"),
        ("hugo.toml", KINDS),
        ("content/en/guide.md", ""),
        ("content/en/lab/a.md", "title: a b"),
        ("content/en/deep/a.md", "title: a b"),
        ("content/vi/guide.md", ""),
        ("content/vi/nhan/a.md", ""),
        ("content/xx/guide.md", ""),
    ];
    compare(&files, &[], &usual());
}

const ENVIRONMENTS: [(&str, &str); 8] = [
    (
        "config/_default/hugo.toml",
        "disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', '404']\nbaseURL = 'http://localhost/'\n",
    ),
    ("config/production/hugo.toml", "baseURL = 'https://prod.test/kb/'\n"),
    ("config/production/permalinks.toml", "[page]\nlab = '/prod/:slug/'\n"),
    ("config/staging/config.yaml", "baseURL: https://staging.test/\n"),
    ("content/a.md", ""),
    ("content/lab/a.md", ""),
    ("content/log/_index.md", "cascade: {target: {environment: production}, slug: of-production}"),
    ("content/log/a.md", ""),
];

#[test]
fn environments() {
    compare(&ENVIRONMENTS, &[], &usual());
    let staging = CorpusOptions { environment: Some("staging".to_owned()), ..usual() };
    compare(&ENVIRONMENTS, &["--environment", "staging"], &staging);
}

#[test]
fn a_base_url_that_is_told() {
    let config = format!(
        "{KINDS}baseURL = 'https://kb.test/'\n[languages.en]\nweight = 1\n[languages.vi]\nweight = 2\n\
         [languages.ja]\nweight = 3\nbaseURL = 'https://ja.test/x'\n"
    );
    let files = [
        ("hugo.toml", config.as_str()),
        ("content/a.md", ""),
        ("content/a.vi.md", ""),
        ("content/a.ja.md", ""),
    ];
    let told = CorpusOptions { base_url: Some("https://told.test/docs".to_owned()), ..usual() };
    compare(&files, &["--baseURL", "https://told.test/docs"], &told);
}

#[test]
fn slugs_of_sections() {
    let config = format!(
        "{KINDS}baseURL = 'https://kb.test/'\n[permalinks.page]\nperm = '/p/:sections/:slug/'\n\
         [languages.en]\nweight = 1\n[languages.vi]\nweight = 2\n"
    );
    let files = [
        ("hugo.toml", config.as_str()),
        ("content/khoa/_index.md", "slug: Khoá Học"),
        ("content/khoa/_index.vi.md", "slug: vn"),
        ("content/khoa/java/_index.md", "slug: java-la-gi"),
        ("content/khoa/java/_index.vi.md", ""),
        ("content/khoa/java/a.md", ""),
        ("content/khoa/java/a.vi.md", ""),
        ("content/khoa/java/b.md", "slug: bien"),
        ("content/khoa/java/deep/c.md", ""),
        ("content/khoa/java/leaf/index.md", ""),
        ("content/plain/sub/_index.md", "slug: s/t"),
        ("content/plain/sub/a.md", ""),
        ("content/plain/b/index.md", "slug: bb"),
        ("content/u/_index.md", "url: /elsewhere/"),
        ("content/u/x/_index.md", "slug: -y-"),
        ("content/u/x/p.md", ""),
        ("content/hash/_index.md", "slug: '#x%y.z'"),
        ("content/hash/p.md", ""),
        ("content/only/_index.vi.md", "slug: chi"),
        ("content/only/p.md", ""),
        ("content/only/p.vi.md", ""),
        ("content/casc/_index.md", "cascade: {slug: over}"),
        ("content/casc/s/_index.md", ""),
        ("content/casc/s/p.md", ""),
        ("content/perm/_index.md", "slug: permslug"),
        ("content/perm/q/_index.md", "slug: qq"),
        ("content/perm/q/p.md", "slug: x y"),
    ];
    compare(&files, &[], &usual());
}

/// As Hugo 0.166.0 published them; there is no such Hugo to ask.
#[test]
fn slugs_of_sections_before_hugo_heeded_them() {
    let dir = tempfile::tempdir().expect("a directory");
    let files = [
        ("hugo.toml", "baseURL = 'https://kb.test/'\n"),
        ("content/khoa/_index.md", ""),
        ("content/khoa/java/_index.md", "slug: java-la-gi"),
        ("content/khoa/java/b.md", "slug: bien"),
    ];
    write(dir.path(), &files);
    let old = CorpusOptions { hugo_version: Some("0.166.0".to_owned()), ..usual() };
    let urls: Vec<String> = pages_with(dir.path(), &old).into_iter().map(|page| page.url).collect();
    assert_eq!(urls, ["", "java/", "java/bien/"].map(|path| format!("https://kb.test/khoa/{path}")));
}

/// Every word that Hugo 0.168.0 knows in patterns of addresses, and layouts of dates as Go has them.
const PATTERNS: [&str; 29] = [
    ":year/:month/:monthname/:day/:weekday/:weekdayname/:yearday",
    ":section/:slug",
    ":sections/:title",
    ":sections[1:]/:sections[last]/:sections[0]",
    ":sectionslug/:slug",
    ":sectionslugs/:slug",
    ":sectionslugs[1:]/:slug",
    ":sectionslugs[last]/x",
    ":sections[0:1]/x",
    ":slugorfilename/:filename",
    ":contentbasename",
    ":slugorcontentbasename",
    ":Jan/:Monday/:Mon",
    ":January/:15-:04-:05-:03PM",
    ":MST-:2006-:06-:_2",
    ":20060102",
    ":January2",
    ":002-:yearday",
    ":3-:1-:2-:5-:4",
    ":pm3",
    ":Z07-:Z0700",
    ":Jan2006",
    ":2006-01-02",
    ":slug[0:2]",
    ":PM_x5",
    ":__2x:_2006",
    ":slug\\\\:x",
    ":slug.html",
    ":sectionslugs[9]/:slug",
];

#[test]
fn words_of_patterns() {
    let keys = (0..PATTERNS.len()).map(|number| format!("p{number}"));
    let patterns =
        keys.clone().zip(PATTERNS).map(|(key, pattern)| format!("{key} = \"/{key}/{pattern}/\"\n"));
    let config = format!(
        "{KINDS}baseURL = 'https://kb.test/'\n[permalinks.page]\n{}box = '/b/:sectionslug/:slug/'\n\
         ngay = '/n/:MST/:Z07/:02-:Jan-:2006/:15/:slug/'\n\
         tieng = '/t/:sectionslugs/:slug/'\n'/' = '/top/:slug/'\n\
         [permalinks.section]\ntieng = '/ts/:sectionslugs/:slug/'\n",
        patterns.collect::<String>()
    );
    let mut files = vec![("hugo.toml".to_owned(), config)];
    for key in keys {
        let page =
            |path: &str, front_matter: &str| (format!("content/{key}/{path}"), front_matter.to_owned());
        files.push(page("_index.md", &format!("slug: sec {key}")));
        files.push(page("sub/_index.md", "slug: Sub Slug"));
        files.push(page("sub/deep/_index.md", "title: The Deep"));
        files.push(page("sub/deep/a.md", "title: T a\ndate: 2024-03-07T09:05:03+07:00"));
    }
    let others = [
        ("content/top.md", "title: Top One"),
        ("content/ngay/a.md", "date: 2024-12-31"),
        ("content/ngay/b.md", "title: no date"),
        ("content/box/x.md", "title: X"),
        ("content/tieng/_index.md", "title: Tiếng Việt\nlinkTitle: TV"),
        ("content/tieng/p.md", "title: P"),
        ("content/tieng/u.md", "title: U\nurl: /:sectionslug/:slug-x/"),
        ("content/tieng/s/_index.md", "title: S S"),
        ("content/tieng/s/p.md", "slug: ps"),
    ];
    files.extend(others.map(|(path, text)| (path.to_owned(), text.to_owned())));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    compare(&files, &[], &usual());
}

#[test]
fn filters_of_mounts() {
    let config = format!(
        "{KINDS}baseURL = 'https://kb.test/'\n[[module.mounts]]\nsource = 'noidung'\ntarget = 'content'\n\
         files = ['! nhap/**', '! **.draft.md', '! bund/index.md']\n\
         [[module.mounts]]\nsource = 'more'\ntarget = 'content/more'\nfiles = ['in/**']\n"
    );
    let files = [
        ("hugo.toml", config.as_str()),
        ("noidung/a.md", ""),
        ("noidung/nhap/b.md", ""),
        ("noidung/nhap/sub/c.md", ""),
        ("noidung/sub/d.md", ""),
        ("noidung/sub/x.draft.md", ""),
        ("noidung/bund/index.md", ""),
        ("noidung/bund/deep/z.md", ""),
        ("more/in/a.md", ""),
        ("more/out/a.md", ""),
    ];
    compare(&files, &[], &usual());
}

/// Kinds and messages of what is wrong with a configuration.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), files);
    let mut told = Vec::new();
    let sites = sites(&[dir.path().to_owned()], &usual(), &mut told).expect("a root that can be read");
    for site in &sites {
        for file in site.files(&mut told) {
            site.page(&file, &mut told);
        }
    }
    told.iter().map(|told| format!("{} [{}]", told.sentence(), told.kind)).collect()
}

#[test]
fn what_hugo_would_not_build_is_said() {
    let config = "baseURL = 'https://kb.test/'\n[permalinks.page]\ndocs = '/:sectoin/:pm/:slug/'\n\
                  [[module.mounts]]\nsource = 'content'\ntarget = 'content'\nfiles = ['! [']\n";
    let told =
        told(&[("hugo.toml", config), ("content/docs/a.md", ""), ("content/b.md", "url: '/x/:nonsense/'")]);
    for (told, words) in told.iter().zip([
        "knows no `:sectoin`, so pages with the pattern `/:sectoin/:pm/:slug/`",
        "the pattern `[` of the mount of content",
        "knows no `:nonsense`",
    ]) {
        assert!(told.contains(words), "{told}");
    }
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn a_site_without_a_known_address_is_said() {
    for (config, is_said) in [
        ("", true),
        ("baseURL = '/'", true),
        ("baseURL = 'https://kb.test/'", false),
        ("[languages.en]\nbaseURL = 'https://en.test/'\n[languages.vi]\nbaseURL = 'https://vi.test/'", false),
        ("[languages.en]\nbaseURL = 'https://en.test/'\n[languages.vi]\nweight = 2", true),
    ] {
        let told = told(&[("hugo.toml", config), ("content/a.md", "")]);
        assert_eq!(told.iter().any(|told| told.ends_with("[no-base-url]")), is_said, "{config}: {told:?}");
    }
}

#[test]
fn zola_is_not_hugo() {
    let dir = tempfile::tempdir().expect("a directory");
    let page = ("content/2024-01-01-a.md", "title: a");
    write(dir.path(), &[("config.toml", "base_url = 'https://z.test'\n"), page]);
    let urls: Vec<String> = pages_with(dir.path(), &usual()).into_iter().map(|page| page.url).collect();
    assert_eq!(urls, [""]);
    write(dir.path(), &[("config.toml", "baseURL = 'https://h.test'\nbase_url = 'x'\n")]);
    let urls: Vec<String> = pages_with(dir.path(), &usual()).into_iter().map(|page| page.url).collect();
    assert_eq!(urls, ["https://h.test/2024-01-01-a/"]);
}

#[test]
fn pages_that_are_kept_out_of_search() {
    let dir = tempfile::tempdir().expect("a directory");
    let files = [
        ("hugo.toml", "baseURL = 'https://kb.test/'\n"),
        ("timra.toml", "[index]\nexclude = ['nhap/', 'content/noi-bo/**', '**/tam.md', '[']\n"),
        ("content/a.md", ""),
        ("content/kin.md", "excludeSearch: true"),
        ("content/kin/_index.md", "cascade: {params: {bookSearchExclude: true}}"),
        ("content/kin/b.md", ""),
        ("content/nhap/c.md", ""),
        ("content/nhap/sau/d.md", ""),
        ("content/noi-bo/e.md", ""),
        ("content/sau/tam.md", ""),
        ("content/nhap.md", ""),
    ];
    write(dir.path(), &files);
    let kept_in: Vec<String> = pages_with(dir.path(), &usual())
        .into_iter()
        .filter_map(|page| (!page.is_kept_out).then_some(page.path))
        .collect();
    assert_eq!(kept_in, ["content/a.md", "content/nhap.md"]);
    let told = told(&files);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("`[` of `[index] exclude`"), "{told:?}");
}
