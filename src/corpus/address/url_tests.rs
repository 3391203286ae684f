//! Every pair is what Hugo 0.168.0 publishes.

use super::*;
use crate::hugo::{ConfigFiles, HugoConfig};
use crate::settings::Notation;

fn address(config: &str, path: &str, front_matter: &str) -> String {
    let tree = Notation::Yaml.read(config).expect("YAML");
    let config = HugoConfig::new(&ConfigFiles { tree, ..ConfigFiles::default() }, &mut Vec::new());
    let path = ContentPath::new(path, &config.languages);
    let language = &config.languages[path.language.unwrap_or(config.default_language)];
    let front_matter = FrontMatter::new(Notation::Yaml.read(front_matter).expect("YAML"), front_matter, 1);
    let page = Addressed {
        addresses: &language.addresses,
        path: &path,
        front_matter: &front_matter,
        date: language.publishing.date(&front_matter, &path.base),
        slug_of_name: language.publishing.slug_of_name(&front_matter, &path.base),
        section_names: &SectionNames::default(),
        has_section_slugs: config.has_section_slugs,
    };
    url(&page, &|| path.section().split('/').map(str::to_owned).collect())
}

const TWO: &str = "{baseURL: 'https://ex.org/Notes/', languages: {en: {weight: 1}, vi: {weight: 2}}}";

#[test]
fn places() {
    for (path, front_matter, url) in [
        ("_index.md", "", "https://ex.org/Notes/"),
        ("_index.vi.md", "", "https://ex.org/Notes/vi/"),
        ("Docs/_index.vi.md", "", "https://ex.org/Notes/vi/docs/"),
        ("Bundle/index.md", "", "https://ex.org/Notes/bundle/"),
        ("Docs/A  B - C.md", "", "https://ex.org/Notes/docs/a--b---c/"),
        ("Docs/zh.zh.md", "", "https://ex.org/Notes/docs/zh.zh/"),
        ("Docs/Two.VI.md", "", "https://ex.org/Notes/vi/docs/two/"),
        ("Docs/_index.x.md", "", "https://ex.org/Notes/docs/_index.x/"),
        ("Sổ Tay/sub dir/Bài 1.md", "", "https://ex.org/Notes/s%E1%BB%95-tay/sub-dir/b%C3%A0i-1/"),
        ("Docs/it's & (v2), x@y~z+w#h!.md", "", "https://ex.org/Notes/docs/its--v2-x@y~z+w%23h/"),
        ("Docs/s.md", "slug: Tiếng Việt & Co", "https://ex.org/Notes/docs/ti%E1%BA%BFng-vi%E1%BB%87t-co/"),
        ("Docs/s.md", "slug: -a/b-", "https://ex.org/Notes/docs/a/b/"),
        ("Nest/Leaf.One/index.md", "slug: leafslug", "https://ex.org/Notes/nest/leafslug/"),
        ("sec/_index.md", "slug: other", "https://ex.org/Notes/other/"),
        ("sec/_index.md", "url: /elsewhere/", "https://ex.org/Notes/elsewhere/"),
        ("Docs/u.vi.md", "url: /x/y.html", "https://ex.org/Notes/x/y.html"),
        ("Docs/u.vi.md", "url: foo", "https://ex.org/Notes/vi/foo/"),
        (
            "Docs/u.md",
            "url: /Đường Dẫn/Một",
            "https://ex.org/Notes/%C4%90%C6%B0%E1%BB%9Dng%20D%E1%BA%ABn/M%E1%BB%99t/",
        ),
        ("Docs/u.md", "url: /a.b/c", "https://ex.org/Notes/a.b/c"),
        ("Docs/u.md", "url: /p/index.html", "https://ex.org/Notes/p/"),
        ("Docs/u.md", "url: /Docs(1)/its!/", "https://ex.org/Notes/Docs(1)/its!/"),
    ] {
        assert_eq!(address(TWO, path, front_matter), url, "{path} with {front_matter}");
    }
}

#[test]
fn settings() {
    let subdir = "{defaultContentLanguage: vi, defaultContentLanguageInSubdir: true, uglyURLs: true, \
                  baseURL: 'https://ex.org/', languages: {en: {weight: 1}, vi: {weight: 2}}}";
    let hosts = "{disablePathToLower: true, removePathAccents: true, \
                 permalinks: {blog: '/:section/:year/:month/:day/:slug/', section: {Nest: '/nn/:sections/'}}, \
                 frontmatter: {date: [date, ':filename']}, \
                 languages: {en: {baseURL: 'https://en.ex.org/x'}, vi: {baseURL: 'https://vi.ex.org/y'}}}";
    for (config, path, front_matter, url) in [
        (subdir, "Docs/One.md", "", "https://ex.org/vi/docs/one.html"),
        (subdir, "Docs/_index.md", "", "https://ex.org/vi/docs/index.html"),
        (subdir, "Docs/One.en.md", "", "https://ex.org/en/docs/one.html"),
        (subdir, "Docs/u.vi.md", "url: foo", "https://ex.org/vi/foo/"),
        (hosts, "Bundle/index.vi.md", "", "https://vi.ex.org/y/Bundle/"),
        (hosts, "Sổ Tay/sub dir/Bài 1.md", "", "https://en.ex.org/x/So-Tay/sub-dir/Bai-1/"),
        (hosts, "blog/2024-03-05-post-one.md", "title: x", "https://en.ex.org/x/blog/2024/03/05/post-one/"),
        (hosts, "blog/nodate.md", "title: nd", "https://en.ex.org/x/blog/1/01/01/nd/"),
        (
            hosts,
            "blog/p.md",
            "{date: 2024-03-07, slug: My+Slug x}",
            "https://en.ex.org/x/blog/2024/03/07/My-Slug-x/",
        ),
        (hosts, "Nest/_index.md", "", "https://en.ex.org/x/nn/nest/"),
        ("{}", "Docs/One.vi.md", "", "/docs/one.vi/"),
        ("{baseURL: /notes/}", "_index.md", "", "/notes/"),
    ] {
        assert_eq!(address(config, path, front_matter), url, "{path} with {front_matter}");
    }
}
