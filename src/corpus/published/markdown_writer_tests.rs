use super::super::grow::grow;
use super::super::read_back::read_back;
use super::super::tree::WalkStep;
use super::*;

/// The Markdown of a piece of HTML without code.
fn written(page: &str) -> String {
    written_at("", page)
}

/// The Markdown of a piece of HTML without code, on the page at `address`.
fn written_at(address: &str, page: &str) -> String {
    let tree = grow(page).expect("a tree");
    let mut writer = MarkdownWriter::new(address);
    tree.walk(0..tree.nodes.len(), &mut |_, step| {
        match step {
            WalkStep::Enter(element) => writer.enter(element),
            WalkStep::Leave(element) => writer.leave(element),
            WalkStep::Text(text, _) => writer.words(text),
        }
        true
    });
    writer.finish()
}

#[test]
fn what_is_written_is_read_as_it_was() {
    for (page, read) in [
        (
            "<p>a <strong>b</strong> <em>c</em> <code>d</code> <a href=/e>f</a></p>\n<p>g",
            "p(a strong(b) em(c) code(d) a[/e](f))p(g)",
        ),
        ("<ul><li>a<li>b<ul><li>c<li>d</ul><li>e</ul><p>f</p>", "ul(li(a)li(bul(li(c)li(d)))li(e))p(f)"),
        ("<ol start=3><li>a<li>b</ol>", "ol[3](li(a)li(b))"),
        ("<blockquote><p>a<p>b</blockquote>c", "quote(p(a)p(b))p(c)"),
        ("<blockquote><ul><li>a<li>b</ul></blockquote>", "quote(ul(li(a)li(b)))"),
        ("<ul><li><p>a<p>b</ul>c", "ul(li(p(a)p(b)))p(c)"),
        (
            "<table><thead><tr><th>a<th>b | c<tbody><tr><td>d<td><tr><td>e<td><b>f</b></table>",
            "table(tr(td(a)td(b | c))tr(td(d)td())tr(td(e)td(strong(f))))",
        ),
        ("<p>a<hr><img src=/i.png alt=b>", "p(a)hr()p(img[/i.png](b))"),
        ("<p>a<br>b", "p(abr()b)"),
        ("<dl><dt>a<dd>b</dl>", "dl(dt(a)dd(b))"),
    ] {
        let markdown = written(page);
        assert_eq!(read_back(&markdown), read, "{markdown}");
    }
}

#[test]
fn pages_are_written_as_people_write_them() {
    for (page, markdown) in [
        ("<div>a<p>b</div>c", "a\n\nb\n\nc"),
        ("<ul><li><p>a<li><p>b</ul>", "- a\n- b"),
        ("<ul><li><a href=x>a</a><ul><li>b</ul></ul>", "- [a](x)\n  - b"),
        ("<table><tr><td>a</table>", "a"),
        ("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>", "| a b c | d |\n| --- | --- |"),
        ("<a href='javascript:x()'>a</a> <img src=data:x alt=b>", "a ![b]()"),
        ("<p>a <b> </b><a href=x></a>b", "a b"),
    ] {
        assert_eq!(written(page), markdown, "{page}");
    }
}

#[test]
fn code_lies_in_its_list() {
    let mut writer = MarkdownWriter::default();
    let tree = grow("<ul><li>a").expect("a tree");
    let elements: Vec<_> = tree.elements().map(|(_, element)| element).collect();
    elements.iter().for_each(|element| writer.enter(element));
    writer.words("a");
    writer.code("x\n\n```\n", "sh");
    assert_eq!(writer.finish(), "- a\n\n  ````sh\n  x\n\n  ```\n  ````");
    // The next section lies in the same item.
    writer.words("b");
    assert_eq!(writer.finish(), "b");
}

#[test]
fn deep_pages_stay_small() {
    let page = format!("{}a", "<ul><li>x<blockquote>".repeat(3000));
    assert!(written(&page).len() < 3_000_000);
}

#[test]
fn a_long_address_is_not_put_before_every_link() {
    let page = "<a href=x>a</a> <img src=y alt=b>";
    let of_length = |length: usize| format!("https://kb.test/{}/", "p".repeat(length));
    assert_eq!(written_at(&of_length(60_000), page), "[a](x) ![b](y)");
    assert_eq!(written_at("https://kb.test/p/", page), "[a](https://kb.test/p/x) ![b](https://kb.test/p/y)");
    // The address is short enough, and what leads from it is not.
    let page = page.replace(['x', 'y'], &"z".repeat(100));
    assert_eq!(written_at(&of_length(2_000), &page), "a ![b]()");
}
