//! Takes the front matter off a page.

use super::values::FrontMatter;
use crate::settings::{Notation, Tree, Unreadable, first_value};
use crate::{Diagnostic, DiagnosticKind};

/// Longer front matter, in bytes, is not read as a whole.
const LONGEST: usize = 1 << 20;

/// The text of a page, divided into front matter and body.
#[derive(Debug)]
pub(crate) struct Parted<'t> {
    /// Front matter of the page.
    pub front_matter: FrontMatter,
    /// Text below the front matter.
    pub body: &'t str,
    /// 1-based line of the file on which the body begins.
    pub first_line: u32,
}

/// Divides `text` (line ends `\n`, no byte order mark). Front matter that cannot be read costs only itself, never
/// the page.
pub(crate) fn part<'t>(text: &'t str, diagnostics: &mut Vec<Diagnostic>) -> Parted<'t> {
    let all = Parted { front_matter: FrontMatter::default(), body: text, first_line: 1 };
    let start = text.len() - text.trim_start().len();
    // Only whole blank lines may be before it.
    let start = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let line = 1 + line_count(&text[..start]);
    let opening = text[start..].lines().next().unwrap_or("").trim_end();
    let notation = match opening {
        "---" => Notation::Yaml,
        "+++" => Notation::Toml,
        _ if is_json(&text[start..]) => return part_json(text, start, line, diagnostics),
        _ => return all,
    };
    let source_start = text[start..].find('\n').map_or(text.len(), |end| start + end + 1);
    let mut at = source_start;
    for source_line in text[source_start..].split_inclusive('\n') {
        let next = at + source_line.len();
        if source_line.trim_end() == opening {
            let source = &text[source_start..at];
            // The last line where nothing follows it.
            let first_line = 1 + line_count(&text[..next]);
            let Some(front_matter) = read(notation, source, line + 1, diagnostics) else {
                return all;
            };
            return Parted { front_matter, body: &text[next..], first_line };
        }
        at = next;
    }
    let what = format!("the front matter that begins with {opening} never ends, so it was read as text");
    diagnostics.push(wrong(line, what).hint(format!("close it with {opening}")));
    all
}

/// Says what is wrong with the front matter on a line.
fn wrong(line: u32, what: impl Into<String>) -> Diagnostic {
    Diagnostic::new(DiagnosticKind::FrontMatter, what).on_line(line)
}

fn line_count(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// A shortcode begins with a brace as well.
fn is_json(text: &str) -> bool {
    text.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(['"', '}']))
}

fn part_json<'t>(text: &'t str, start: usize, line: u32, diagnostics: &mut Vec<Diagnostic>) -> Parted<'t> {
    let (fields, len) = match first_value(&text[start..], LONGEST) {
        Ok(first) => first,
        Err(Unreadable { line: at, message }) => {
            let what = format!("the front matter cannot be read as JSON and was read as text: {message}");
            diagnostics.push(wrong(line + at.unwrap_or(1).saturating_sub(1), what).hint("correct it"));
            return Parted { front_matter: FrontMatter::default(), body: text, first_line: 1 };
        }
    };
    let end = start + len;
    let rest = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    // What is on the line of the closing brace is text.
    let body = if text[end..rest].trim().is_empty() { rest } else { end };
    Parted {
        front_matter: FrontMatter::new(fields, &text[start..end], line),
        body: &text[body..],
        first_line: 1 + line_count(&text[..body]),
    }
}

/// `None` where the lines are no front matter at all: text between two horizontal rules.
fn read(
    notation: Notation,
    source: &str,
    first_line: u32,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FrontMatter> {
    let parsed = match source.len() {
        0..=LONGEST => notation.read(source),
        _ => Err(Unreadable::longer_than(LONGEST)),
    };
    let fields = match parsed {
        Ok(fields @ (Tree::Table(_) | Tree::Null)) => fields,
        Ok(_) => {
            let what = "what stands between the first two --- is not front matter, so it was read as text";
            diagnostics.push(wrong(first_line, what));
            return None;
        }
        Err(Unreadable { line, message }) => {
            let fields = salvage(notation, &source[..source.floor_char_boundary(LONGEST)]);
            let kept = match fields.entries().len() {
                0 => "nothing of it was used".to_owned(),
                count => format!("{count} plain values of it were used"),
            };
            let what = format!("the front matter cannot be read ({message}), {kept}");
            diagnostics
                .push(wrong(first_line + line.unwrap_or(1).saturating_sub(1), what).hint("correct it"));
            fields
        }
    };
    Some(FrontMatter::new(fields, source, first_line))
}

/// The plain `key: value` lines of front matter that does not parse as a whole.
fn salvage(notation: Notation, source: &str) -> Tree {
    let separator = if notation == Notation::Toml { '=' } else { ':' };
    let mut entries = Vec::new();
    for line in source.lines() {
        if notation == Notation::Toml && line.trim_start().starts_with('[') {
            break;
        }
        let Some((key, value)) = line.split_once(separator) else {
            continue;
        };
        let is_key = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        let (key, value) = (key.trim_end(), value.trim());
        // A value that opens a list, a table, a block or an alias is not plain.
        if key.is_empty()
            || !key.chars().all(is_key)
            || value.is_empty()
            || value.starts_with(['[', '{', '|', '>', '*', '&'])
        {
            continue;
        }
        let parsed = match notation {
            Notation::Toml => notation.read(&format!("v = {value}")).ok().and_then(|v| v.get("v").cloned()),
            _ => notation.read(value).ok(),
        };
        let value = match parsed {
            Some(value) if value.text().is_some() => value,
            _ => Tree::Text(value.trim_matches(['"', '\'']).to_owned()),
        };
        entries.push((key.to_lowercase(), value));
    }
    Tree::Table(entries)
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
