use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::AnnotationKind;
use crate::anchors::IdSource;

fn cut_with(body: &str, options: &MarkdownOptions) -> (Vec<Section>, Vec<(Option<u32>, &'static str)>) {
    let mut told = Vec::new();
    let sections = sections(body, 1, "site/a.md", options, &mut told);
    assert_sound(&sections);
    (sections, lines_and_kinds(&told))
}

fn lines_and_kinds(told: &[Diagnostic]) -> Vec<(Option<u32>, &'static str)> {
    told.iter().map(|told| (told.line, told.kind.name())).collect()
}

fn cut(body: &str) -> Vec<Section> {
    cut_with(body, &MarkdownOptions::default()).0
}

/// What holds of the sections of any page whatever.
fn assert_sound(sections: &[Section]) {
    assert_eq!(sections[0].level, 0, "the lead comes first");
    let ids: HashSet<&str> = sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids.len(), sections.len(), "an id repeats");
    for section in sections {
        assert!(unicode_normalization::is_nfc(&section.text), "not NFC: {:?}", section.text);
        assert!(unicode_normalization::is_nfc(&section.id));
        assert!(section.heading.chars().count() <= LONGEST_HEADING);
        let mut at = 0;
        for annotation in &section.annotations {
            assert!(
                annotation.range.start >= at && annotation.range.start < annotation.range.end,
                "annotations overlap or are empty"
            );
            assert!(section.text.get(annotation.range.clone()).is_some(), "an annotation cuts a character");
            at = annotation.range.end;
        }
    }
}

/// Text of the only section, with its annotations written into it.
fn marked(body: &str) -> String {
    let section = cut(body).remove(0);
    let mut out = String::new();
    let mut at = 0;
    for annotation in &section.annotations {
        out.push_str(&section.text[at..annotation.range.start]);
        let kind = match annotation.kind {
            AnnotationKind::Strong => "strong",
            AnnotationKind::Code => "code",
            AnnotationKind::Alt => "alt",
        };
        out.push_str(&format!("<{kind}:{}>", &section.text[annotation.range.clone()]));
        at = annotation.range.end;
    }
    out + &section.text[at..]
}

#[test]
fn golden_ids() {
    for line in include_str!("../anchors/anchor_golden.tsv").lines().filter(|line| !line.starts_with("# ")) {
        let [heading, text, raw] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("row {line:?}") };
        for (id_source, id) in [(IdSource::Text, text), (IdSource::Raw, raw)] {
            let options = MarkdownOptions { id_source, ..MarkdownOptions::default() };
            let (sections, _) = cut_with(&format!("## {heading}\n"), &options);
            assert_eq!(sections[1].anchor.as_deref(), Some(id), "{heading} by {id_source:?}");
        }
    }
}

#[test]
fn headings_cut_and_nest() {
    let body = "Lead\n\n# A\n\n### B\nb\n\n## C\n\nD\n---\n\n> ### E\n> e\n\n- # F\n\n```\n# no\n```\n";
    let cut = cut(body);
    let seen: Vec<(&str, u8, u32, Vec<&str>)> = cut
        .iter()
        .map(|s| (s.id.as_str(), s.level, s.line, s.heading_path.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        seen,
        [
            ("site/a.md#", 0, 1, vec![]),
            ("site/a.md#a", 1, 3, vec![]),
            ("site/a.md#b", 3, 5, vec!["A"]),
            ("site/a.md#c", 2, 8, vec!["A"]),
            ("site/a.md#d", 2, 10, vec!["A"]),
            ("site/a.md#e", 3, 13, vec!["A", "D"]),
            ("site/a.md#f", 1, 16, vec![]),
        ]
    );
    assert_eq!(cut[6].text, "# no");
    assert_eq!(cut[5].text, "e");
}

#[test]
fn the_lead_is_always_there() {
    for body in ["", "\n\n", "# A", "<!-- x -->"] {
        let cut = cut(body);
        assert_eq!((cut[0].id.as_str(), cut[0].text.as_str()), ("site/a.md#", ""), "{body:?}");
    }
    assert_eq!(sections("\n\nx", 7, "s/p", &MarkdownOptions::default(), &mut Vec::new())[0].line, 9);
    for (body, line) in
        [("\n    a\n    b\n    c\n", 8), ("\n> ```\n> a\n> b\n> ```\n", 9), ("\n<div>\na\nb\n</div>\n", 8)]
    {
        let lead = &sections(body, 7, "s/p", &MarkdownOptions::default(), &mut Vec::new())[0];
        assert_eq!(lead.line, line, "{body}");
    }
}

#[test]
fn what_is_repaired_in_a_block_is_told_with_its_line() {
    for (body, line) in
        [("\ta\n\tb\u{200b}c", 2), ("> ```\n> a\n> b\u{200b}c\n> ```", 3), ("```\na\nb\u{200b}c\n```", 3)]
    {
        let mut told = Vec::new();
        sections(body, 1, "s/p", &MarkdownOptions::default(), &mut told);
        assert_eq!(lines_and_kinds(&told), [(Some(line), "zero-width")], "{body}");
    }
}

#[test]
fn ids_never_repeat() {
    let ids: Vec<String> =
        cut("# X {#a}\n# Y {#a}\n# A\n# Z {id=\"a~2\"}\n").into_iter().map(|s| s.id).collect();
    assert_eq!(ids, ["site/a.md#", "site/a.md#a", "site/a.md#a~2", "site/a.md#a-1", "site/a.md#a~2~2"]);
    let options = MarkdownOptions { auto_heading_id: false, ..MarkdownOptions::default() };
    let (cut, _) = cut_with("# A\n# B {#b}\n#\nx\n# C\n", &options);
    let ids: Vec<(&str, Option<&str>)> = cut.iter().map(|s| (s.id.as_str(), s.anchor.as_deref())).collect();
    assert_eq!(
        ids,
        [("site/a.md#", None), ("site/a.md#~1", None), ("site/a.md#b", Some("b")), ("site/a.md#~2", None)]
    );
    assert_eq!(cut[2].text, "x");
}

#[test]
fn a_heading_published_without_id() {
    let options = MarkdownOptions { id_source: IdSource::Text, ..MarkdownOptions::default() };
    let (cut, _) = cut_with("a\n\n##\n\nb\n\n## ![](x.png)\n\nc\n\n## https://go.dev\n\nd\n", &options);
    assert_eq!(cut.len(), 2);
    assert_eq!(cut[0].text, "a\nb\nc");
    assert_eq!((cut[1].id.as_str(), cut[1].heading.as_str()), ("site/a.md#~1", "https://go.dev"));
}

#[test]
fn visible_text() {
    for (body, text) in [
        ("a **b** [c](d) `e`\nf  \ng", "a b c e f\ng"),
        ("a&nbsp;&amp;\u{a0} b", "a & b"),
        ("- [x] done\n- two\n  - three\n\n1. four", "done\ntwo\nthree\nfour"),
        ("| a | b |\n|---|---|\n| c<br>d | **e** |\n| | |\n", "a | b\nc d | e"),
        ("**Bold alone**\n\nnot **bold** alone", "<strong:Bold alone>\nnot bold alone"),
        ("**9:00 – 10:30**:\n\n**a** b", "<strong:9:00 – 10:30>:\na b".replace("30>:", "30:>").as_str()),
        ("```sh\n# x  y\n\n  z\n```", "<code:# x  y\n\n  z>"),
        ("a ![b c](d.png) e ![](f)", "a <alt:b c> e"),
        ("<div class='x'>a <b>c</b></div>\n\n<img src=x alt='Ảnh'>", "a c\n<alt:Ảnh>"),
        ("<script>\nx()\n</script>\n\nb<!-- c -->d <i class='fab'></i>e", "bd e"),
        ("<table><tr><td>a</td><td><p>b</p></td></tr><tr><td>c</td></tr></table>", "a | b\nc"),
        ("Term\n: Meaning\n\nx[^1] ~~y~~\n\n[^1]: Note", "Term\nMeaning\nx y\nNote"),
        ("> [!NOTE]\n> quoted <https://go.dev>", "quoted https://go.dev"),
        ("{{% notice note %}}\nbe **careful**\n{{% /notice %}}", "be careful"),
        ("{{< figure src=\"a\" alt=\"b\" caption=\"c\" >}}", "<alt:b> c"),
        ("{{< highlight go >}}\n# a\n{{< /highlight >}}", "<code:# a>"),
        ("`{{</* x */>}}` $x^2$", "{{< x >}} $x^2$"),
        ("a &emsp; b\u{200b}c", "a bc"),
        ("<details><summary>Xem</summary>\n\n- a\n\n</details>", "Xem\na"),
    ] {
        assert_eq!(marked(body), text, "{body}");
    }
}

#[test]
fn ids_come_from_what_was_written_and_texts_are_repaired() {
    let (cut, kinds) =
        cut_with("## 14:00 â€“ 15:30\n\nTie\u{302}\u{301}ng\nba\u{300}\n", &MarkdownOptions::default());
    assert_eq!(cut[1].anchor.as_deref(), Some("1400-â-1530"));
    assert_eq!((cut[1].heading.as_str(), cut[1].text.as_str()), ("14:00 – 15:30", "Tiếng bà"));
    assert_eq!(kinds, [(Some(1), "mojibake-mended"), (Some(3), "not-nfc")]);
}

#[test]
fn a_very_long_heading_is_cut() {
    let (cut, kinds) = cut_with(&format!("# {}\n", "đầu ".repeat(250_000)), &MarkdownOptions::default());
    assert!(cut[1].heading.starts_with("đầu đầu") && cut[1].heading.chars().count() == 299);
    assert_eq!(kinds, [(Some(1), "long-heading")]);
}

#[test]
fn hostile_pages_are_read() {
    for unit in [
        ">",
        "> ",
        "[",
        "![",
        "[](",
        "{{<",
        "{{< a ",
        "{{< highlight >}}\n",
        "<",
        "<a href='",
        "<!--",
        "</",
        "&",
        "*",
        "**a ",
        "_a *",
        "`",
        "- ",
        "# a\n",
        "a\n=\n",
        "|a|\n|-|\n",
        "[^a]: x\n\n",
        "# {a=\"",
        "# 'a \"",
        "<table><tr><td>",
        "<script>",
        "<pre>",
        "â€“",
        "a\u{300}",
        "\u{200d}",
        "~~~\n",
        "a\n: b\n\n",
        "\r",
        "\0",
    ] {
        for id_source in [IdSource::Raw, IdSource::Text] {
            cut_with(&unit.repeat(20_000), &MarkdownOptions { id_source, ..MarkdownOptions::default() });
        }
    }
}

#[test]
fn code_that_nobody_sees_is_no_zone() {
    assert_eq!(cut("\t\u{200b}\n\n")[0].annotations, []);
}

proptest! {
    #[test]
    fn any_page_is_sound(body in "([#>*_`~\\[\\]()!<>{}|:\\-=&;/\"'% \n\tađẾ\u{300}\u{200b}]|\\{\\{< [a-z]+ >\\}\\}|## |<[bp]>|</[bp]>|\n\n|\\PC){0,60}", text in any::<bool>()) {
        let id_source = if text { IdSource::Text } else { IdSource::Raw };
        cut_with(&body, &MarkdownOptions { id_source, ..MarkdownOptions::default() });
    }
}
