//! Raw HTML inside Markdown, reduced to what a reader sees of it.

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

use super::html_reader::HtmlReader;

/// The tokens of `html`, each with the bytes at which it is. Callers that need no places use this, too, since a
/// second kind of tokenizer would double the code.
pub(crate) fn tokens(html: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(HtmlReader::new(html), emitter).map(|token| match token {
        Ok(token) => token,
        Err(never) => match never {},
    })
}

/// A piece of HTML, as a reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen<'h> {
    /// Text, character references resolved.
    Text(&'h str),
    /// Text between `<pre>` tags, as it is written.
    Code(&'h str),
    /// Alternative text or title of an image.
    Alt(&'h str),
    /// The beginning of a heading that can be linked to: its level and its id.
    Heading(u8, &'h str),
    /// The end of a heading.
    HeadingEnd,
    /// The end of a line.
    Break,
    /// The end of a table cell.
    Cell,
}

/// Reads the raw HTML of one page, piece after piece: a tag in one piece may hide or mark what comes later.
#[derive(Debug, Default)]
pub(crate) struct RawHtml {
    /// The element whose content is never shown (`script`, `style` …), while it is open.
    hidden: Option<Vec<u8>>,
    pre: bool,
    /// Inside a table cell, which stays on one line.
    cell: bool,
    /// Cells of the table row so far.
    cells: u32,
}

/// Elements whose content is not for reading.
const HIDDEN: [&[u8]; 4] = [b"script", b"style", b"template", b"noscript"];

/// Elements that begin and end a line.
const BLOCKS: [&[u8]; 42] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"br",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"dialog",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"header",
    b"hr",
    b"li",
    b"main",
    b"nav",
    b"ol",
    b"option",
    b"p",
    b"pre",
    b"section",
    b"summary",
    b"table",
    b"tbody",
    b"thead",
    b"tr",
    b"ul",
    b"video",
];

impl RawHtml {
    /// Whether text at this place is hidden from the reader.
    pub(crate) fn hides(&self) -> bool {
        self.hidden.is_some()
    }

    /// Forgets which elements are open, so that an unclosed tag reaches over no heading.
    pub(crate) fn reset(&mut self) {
        *self = RawHtml::default();
    }

    /// Calls `see` with each piece of `html` that a reader sees, in order, and with the byte at which the piece
    /// stands.
    pub(crate) fn read(&mut self, html: &str, see: &mut dyn FnMut(Seen<'_>, usize)) {
        for token in tokens(html) {
            match token {
                Token::StartTag(tag) => self.open(&tag, &mut |seen| see(seen, tag.span.start)),
                Token::EndTag(tag) => self.close(&tag.name.0, &mut |seen| see(seen, tag.span.start)),
                Token::String(text) if self.hidden.is_none() => {
                    let words = String::from_utf8_lossy(&text.value.0);
                    see(if self.pre { Seen::Code(&words) } else { Seen::Text(&words) }, text.span.start);
                }
                Token::String(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }

    fn open(&mut self, tag: &StartTag<usize>, see: &mut dyn FnMut(Seen<'_>)) {
        let name = tag.name.0.as_slice();
        if self.hidden.is_some() {
            return;
        }
        if HIDDEN.contains(&name) {
            self.hidden = Some(name.to_vec());
            return;
        }
        match name {
            b"td" | b"th" => {
                if self.cells > 0 {
                    see(Seen::Cell);
                }
                self.cells += 1;
                self.cell = true;
            }
            b"tr" => {
                self.end_row();
                see(Seen::Break);
            }
            _ => self.edge(name, see),
        }
        self.pre |= name == b"pre";
        let attribute = |name: &[u8]| {
            let value = tag.attributes.get(&HtmlString(name.to_vec()))?;
            let value = String::from_utf8_lossy(&value.value.0).into_owned();
            (!value.trim().is_empty()).then_some(value)
        };
        if let Some(level) = heading_level(name)
            && let Some(id) = attribute(b"id")
        {
            see(Seen::Heading(level, &id));
        }
        if name == b"img" {
            let alt = attribute(b"alt");
            let title = attribute(b"title").filter(|title| alt.as_ref() != Some(title));
            for text in [alt, title].into_iter().flatten() {
                see(Seen::Alt(&text));
            }
        }
    }

    fn close(&mut self, name: &[u8], see: &mut dyn FnMut(Seen<'_>)) {
        match &self.hidden {
            Some(hidden) if hidden == name => self.hidden = None,
            Some(_) => {}
            None => {
                match name {
                    b"td" | b"th" => self.cell = false,
                    b"tr" | b"table" => self.end_row(),
                    name if heading_level(name).is_some() => see(Seen::HeadingEnd),
                    _ => {}
                }
                self.edge(name, see);
                self.pre &= name != b"pre";
            }
        }
    }

    fn end_row(&mut self) {
        self.cell = false;
        self.cells = 0;
    }

    /// The start or the end of an element.
    fn edge(&self, name: &[u8], see: &mut dyn FnMut(Seen<'_>)) {
        if BLOCKS.contains(&name) {
            see(if self.cell { Seen::Text(" ") } else { Seen::Break });
        }
    }
}

/// Whether an element of this name begins and ends a line.
pub(crate) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name.as_bytes())
}

/// The level of an element that is a heading.
fn heading_level(name: &[u8]) -> Option<u8> {
    match name {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(pieces: &[&str]) -> String {
        let mut html = RawHtml::default();
        let mut out = String::new();
        for piece in pieces {
            html.read(piece, &mut |seen, _| match seen {
                Seen::Text(text) => out.push_str(text),
                Seen::Code(text) => out.push_str(&format!("[code {text}]")),
                Seen::Alt(text) => out.push_str(&format!("[alt {text}]")),
                Seen::Heading(level, id) => out.push_str(&format!("[{level} {id}]")),
                Seen::HeadingEnd => out.push_str("[end]"),
                Seen::Break => out.push('/'),
                Seen::Cell => out.push('|'),
            });
        }
        out
    }

    #[test]
    fn only_what_is_seen_is_kept() {
        assert_eq!(seen(&["<p>a &amp; <i class='fab'>b</i><!-- c --></p>"]), "/a & b/");
        assert_eq!(seen(&["<script>if (a<b) x()</script>y"]), "y");
        assert_eq!(seen(&["<template>", "a<p>", "</template>", "b"]), "b");
        assert_eq!(seen(&["<img alt='A &lt; B' title=t><img alt=t title=t>"]), "[alt A < B][alt t][alt t]");
        assert_eq!(seen(&["<table><tr><td>a<td>b</td></tr></table>"]), "//a|b//");
        assert_eq!(seen(&["<pre>a\n b</pre>"]), "/[code a\n b]/");
        assert_eq!(seen(&["<h2 id='a b'>x</h2><h3>y</h3>"]), "/[2 a b]x[end]//y[end]/");
        assert_eq!(seen(&["<div", "<a href='", "</"]), "</");
    }
}
