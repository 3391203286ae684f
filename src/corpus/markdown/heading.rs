//! A heading's own source: its last line without markers, and the id written after it.

use std::ops::Range;

/// What the source of a heading says beside its text: the line as it is written, and an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadingSource<'s> {
    /// The last line of the heading as it is written, without `#`s and attributes.
    pub line: &'s str,
    /// Byte of the source at which the heading's text ends: after it stand closing `#`s and attributes.
    pub end: usize,
    /// The id that is written in the heading, as `{#id}` or `{id="id"}`.
    pub id: Option<String>,
}

/// Reads the heading that takes up `range` of `source`.
pub(crate) fn read(source: &str, range: Range<usize>) -> HeadingSource<'_> {
    let whole = source[range.clone()].trim_end();
    match whole.rfind('\n') {
        Some(underline) => setext(source, range.start, &whole[..underline]),
        None => atx(source, range.start, whole),
    }
}

fn atx<'s>(source: &'s str, at: usize, whole: &'s str) -> HeadingSource<'s> {
    let marked = whole.trim_start();
    let opened = marked.trim_start_matches('#');
    let text = opened.trim_start();
    let start = at + whole.len() - text.len();
    if let Some((len, id)) = closed_with_attributes(text) {
        return finish(source, start, start + len, id);
    }
    let closed = text.trim_end_matches('#');
    if closed.len() < text.len() && (closed.is_empty() || closed.ends_with([' ', '\t'])) {
        // Attributes in front of closing `#`s are text to Hugo.
        return finish(source, start, start + closed.trim_end().len(), None);
    }
    let (len, id) = with_attributes(text).unwrap_or((text.len(), None));
    finish(source, start, start + len, id)
}

fn setext<'s>(source: &'s str, at: usize, lines: &'s str) -> HeadingSource<'s> {
    let last_at = lines.rfind('\n').map_or(0, |i| i + 1);
    // The markers of an enclosing quote are no part of the line.
    let line = lines[last_at..].trim_end();
    let text = line.trim_start_matches([' ', '\t', '>']);
    let start = at + last_at + line.len() - text.len();
    let (len, id) = with_attributes(text).unwrap_or((text.len(), None));
    finish(source, start, start + len, id)
}

fn finish(source: &str, start: usize, end: usize, id: Option<String>) -> HeadingSource<'_> {
    HeadingSource { line: source[start..end].trim(), end, id }
}

/// `text ## {#id}`: length of the text and the id, if attributes are after closing `#`s.
fn closed_with_attributes(text: &str) -> Option<(usize, Option<String>)> {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'\\' => i += 1,
            b' ' | b'\t' if bytes.get(i + 1) == Some(&b'#') => {
                let rest = text[i + 1..].trim_start_matches('#').trim_start();
                let (len, id) = attributes(rest)?;
                return rest[len..].trim().is_empty().then_some((i, id));
            }
            _ => {}
        }
        i += 1;
    }
    None
}

/// `text {#id}`: length of the text and the id, if the last brace begins attributes that end the line.
fn with_attributes(text: &str) -> Option<(usize, Option<String>)> {
    if !text.ends_with('}') {
        return None;
    }
    // A value in quotation marks may hold a brace, so the last one is not the only candidate.
    text.rmatch_indices('{').take(8).find_map(|(at, _)| {
        let backslashes = text[..at].bytes().rev().take_while(|b| *b == b'\\').count();
        let (len, id) = attributes(&text[at..])?;
        (backslashes % 2 == 0 && at + len == text.len()).then_some((at, id))
    })
}

/// Reads an attribute block from the start of `text`: its length and the id in it.
fn attributes(text: &str) -> Option<(usize, Option<String>)> {
    let mut rest = text.strip_prefix('{')?;
    let mut id = None;
    let mut any = false;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if let Some(after) = rest.strip_prefix('}') {
            return any.then_some((text.len() - after.len(), id));
        }
        any = true;
        if let Some(mark @ ('#' | '.')) = rest.chars().next() {
            let word = &rest[1..];
            let is_part = |c: char| {
                !c.is_whitespace() && (!c.is_ascii_punctuation() || matches!(c, '_' | '-' | ':' | '.'))
            };
            let len = word.find(|c| !is_part(c)).unwrap_or(word.len());
            if len == 0 {
                return None;
            }
            if mark == '#' {
                id = Some(word[..len].to_owned());
            }
            rest = &word[len..];
            continue;
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '.' | '-');
        let len = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(len);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | ':')) {
            return None;
        }
        let (value, after) = value(after.strip_prefix('=')?)?;
        if name == "id" {
            id = Some(value);
        }
        rest = after;
    }
}

/// A value of an attribute, and what follows it.
fn value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let len = text
            .find(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | '{' | '"'))
            .unwrap_or(text.len());
        return (len > 0).then(|| (text[..len].to_owned(), &text[len..]));
    };
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((value, &quoted[at + 1..])),
            '\\' => value.extend(chars.next().map(|(_, escaped)| escaped)),
            _ => value.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_and_id() {
        for (source, line, id) in [
            ("## X {#my-id}", "X", Some("my-id")),
            ("## X{#a}", "X", Some("a")),
            ("## X {.cls #a}", "X", Some("a")),
            ("## X {id=\"a } b\" .c}", "X", Some("a } b")),
            ("## X ## {#tiếng-việt}", "X", Some("tiếng-việt")),
            ("## X {#a} ##", "X {#a}", None),
            ("## X {.cls}", "X", None),
            ("## X {foo}", "X {foo}", None),
            ("## X \\{#a}", "X \\{#a}", None),
            ("## X {#a} y", "X {#a} y", None),
            ("## Trailing hashes ##  ", "Trailing hashes", None),
            ("## C# and F#", "C# and F#", None),
            ("## ##", "", None),
            ("#", "", None),
            ("## {#only}", "", Some("only")),
            ("one\n> two {#a}\n> ---", "two", Some("a")),
            ("Title\n===\n", "Title", None),
        ] {
            let read = read(source, 0..source.len());
            assert_eq!((read.line, read.id.as_deref()), (line, id), "{source}");
        }
    }
}
