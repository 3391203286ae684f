//! The tokens of a page become a tree.
//!
//! HTML leaves end tags out and minifiers leave out more, so the rules of the standard by which one tag ends another
//! element are kept, as far as they decide what is in what. What only decides how a page looks is not (formatting that
//! crosses blocks, what is moved out of tables). Time grows with the length of a page and nothing else: no more than
//! [`DEEPEST`] elements are open at once; browsers have such a bound, too.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::element::Element;
use super::element_kind::{ElementKind, attribute_name};
use super::tree::{HtmlTree, Node};
use crate::markdown::HtmlReader;

/// How many elements may be open; what lies deeper lies in the deepest of them. Every tag may look at all of them.
const DEEPEST: usize = 200;

/// Most elements and texts that a page may have.
pub(crate) const MOST_NODES: usize = 2_000_000;

/// Most attributes that a page may have, all elements together.
pub(crate) const MOST_ATTRIBUTES: usize = 4_000_000;

/// How many attributes of one element are kept.
const MOST_OF_ELEMENT: usize = 200;

/// The tree of `html`; `None` if it has more than [`MOST_NODES`] or [`MOST_ATTRIBUTES`].
pub(crate) fn grow(html: &str) -> Option<HtmlTree> {
    let mut grower = Grower::new(html);
    let see = |event: CallbackEvent<'_>, span: Span<usize>| grower.see(&event, span.start);
    let mut emitter = CallbackEmitter::new(see);
    emitter.naively_switch_states(true);
    // The tokenizer gives an item only where `see` says that the page is too large, and then no more is read.
    let is_too_large = Tokenizer::new_with_emitter(HtmlReader::new(html), emitter).next().is_some();
    grower.close_down_to(0);
    (!is_too_large).then_some(grower.tree)
}

/// A page is too large.
struct TooLarge;

/// An element that is open.
#[derive(Debug, Clone, Copy)]
struct OpenElement {
    /// Place of the element in the tree.
    at: usize,
    /// Whether no end tag of something outside reaches through it.
    is_scope: bool,
}

struct Grower<'h> {
    html: &'h str,
    tree: HtmlTree,
    /// The elements that are open, outermost first.
    open: Vec<OpenElement>,
    /// Whether text that comes now goes on with the text that came last.
    in_line: bool,
    /// An element whose tag is being read.
    tag: Option<Element>,
    /// Whether the attribute that came last is kept, so that its value is.
    keeps_value: bool,
    /// How many attributes have been kept.
    attributes: usize,
    /// Up to which byte lines have been counted, and the line that it is on.
    counted: (usize, u32),
}

impl<'h> Grower<'h> {
    fn new(html: &'h str) -> Self {
        let (tree, open) = (HtmlTree::default(), Vec::new());
        let (in_line, tag, keeps_value, attributes) = (false, None, false, 0);
        Self { html, tree, open, in_line, tag, keeps_value, attributes, counted: (0, 1) }
    }

    /// Takes the next part of a token, which is at the byte `at`.
    fn see(&mut self, event: &CallbackEvent<'_>, at: usize) -> Option<TooLarge> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let (name, kind) = ElementKind::named(&String::from_utf8_lossy(name));
                let line = self.line_of(at);
                self.tag = Some(Element { name, kind, attributes: Vec::new(), line, end: 0 });
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute(&String::from_utf8_lossy(name));
            }
            CallbackEvent::AttributeValue { value } => {
                let tag = self.tag.as_mut().filter(|_| self.keeps_value);
                if let Some((_, of_last)) = tag.and_then(|tag| tag.attributes.last_mut()) {
                    *of_last = String::from_utf8_lossy(value).into_owned();
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(tag) = self.tag.take() {
                    self.start(tag, *self_closing);
                }
            }
            CallbackEvent::EndTag { name } => self.end(&String::from_utf8_lossy(name)),
            CallbackEvent::String { value } => {
                let line = self.line_of(at);
                self.text(&String::from_utf8_lossy(value), line);
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        (self.tree.nodes.len() > MOST_NODES || self.attributes > MOST_ATTRIBUTES).then_some(TooLarge)
    }

    /// Of attributes with one name the first counts, as in browsers.
    fn attribute(&mut self, name: &str) {
        let Some(tag) = &mut self.tag else { return };
        self.keeps_value = tag.attributes.len() < MOST_OF_ELEMENT && tag.get(name).is_none();
        if self.keeps_value {
            tag.attributes.push((attribute_name(name), String::new()));
            self.attributes += 1;
        }
    }

    /// The line of the byte `at`; places come in order.
    fn line_of(&mut self, at: usize) -> u32 {
        let (counted, line) = self.counted;
        let between = self.html.as_bytes().get(counted..at).unwrap_or_default();
        let newlines = between.iter().filter(|byte| **byte == b'\n').count();
        let line = line.saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX));
        self.counted = (counted.max(at), line);
        line
    }

    fn start(&mut self, mut element: Element, is_closed: bool) {
        self.end_what_it_ends(&element);
        let at = self.tree.nodes.len();
        let ElementKind { is_void, is_scope, .. } = element.kind;
        let is_empty = is_void || is_closed && self.is_in_drawing();
        element.end = at + 1;
        self.tree.nodes.push(Node::Element(element));
        self.in_line = false;
        if !is_empty && self.open.len() < DEEPEST {
            self.open.push(OpenElement { at, is_scope });
        }
    }

    fn end(&mut self, name: &str) {
        let is_heading = |name: &str| matches!(name.as_bytes(), [b'h', b'1'..=b'6']);
        let ElementKind { is_inline, is_scope, .. } = ElementKind::named(name).1;
        for at in (0..self.open.len()).rev() {
            let open = self.name(at);
            if open == name || is_heading(open) && is_heading(name) {
                self.close_down_to(at);
                return;
            }
            // A tag in a cell ends nothing outside the cell, and one in a line ends no block.
            let is_wall = self.open[at].is_scope && !(is_scope || is_of_table(name));
            if is_wall || is_inline && !self.kind(at).is_inline {
                return;
            }
        }
    }

    fn text(&mut self, text: &str, line: u32) {
        let is_data = self.open.last().is_some_and(|open| match &self.tree.nodes[open.at] {
            Node::Element(element) => match &*element.name {
                "style" => true,
                "script" => !element.get("type").is_some_and(|kind| kind.contains("json")),
                _ => false,
            },
            Node::Text { .. } => false,
        });
        if is_data {
            return;
        }
        match self.tree.nodes.last_mut() {
            Some(Node::Text { text: before, .. }) if self.in_line => before.push_str(text),
            _ => self.tree.nodes.push(Node::Text { text: text.to_owned(), line }),
        }
        self.in_line = true;
    }

    fn name(&self, open: usize) -> &str {
        self.tree.element(self.open[open].at).map_or("", |element| &element.name)
    }

    fn kind(&self, open: usize) -> ElementKind {
        self.tree.element(self.open[open].at).map_or_else(ElementKind::default, |element| element.kind)
    }

    /// Whether an element in a drawing or a formula may be open, where a solidus ends an element.
    fn is_in_drawing(&self) -> bool {
        (0..self.open.len()).any(|open| matches!(self.name(open), "svg" | "math"))
    }

    /// Closes the elements that the start of an element ends.
    fn end_what_it_ends(&mut self, element: &Element) {
        let name = &*element.name;
        if element.kind.ends_paragraph {
            self.close_nearest(&["p"], &[]);
        }
        match name {
            "li" => self.close_nearest(&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => self.close_nearest(&["dt", "dd"], &["dl"]),
            "option" | "optgroup" => self.close_nearest(&["option"], &["select"]),
            "td" | "th" => self.close_nearest(&["td", "th"], &["tr", "table"]),
            "tr" => self.close_nearest(&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => {
                self.close_nearest(&["tbody", "thead", "tfoot", "caption", "colgroup"], &["table"]);
            }
            "body" => self.close_nearest(&["head"], &[]),
            "a" => self.close_nearest(&["a"], &[]),
            _ => {}
        }
        let Some(last) = self.open.len().checked_sub(1) else { return };
        let is_heading = |name: &str| matches!(name.as_bytes(), [b'h', b'1'..=b'6']);
        // A head that was not closed ends where the body begins.
        let ends_head = self.name(last) == "head" && !IN_HEAD.contains(&name);
        if ends_head || is_heading(self.name(last)) && is_heading(name) {
            self.close_down_to(last);
        }
    }

    /// Closes the nearest open element of these names, unless it lies beyond one of `walls`, or beyond a scope.
    fn close_nearest(&mut self, names: &[&str], walls: &[&str]) {
        for at in (0..self.open.len()).rev() {
            let open = self.name(at);
            if names.contains(&open) {
                self.close_down_to(at);
                return;
            }
            // The parts of a table are looked for within it.
            if walls.contains(&open) || self.open[at].is_scope && !names.iter().any(|name| is_of_table(name))
            {
                return;
            }
        }
    }

    /// Closes open elements until so many are left.
    fn close_down_to(&mut self, left: usize) {
        let end = self.tree.nodes.len();
        for OpenElement { at, .. } in self.open.drain(left..) {
            if let Node::Element(element) = &mut self.tree.nodes[at] {
                element.end = end;
            }
        }
        self.in_line = false;
    }
}

/// What may stand in a head.
const IN_HEAD: [&str; 9] =
    ["base", "link", "meta", "noscript", "script", "style", "template", "title", "basefont"];

/// Whether an element is a part of tables.
fn is_of_table(name: &str) -> bool {
    matches!(name, "table" | "thead" | "tbody" | "tfoot" | "tr" | "caption")
}

#[cfg(test)]
mod tests {
    use super::super::tree::WalkStep;
    use super::*;

    /// The tree in brackets.
    fn shown(html: &str) -> String {
        let tree = grow(html).expect("a tree");
        let mut shown = String::new();
        tree.walk(0..tree.nodes.len(), &mut |_, step| {
            match step {
                WalkStep::Enter(element) => shown.push_str(&format!("{}(", element.name)),
                WalkStep::Leave(_) => shown.push(')'),
                WalkStep::Text(text, _) => shown.push_str(text),
            }
            true
        });
        shown
    }

    #[test]
    fn end_tags_may_be_left_out() {
        for (html, tree) in [
            ("<p>a<p>b<div>c</div>", "p(a)p(b)div(c)"),
            ("<ul><li>a<ul><li>b</ul><li>c</ul>d", "ul(li(aul(li(b)))li(c))d"),
            ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a)dd(b)dt(c))"),
            ("<table><tr><td>a<td>b<tr><td>c</table>d", "table(tr(td(a)td(b))tr(td(c)))d"),
            ("<h2>a<h3>b</h3>c", "h2(a)h3(b)c"),
            ("<h2>a</h3>b", "h2(a)b"),
            ("<head><title>t</title><p>b", "head(title(t))p(b)"),
            ("<p>a<table><tr><td><p>b</td></tr></table>", "p(a)table(tr(td(p(b))))"),
            ("<div><main>a</div>b", "div(main(a))b"),
        ] {
            assert_eq!(shown(html), tree, "{html}");
        }
    }

    #[test]
    fn end_tags_that_end_nothing_are_passed_over() {
        for (html, tree) in [
            ("a</p>b</div>c", "abc"),
            ("<div><table><tr><td>a</div>b</td></tr></table>c</div>d", "div(table(tr(td(ab)))c)d"),
            ("<b><div>a</b>b</div>", "b(div(ab))"),
            ("a<br></br>b<svg><path/><g/></svg>c", "abr()bsvg(path()g())c"),
            ("<script>x<y</script><style>a</style>b", "script()style()b"),
        ] {
            assert_eq!(shown(html), tree, "{html}");
        }
    }

    #[test]
    fn deep_pages_stay_shallow() {
        let html = format!("{}a{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
        let tree = grow(&html).expect("a tree");
        assert_eq!(tree.text(0..tree.nodes.len()), "a");
        assert_eq!(tree.element(0).expect("an element").end, tree.nodes.len());
    }

    #[test]
    fn attributes_are_kept_once_and_not_without_end() {
        let tree = grow("<p a=1 b=2 a=3 c a=4>x").expect("a tree");
        let of = |name: &str| tree.element(0).and_then(|element| element.get(name).map(str::to_owned));
        assert_eq!(["a", "b", "c"].map(of), [Some("1".into()), Some("2".into()), Some(String::new())]);
        let many: String = (0..5_000).map(|number| format!(" a{number}={number}")).collect();
        let tree = grow(&format!("<p{many}><i a=1>")).expect("a tree");
        let element = tree.element(0).expect("an element");
        assert_eq!(element.attributes.len(), MOST_OF_ELEMENT);
        assert!(element.attributes.iter().all(|(name, value)| name[1..] == *value));
        assert_eq!(tree.element(1).expect("an element").get("a"), Some("1"));
    }

    #[test]
    fn lines_are_counted() {
        let tree = grow("<p>\na\n<b\nx>c</b>\n<i>").expect("a tree");
        let lines: Vec<(String, u32)> =
            tree.elements().map(|(_, element)| (element.name.to_string(), element.line)).collect();
        assert_eq!(lines, [("p".to_owned(), 1), ("b".to_owned(), 3), ("i".to_owned(), 5)]);
    }
}
