use super::super::grow::grow;
use super::super::main_content::main_content;
use super::*;

/// The parts of a page: `level anchor heading: text`.
fn cut(html: &str) -> Vec<String> {
    let tree = grow(html).expect("a tree");
    let parts = parts(&tree, &main_content(&tree, &[]), &HashSet::new(), "", &mut Repairs::default());
    let shown = |part: PublishedPart| match part.heading {
        Some(heading) => {
            let anchor = heading.anchor.unwrap_or_default();
            format!("{} {anchor} {}: {}", heading.level, heading.text, part.body.text)
        }
        None => part.body.text,
    };
    parts.into_iter().map(shown).collect()
}

#[test]
fn pages_are_cut_at_their_headings() {
    let html = "<nav>x</nav><main><p>Mở đầu<h2 id=a>Một <code>b</code></h2><p>c<br>d<ul><li>e<li>f</ul><h3>Hai</h3>g</main>y";
    assert_eq!(cut(html), ["Mở đầu", "2 a Một b: c\nd\ne\nf", "3 a Hai: g"]);
}

#[test]
fn the_nearest_id_above_is_a_headings_own() {
    for (html, parts) in [
        ("<main id=m><h2>a</h2>b</main>", &["", "2  a: b"][..]),
        (
            "<section id=s><h2>a<a class=x href=#s>¶</a></h2>b<h3>c</h3></section>",
            &["", "2 s a: b", "3 s c: "],
        ),
        ("<a name=n></a><h2>a</h2>b", &["", "2 n a: b"]),
        ("<h2><a id=i></a>a</h2>b", &["", "2 i a: b"]),
        ("<h2 id=h><a href=#h>a</a></h2>b", &["", "2 h a: b"]),
        ("<h2><a href=#h id=h aria-label=link>#</a> a</h2>b", &["", "2 h a: b"]),
        ("<div id=d><p id=p>x</div><h2>a</h2>b", &["x", "2 p a: b"]),
        ("<input id=q><h2>a</h2>b", &["", "2  a: b"]),
    ] {
        assert_eq!(cut(html), parts, "{html}");
    }
}

#[test]
fn what_is_no_text_is_left_out() {
    for html in [
        "<main>a<button>Copy</button><nav>b</nav><aside class=toc>c</aside></main>",
        "<main>a<p data-timra-ignore>b</p><p data-pagefind-ignore=all>b</p></main>",
        "<main>a<p hidden>b</p><span aria-hidden=true>b</span><svg><title>b</title></svg></main>",
        "b<p data-timra-body>a</p><main>c</main>",
        "<main>b<p data-pagefind-body>a</p></main>",
    ] {
        assert_eq!(cut(html), ["a"], "{html}");
    }
    assert_eq!(cut("<main><button role=tab>a</button><div role=tabpanel hidden>b</div></main>"), ["a\nb"]);
}

#[test]
fn code_stays_as_it_is_written() {
    for (html, code) in [
        ("<pre><code>a\n  <b>b</b>\n</code></pre>", "a\n  b"),
        ("<pre><div class=l>a</div><div class=l>b</div></pre>", "a\nb"),
        ("<pre>a<br>b</pre>", "a\nb"),
        ("<table><tr><td><pre><span class=lnt>1\n</span></pre><td><pre>a\n b</pre></table>", "a\n b"),
    ] {
        let text = cut(html).remove(0);
        assert_eq!(text.trim_matches(['|', ' ', '\n']), code, "{html}");
    }
}

#[test]
fn a_row_of_a_table_is_a_line() {
    let html = "<table><tr><th>a<th>b<tr><td><p>c<p>d<td>e</table>f";
    assert_eq!(cut(html), ["a | b\nc d | e\nf"]);
}
