//! MDX: Markdown in which JavaScript and components stand.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::Dialect;
use super::code_parts::outside_code;

/// Attributes of components whose texts a reader sees.
const SHOWN: [&str; 6] = ["label", "title", "summary", "alt", "caption", "header"];

/// How much of the text a statement, an expression or a tag may take before it is none.
const LONGEST: usize = 1 << 16;

/// Bytes that are looked through for ends that are not there, before the rest of a text is taken as it is.
const MOST_IN_VAIN: usize = 1 << 24;

/// An attribute with a text.
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?s)([A-Za-z][\w-]*)\s*=\s*(?:\{\s*)?(?:"([^"]*)"|'([^']*)'|`([^`$]*)`)"#)
        .expect("a valid expression")
});

/// What stands behind `export`.
const EXPORTED: [&str; 8] = ["const ", "let ", "var ", "default ", "function ", "async ", "class ", "{"];

pub(super) struct Mdx;

impl Dialect for Mdx {
    fn markdown<'b>(&self, path: &str, body: &'b str) -> Cow<'b, str> {
        if !path.ends_with(".mdx") {
            return Cow::Borrowed(body);
        }
        let plain =
            outside_code(body, |part| Some(MdxReader { rest: part, in_vain: 0, out: String::new() }.plain()));
        plain.map_or(Cow::Borrowed(body), Cow::Owned)
    }
}

struct MdxReader<'p> {
    rest: &'p str,
    /// Bytes that were looked through for an end that is not there.
    in_vain: usize,
    out: String,
}

impl MdxReader<'_> {
    fn plain(mut self) -> String {
        while let Some(first) = self.rest.chars().next() {
            let begins_line = self.out.is_empty() || self.out.ends_with('\n');
            let found = match first {
                _ if self.in_vain > MOST_IN_VAIN => Err(0),
                'i' | 'e' if begins_line => statement(self.rest).ok_or(0),
                '{' => expression(self.rest),
                '<' => tag(self.rest),
                _ => Err(0),
            };
            match found {
                Ok(len) => self.leave_out(first, len),
                Err(in_vain) => {
                    self.in_vain += in_vain;
                    // What is escaped is what it is.
                    let len = if first == '\\' {
                        1 + self.rest[1..].chars().next().map_or(0, char::len_utf8)
                    } else {
                        first.len_utf8()
                    };
                    self.out += &self.rest[..len];
                    self.rest = &self.rest[len..];
                }
            }
        }
        self.out
    }

    /// Leaves out the next `len` bytes but for what a reader sees of them, and their line ends.
    fn leave_out(&mut self, first: char, len: usize) {
        let (left, rest) = self.rest.split_at(len);
        self.rest = rest;
        if first == '<' {
            let shown = ATTRIBUTE.captures_iter(left).filter(|it| SHOWN.contains(&&it[1]));
            let texts = shown.filter_map(|it| it.iter().skip(2).flatten().next()).map(|text| text.as_str());
            let texts: Vec<&str> = texts.map(str::trim).filter(|text| !text.is_empty()).collect();
            self.out += &texts.join(" ").replace('\n', " ");
        }
        self.out.extend(std::iter::repeat_n('\n', left.matches('\n').count()));
    }
}

/// Bytes of an `import` or `export` that `text` begins with: as far as its brackets reach, and to the end of the line.
fn statement(text: &str) -> Option<usize> {
    if !["import ", "import{", "export "].iter().any(|word| text.starts_with(word)) {
        return None;
    }
    // A sentence that begins with the word is none.
    let first = text.lines().next().unwrap_or_default();
    let (word, behind) = first.split_at(6);
    let behind = behind.trim_start();
    let is_code = match word {
        "import" => {
            behind.starts_with(['\'', '"', '{', '*'])
                || [" from '", " from \""].iter().any(|it| first.contains(it))
        }
        _ => EXPORTED.iter().any(|word| behind.starts_with(word)),
    };
    if !is_code {
        return None;
    }
    let mut at = 0;
    let mut depth = 0_usize;
    for line in text.split_inclusive('\n') {
        if at > 0 && line.trim().is_empty() && depth == 0 || at > LONGEST {
            break;
        }
        depth = line.chars().fold(depth, |depth, c| match c {
            '{' | '(' | '[' => depth + 1,
            '}' | ')' | ']' => depth.saturating_sub(1),
            _ => depth,
        });
        at += line.len();
        if depth == 0 && !line.trim_end().ends_with(['=', ',', '>']) {
            break;
        }
    }
    Some(at - usize::from(text[..at].ends_with('\n')))
}

/// Bytes of an expression in braces that `text` begins with, or how many were looked through if it is none. `{#id}` is none: it
/// is the id of a heading.
fn expression(text: &str) -> Result<usize, usize> {
    if text.starts_with("{#") {
        return Err(0);
    }
    if text.starts_with("{/*") {
        return text.find("*/}").map(|end| end + 3).ok_or(text.len());
    }
    braced(text)
}

/// Bytes up to the brace that closes the first one. Braces within texts do not count.
fn braced(text: &str) -> Result<usize, usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < LONGEST) {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '`') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') => {
                depth -= 1;
                if depth == 0 {
                    return Ok(at + 1);
                }
            }
            _ => {}
        }
    }
    Err(text.len().min(LONGEST))
}

/// Bytes of a tag of a component, or of an element with expressions in it, that `text` begins with, or how many were looked
/// through if it is none. Other elements are HTML.
fn tag(text: &str) -> Result<usize, usize> {
    let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let first = name.chars().next().unwrap_or_default();
    if !(first.is_ascii_alphabetic() || first == '>') {
        return Err(0);
    }
    let mut at = 1;
    let mut has_expression = false;
    let mut quote = None;
    while let Some(c) = text[at..].chars().next().filter(|_| at < LONGEST) {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => {
                has_expression = true;
                at += braced(&text[at..]).map_err(|in_vain| at + in_vain)?;
                continue;
            }
            (None, '>') => {
                let name = name.split(['>', ' ', '\n']).next().unwrap_or_default();
                let is_component = !first.is_ascii_lowercase() || name.contains('.');
                // An address in angle brackets is none.
                let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '$' | '-' | ':');
                let is_tag = name.trim_end_matches('/').chars().all(is_name);
                return if is_tag && (is_component || has_expression) { Ok(at + 1) } else { Err(at) };
            }
            (None, '<') => break,
            _ => {}
        }
        at += c.len_utf8();
    }
    Err(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_of_a_page_see() {
        for (written, seen) in [
            (
                "import Tabs from '@theme/Tabs';\nexport const M = ({c}) => (<span style={{color: c}}>{c}</span>);\n\nMột.",
                "\n\n\nMột.",
            ),
            (
                "import {\n  A,\n  B,\n} from 'x'\nexport function f() {\n\n  return 1;\n}\nHai.",
                "\n\n\n\n\n\n\n\nHai.",
            ),
            (
                "<Tabs>\n<TabItem value=\"a\" label=\"Bước đầu\">\n\nMở máy.\n\n</TabItem>\n</Tabs>",
                "\nBước đầu\n\nMở máy.\n\n\n",
            ),
            ("<Card\n  title='Giá'\n  style={{a: '>'}}\n/> b", "Giá\n\n\n b"),
            ("a {/* kín\n*/} b {props.x} c", "a \n b  c"),
            (
                "## Mục {#muc}\n\\{a\\} 1 < 2 <https://x.test> <b id=\"c\">d</b>",
                "## Mục {#muc}\n\\{a\\} 1 < 2 <https://x.test> <b id=\"c\">d</b>",
            ),
            ("<div style={{a: 1}}>x</div>\n`<A />` {'", "x</div>\n`<A />` {'"),
            ("export your data, then import it\n", "export your data, then import it\n"),
            ("```jsx\nimport A from 'a'\n<A/>\n```\n", "```jsx\nimport A from 'a'\n<A/>\n```\n"),
        ] {
            let read = Mdx.markdown("a.mdx", written);
            assert_eq!(read, seen);
            assert_eq!(read.matches('\n').count(), written.matches('\n').count());
        }
        assert!(matches!(Mdx.markdown("a.md", "<A/>"), Cow::Borrowed(_)));
    }
}
