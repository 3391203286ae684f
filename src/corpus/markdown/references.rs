//! What a page points to, with the places to look at.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use html5gum::{HtmlString, StartTag, Token};
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use regex::Regex;

use super::brought_text::is_including;
use super::html;
use super::lines::line_ends;
use super::parts::extensions;
use super::shortcode_tag::Opening;
use super::source_positions::SourcePositions;
use super::{nesting, shortcode, shortcode_tag};

/// A link or an image of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Kind of the reference.
    pub kind: ReferenceKind,
    /// Address that the reference leads to, as written, with entities resolved. For a `ref` shortcode, the content
    /// that it names.
    pub target: String,
    /// Visible text of a link in Markdown; empty for any other reference.
    pub text: String,
    /// 1-based line of the file.
    pub line: u32,
    /// 1-based column in characters, if it is known.
    pub column: Option<u32>,
}

/// Kind of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A link to an address.
    Link,
    /// A `ref` or `relref` shortcode: its target is content, not an address.
    ContentRef,
    /// An image.
    Image {
        /// Whether it has alternative text, or says that it is decoration and needs none.
        is_described: bool,
    },
}

/// The references of a page, and the ids in it that were written by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct References {
    /// Links and images in the order of the page.
    pub references: Vec<Reference>,
    /// Ids that were written by hand, in attributes in braces or of HTML elements. Ids of headings are not among
    /// them.
    pub ids: Vec<String>,
    /// Names of the shortcodes.
    pub shortcodes: BTreeSet<String>,
    /// Whether a shortcode puts the content of other files into the page, headings and all.
    pub includes: bool,
    /// Texts of the terms of lists of definitions.
    pub terms: Vec<String>,
}

/// Ids in braces: `{#id}`, `{.class #id}`.
static BRACED_ID: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\{[^{}#]*#([^\s{}<>%]+)[^{}]*\}").expect("a valid expression"));

/// Reads the references of `body`, which begins on `first_line` of its file and is Markdown unless it is HTML.
pub(crate) fn references(body: &str, first_line: u32, is_html: bool) -> References {
    let bounded = nesting::bound(body, first_line, &mut Vec::new());
    let expanded = shortcode::expand_with_refs(&bounded);
    let mut reader = ReferenceReader {
        positions: SourcePositions::new(&expanded, body, first_line),
        found: References::default(),
        image: None,
        link: None,
        html_block: None,
        made: HashSet::new(),
        term: None,
    };
    if is_html {
        reader.html(&expanded, 0);
    } else {
        let parser = Parser::new_ext(&expanded, extensions());
        let definitions = parser.reference_definitions().iter().map(|(_, definition)| definition);
        let made = definitions.filter(|definition| {
            let (line, _) = reader.positions.of(definition.span.start);
            !reader.positions.is_written(line, &definition.dest)
        });
        reader.made = made.map(|definition| definition.dest.to_string()).collect();
        for (event, range) in parser.into_offset_iter() {
            reader.event(event, range);
        }
    }
    let mut found = reader.found;
    let braced = body.lines().filter(|line| line.contains('{') && line.contains('#'));
    found.ids.extend(braced.flat_map(|line| BRACED_ID.captures_iter(line)).map(|id| id[1].to_owned()));
    brought(body, first_line, &mut found);
    found.references.sort_by_key(|reference| (reference.line, reference.column));
    found
}

struct ReferenceReader<'s> {
    positions: SourcePositions<'s>,
    found: References,
    /// The image that is open, its alternative text so far, and how many images are.
    image: Option<(Reference, String, u32)>,
    /// The link that is open, by its place in what was found, and its text so far.
    link: Option<(usize, String)>,
    /// The HTML block that is open, and where it begins.
    html_block: Option<(String, usize)>,
    /// Addresses of reference definitions that a shortcode has a part in.
    made: HashSet<String>,
    /// The text of the term that is open, in a list of definitions.
    term: Option<String>,
}

impl ReferenceReader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. })
                if !matches!(link_type, LinkType::Autolink | LinkType::Email)
                    && !self.is_made(link_type, &dest_url) =>
            {
                let at = self.found.references.len();
                self.point(ReferenceKind::Link, &dest_url, range.start);
                self.link = (at < self.found.references.len()).then(|| (at, String::new()));
            }
            Event::End(TagEnd::Link) => {
                if let Some((at, text)) = self.link.take() {
                    self.found.references[at].text = text;
                }
            }
            Event::Start(Tag::DefinitionListTitle) => self.term = Some(String::new()),
            Event::End(TagEnd::DefinitionListTitle) => self.found.terms.extend(self.term.take()),
            Event::Start(Tag::Image { dest_url, link_type, .. }) => match &mut self.image {
                Some((_, _, open)) => *open += 1,
                None => {
                    let (line, column) = self.positions.of(range.start);
                    let is_made = self.is_made(link_type, &dest_url);
                    // So the expansions of shortcodes look, which are read for themselves.
                    let target = if is_made { "#".to_owned() } else { dest_url.into_string() };
                    let image = Reference {
                        kind: ReferenceKind::Image { is_described: false },
                        target,
                        text: String::new(),
                        line,
                        column,
                    };
                    self.image = Some((image, String::new(), 1));
                }
            },
            Event::End(TagEnd::Image) => self.end_image(),
            Event::Start(Tag::HtmlBlock) => self.html_block = Some((String::new(), range.start)),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some((block, at)) = self.html_block.take() {
                    self.html(&block, at);
                }
            }
            Event::Html(html) => match &mut self.html_block {
                Some((block, _)) => block.push_str(&html),
                None => self.html(&html, range.start),
            },
            Event::InlineHtml(html) => self.html(&html, range.start),
            Event::Text(text) | Event::Code(text) => {
                if let Some(term) = &mut self.term {
                    term.push_str(&text);
                }
                if let Some((_, alt, _)) = &mut self.image {
                    alt.push_str(&text);
                } else if let Some((_, link)) = &mut self.link {
                    link.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, link)) = &mut self.link {
                    link.push(' ');
                }
            }
            _ => {}
        }
    }

    /// Whether a link has its address from a definition in which a shortcode has a part.
    fn is_made(&self, link: LinkType, address: &str) -> bool {
        matches!(link, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
            && self.made.contains(address)
    }

    fn end_image(&mut self) {
        let Some((_, _, open)) = &mut self.image else { return };
        *open -= 1;
        if *open == 0
            && let Some((mut image, alt, _)) = self.image.take()
            // The expansion of a shortcode: figures are read for themselves.
            && image.target != "#"
            && self.positions.is_written(image.line, &image.target)
        {
            image.kind = ReferenceKind::Image { is_described: !alt.trim().is_empty() };
            self.found.references.push(image);
        }
    }

    fn point(&mut self, kind: ReferenceKind, target: &str, at: usize) {
        let (line, column) = self.positions.of(at);
        let (kind, target) = match target.strip_prefix(shortcode::REF_SCHEME) {
            Some(path) if kind == ReferenceKind::Link => {
                let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
                (ReferenceKind::ContentRef, path.into_owned())
            }
            _ => (kind, target.to_owned()),
        };
        // An address that another shortcode has a part in is known to Hugo alone.
        if kind != ReferenceKind::ContentRef && !self.positions.is_written(line, &target) {
            return;
        }
        self.found.references.push(Reference { kind, target, text: String::new(), line, column });
    }

    fn html(&mut self, html: &str, at: usize) {
        for token in html::tokens(html) {
            let Token::StartTag(tag) = token else { continue };
            let at = at + tag.span.start;
            let name = tag.name.0.as_slice();
            if let Some(id) = attribute(&tag, b"id") {
                self.found.ids.push(id);
            }
            if name == b"a" {
                self.found.ids.extend(attribute(&tag, b"name"));
                if let Some(target) = attribute(&tag, b"href") {
                    self.point(ReferenceKind::Link, &target, at);
                }
            }
            if name == b"img" {
                let target = attribute(&tag, b"src").unwrap_or_default();
                let hidden = [&b"aria-hidden"[..], b"role"].map(|name| attribute(&tag, name));
                let is_hidden =
                    hidden.iter().flatten().any(|value| value == "true" || value == "presentation");
                // `alt=""` says of an element that it is decoration, which Markdown cannot say.
                let is_described = is_hidden || attribute(&tag, b"alt").is_some();
                self.point(ReferenceKind::Image { is_described }, &target, at);
            }
        }
    }
}

fn attribute(tag: &StartTag<usize>, name: &[u8]) -> Option<String> {
    let value = tag.attributes.get(&HtmlString(name.to_vec()))?;
    Some(String::from_utf8_lossy(&value.value.0).into_owned())
}

/// What shortcodes bring: the images of `figure`, for which Hugo takes caption or title where there is no alternative
/// text, and other files.
fn brought(body: &str, first_line: u32, found: &mut References) {
    let (mut at, mut line) = (0, first_line);
    while let Some(next) = body[at..].find("{{") {
        line = line.saturating_add(line_ends(&body[at..at + next]));
        at += next;
        let len = match shortcode_tag::read(&body[at..]) {
            Opening::Tag(tag) => {
                if tag.name == "figure" && !tag.closing {
                    let text = ["alt", "caption", "title"].into_iter().find_map(|name| tag.named(name));
                    let target = tag.named("src").unwrap_or_default().to_owned();
                    let kind = ReferenceKind::Image {
                        is_described: text.is_some_and(|text| !text.trim().is_empty()),
                    };
                    found.references.push(Reference {
                        kind,
                        target,
                        text: String::new(),
                        line,
                        column: None,
                    });
                }
                if !tag.closing && !found.shortcodes.contains(tag.name) {
                    found.shortcodes.insert(tag.name.to_owned());
                }
                found.includes |= is_including(tag.name);
                tag.len
            }
            Opening::Escaped(_, len) => len,
            Opening::Text => 2,
        };
        line = line.saturating_add(line_ends(&body[at..at + len]));
        at += len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Vec<(ReferenceKind, String, u32, Option<u32>)> {
        let found = references(body, 5, false).references;
        found.into_iter().map(|found| (found.kind, found.target, found.line, found.column)).collect()
    }

    #[test]
    fn references_with_their_places() {
        use ReferenceKind::{ContentRef, Image, Link};
        let (silent, described) = (Image { is_described: false }, Image { is_described: true });
        for (body, found) in [
            ("a [x](y.md \"t\")", vec![(Link, "y.md", 5, Some(3))]),
            ("é\n\n> - ![Sơ đồ **1**](a.png)", vec![(described.clone(), "a.png", 7, Some(5))]),
            ("[![](a.png)](b)", vec![(Link, "b", 5, Some(1)), (silent.clone(), "a.png", 5, Some(2))]),
            ("[x][1]\n\n[1]: y#z", vec![(Link, "y#z", 5, Some(1))]),
            (
                "<div>\n<img src=a>\n<a href='b&amp;c'>",
                vec![(silent.clone(), "a", 6, Some(1)), (Link, "b&c", 7, Some(1))],
            ),
            ("<img alt='' src=a>", vec![(described.clone(), "a", 5, Some(1))]),
            ("[a]({{< param x >}}) [b](/c/{{< param y >}}/d) [e]() {{< param z >}}", vec![]),
            ("<https://x.yz> `[a](b)`\n\n    [c](d)", vec![]),
            (
                "{{< figure\n src=\"a\" >}}\n[x]({{< ref \"b.md\" >}})",
                vec![(silent.clone(), "a", 5, None), (ContentRef, "b.md", 7, Some(1))],
            ),
        ] {
            let found: Vec<_> = found
                .into_iter()
                .map(|(kind, target, line, column)| (kind, target.to_owned(), line, column))
                .collect();
            assert_eq!(read(body), found, "{body}");
        }
    }

    #[test]
    fn the_text_of_a_link_is_what_a_reader_sees() {
        for (body, text) in [
            ("[a *b*\n`c`](d) e", "a b c"),
            ("[![alt](a.png) b](c)", " b"),
            ("<a href=b>c</a>", ""),
            ("[a]({{< ref \"b.md\" >}}) c", "a"),
        ] {
            assert_eq!(references(body, 1, false).references[0].text, text, "{body}");
        }
    }

    #[test]
    fn ids_that_were_written() {
        let body = "<a name=x></a>\n<p id='y'>\n\n## H {.c #z}\n\ntext\n{#w}\n";
        let mut ids = references(body, 1, false).ids;
        ids.sort();
        assert_eq!(ids, ["w", "x", "y", "z"]);
    }
}
