//! What cannot be known from sources is a note: a check does not fail for it. What is published is known.

use timra_lint::Severity;

use super::{page, report};

/// The findings of links and anchors in these files, with how much each matters: `note` or `warning`.
fn found(files: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let of_links = ["broken-link", "broken-anchor", "link-case"];
    let report = report(files);
    assert_eq!(report.fails(), report.findings.iter().any(|finding| finding.severity > Severity::Note));
    let findings = report.findings.into_iter().filter(|finding| of_links.contains(&finding.rule));
    findings.map(|finding| (finding.severity.name(), finding.message)).collect()
}

const CONFIG: &str = "baseURL = 'https://kb.test/'\ndisableKinds = ['taxonomy']\n";

/// What is found of a page with a link to an anchor of another, where the site has a template.
fn of_anchor(template: (&str, &str), target: &str) -> Vec<(&'static str, String)> {
    let glossary = page("Glossary", target);
    found(&[
        ("hugo.toml", CONFIG),
        template,
        ("content/a.md", &page("A", "[x](/glossary/#def-root)")),
        ("content/glossary.md", &glossary),
    ])
}

#[test]
fn anchors_that_a_template_may_bring() {
    let shortcode = "layouts/shortcodes/def.html";
    let uses = "{{< def root >}} Words.\n\n## Heading";
    for (path, template, target, is_known) in [
        (shortcode, "<dfn id=\"def-{{ .Get 0 }}\">", uses, false),
        (shortcode, "<dfn id=\"term-{{ .Get 0 }}\">", uses, true),
        (shortcode, "<b>{{ .Get 0 }}</b>", uses, true),
        (shortcode, "<dfn id=\"def-{{ .Get 0 }}\">", "Words.", true),
        (shortcode, "{{ readFile (.Get 0) }}", uses, false),
        (shortcode, "## {{ .Get 0 }}", uses, false),
        ("layouts/shortcodes/other.html", "x", uses, false),
        ("layouts/shortcodes/other.html", "x", "{{< figure src=\"/a.png\" >}}", true),
        ("themes/t/layouts/_shortcodes/def.html", "<i>{{ .Inner }}</i>", uses, true),
        ("_vendor/github.com/a/b/layouts/shortcodes/def.html", "<i>{{ .Inner }}</i>", uses, true),
        ("layouts/_markup/render-heading.html", "<h2 id=\"{{ .Anchor }}\">", "## Words", true),
        ("layouts/_default/_markup/render-heading.html", "<h2 id=\"{{ .Text | md5 }}\">", "## Words", false),
        ("layouts/_default/_markup/render-heading.html", "<h2 id=\"def-{{ .Anchor }}\">", "## Words", false),
        ("layouts/_default/single.html", "<p id=\"def-{{ .Title }}\">", "Words.", false),
        ("layouts/_default/single.html", "<p id=\"page-{{ .Title }}\">", "Words.", true),
        ("layouts/_default/single.html", "<p>", "{{% include \"x.md\" %}}", false),
    ] {
        let found = of_anchor((path, template), target);
        let [(severity, message)] = &found[..] else { panic!("{path} {template} {target}: {found:?}") };
        assert_eq!(*severity == "warning", is_known, "{path} {template} {target}: {message}");
        assert_eq!(!message.contains("not certain, since"), is_known, "{message}");
    }
    let there = of_anchor(("layouts/_default/single.html", "<p id=\"def-root\">"), "Words.");
    assert_eq!(there[0].0, "note");
}

#[test]
fn links_that_a_hook_may_rewrite() {
    let hook = "layouts/_markup/render-link.html";
    let own = |path: &str, template: &str, text: &str| {
        found(&[("hugo.toml", CONFIG), (path, template), ("content/a.md", &page("A", text))])
    };
    let plain = "<a href=\"{{ .Destination | safeURL }}\"{{ with .Title }} title=\"{{ . }}\"{{ end }}>{{ .Text }}</a>";
    assert_eq!(own(hook, plain, "[x](g)"), [("warning", "the link to g leads nowhere".to_owned())]);
    let rewriting = "{{ with site.GetPage .Destination }}<a href=\"{{ .RelPermalink }}\">{{ end }}";
    let note = "the link to g leads nowhere; that is not certain, since a hook of the site may make something else of it";
    assert_eq!(own(hook, rewriting, "[x](g)"), [("note", note.to_owned())]);
    // No hook sees what a shortcode refers to, or an image if it is one for links.
    assert_eq!(own(hook, rewriting, "[x]({{< ref \"none.md\" >}})")[0].0, "warning");
    assert_eq!(own(hook, rewriting, "![x](none.png)").first().map(|(severity, _)| *severity), None);
    assert_eq!(own(hook, rewriting, "[x]()")[0].0, "warning");
    let adapter = own("content/books/_content.gotmpl", "{{ .AddPage }}", "[x](/books/one/)");
    assert!(adapter[0].0 == "note" && adapter[0].1.contains("a content adapter"), "{adapter:?}");
}

#[test]
fn lists_of_terms_that_the_site_names_are_there() {
    let config = "baseURL = 'https://kb.test/'\n[taxonomies]\nserie = 'series'\n";
    let text = page("A", "[x](/series/one/) [y](/tags/one/)");
    let found = found(&[("hugo.toml", config), ("content/a.md", &text)]);
    assert_eq!(found, [("warning", "the link to /tags/one/ leads nowhere".to_owned())]);
}

#[test]
fn other_generators_have_rules_of_their_own() {
    let text = page("A", "[x](b/) [y](#Words)\n\n## Words");
    for (file, severity) in [("mkdocs.yml", "note"), ("notes.yml", "warning")] {
        let found = found(&[(file, ""), ("docs/a.md", &text)]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|(it, _)| *it == severity), "{found:?}");
    }
}

#[test]
fn what_the_host_leads_on_from_is_there() {
    let text = page("A", "[a](/old/) [b](/blog/1/) [c](/none/) [d](/sponsors)");
    let found = found(&[
        ("hugo.toml", CONFIG),
        ("netlify.toml", "[[redirects]]\nfrom = '/sponsors'\nto = 'https://x.test/'\n"),
        ("static/_redirects", "# all\n/old/ /a/ 301\n/blog/* /a/:splat\n/* /404.html 404\n"),
        ("content/a.md", &text),
    ]);
    assert_eq!(found, [("warning", "the link to /none/ leads nowhere".to_owned())]);
}

#[test]
fn addresses_that_a_shortcode_makes_elsewhere_are_not_read() {
    let text = "[x][], [y][], ![z][] and [w]()\n\n[x]: <{{% eturl figure %}}>\n[y]: /a{{< version >}}/b\n[z]: <{{% img %}}>\n";
    let found = found(&[("hugo.toml", CONFIG), ("content/a.md", &page("A", text))]);
    assert_eq!(found, [("warning", "the link has no address".to_owned())]);
}

#[test]
fn terms_have_ids_where_the_site_says_so() {
    let config = format!("{CONFIG}[markup.goldmark.parser]\nautoDefinitionTermID = true\n");
    let text = page("A", "[x](#base-url) [y](#other)\n\nBase `URL`\n: The address.\n");
    let of = |config: &str| found(&[("hugo.toml", config), ("content/a.md", &text)]).len();
    assert_eq!((of(CONFIG), of(&config)), (2, 1));
}

#[test]
fn files_of_a_bundle_are_published_with_its_page() {
    let config = "baseURL = 'https://kb.test/x/'\ndefaultContentLanguage = 'vi'\ndefaultContentLanguageInSubdir = true\n[languages.vi]\n";
    let text = page(
        "A",
        "[a](/x/vi/sach/mau.txt) [b](/x/vi/sach/phu/ve.csv) [c](/x/vi/sach/none.txt) ![d](/x/vi/sach/h.png)",
    );
    let found = found(&[
        ("hugo.toml", config),
        ("static/robots.txt", ""),
        ("content/sach/index.md", &page("B", "Words.")),
        ("content/sach/mau.txt", "x"),
        ("content/sach/phu/ve.csv", "x"),
        ("content/sach/h.png", "x"),
        ("content/a.md", &text),
    ]);
    assert_eq!(found, [("warning", "the link to /x/vi/sach/none.txt leads nowhere".to_owned())]);
}

#[test]
fn published_pages_without_a_source_are_followed() {
    let page = |text: &str| {
        format!("<html><title>T</title><nav><a href=/menu/>m</a></nav><main>{text}</main></html>")
    };
    let files = [
        ("_redirects", "/old/ /a/\n".to_owned()),
        (
            "index.html",
            page("<h1 id=t>T</h1>Words of the first page. <a href=a/#one>x</a> <a href=a/#two>y</a>"),
        ),
        (
            "a/index.html",
            page(
                "<h2 id=one>One</h2>Words of the second page. <a href=/old/>o</a> <a href=../none.html>z</a>",
            ),
        ),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let mut found = found(&files);
    found.sort();
    let expected = [
        "the link to /menu leads nowhere: nothing was published there",
        "the link to /none.html leads nowhere: nothing was published there",
    ];
    let said: Vec<String> = found.into_iter().map(|(_, said)| said).collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said.iter().any(|said| said.contains("a/index.html has no anchor #two")), "{said:?}");
    assert!(expected.iter().all(|expected| said.iter().any(|said| said == expected)), "{said:?}");
}

#[test]
fn links_lead_from_where_a_published_page_says() {
    let text = "<html><title>T</title><base href=/><main><h1>T</h1>Words of the page. <a href=a/>x</a> <a href=b.html>y</a>";
    let found = found(&[("index.html", "<title>T</title><main>Words.</main>"), ("a/index.html", text)]);
    let said = "the link to /b.html leads nowhere: nothing was published there";
    assert_eq!(found, [("warning", said.to_owned())]);
}

#[test]
fn redirects_that_are_not_known_are_told() {
    let files = [("index.html", "<title>T</title><main>Words.</main>"), ("netlify.toml", "[[redirects")];
    let report = report(&files);
    assert!(!report.fails(), "{:?}", report.findings);
    let [said] = &report.unchecked[..] else { panic!("{:?}", report.unchecked) };
    assert!(said.contains("netlify.toml:1 is no TOML"), "{said}");
}
