//! What MkDocs and Python-Markdown have beside Markdown: notes that are set apart, tabs, keys, icons, snippets.

use std::borrow::Cow;
use std::path::Path;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Dialect;
use super::code_parts::{code_parts, outside_code};
use crate::{HeadingIds, beginning};

/// `!!! note "Title"`, `??? tip`, `=== "Tab"`: what is indented below belongs to it.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*(?:[ \t]+"([^"\n]*)")?[ \t]*$|^([ \t]*)===[!+]?[ \t]+"([^"\n]*)"[ \t]*$"#)
        .expect("a valid expression")
});

/// `++ctrl+c++`, `:material-x:`, `--8<-- "file"`.
static INLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?m)\+\+([\w"]+(?:[+-][\w"]+)*)\+\+|:(?:material|fontawesome|octicons|simple)-[\w-]+:|^[ \t;]*-{1,}8<-{1,}.*$"#)
        .expect("a valid expression")
});

/// Columns by which what belongs to a note or tab is indented.
const INDENT: usize = 4;

/// How deep they are read within each other.
const DEEPEST: usize = 16;

pub(super) struct MkDocs;

impl Dialect for MkDocs {
    fn markdown<'b>(&self, _: &str, body: &'b str) -> Cow<'b, str> {
        let signs = [
            "!!! ",
            "???",
            "=== \"",
            "===!",
            "++",
            "8<-",
            ":material-",
            ":fontawesome-",
            ":octicons-",
            ":simple-",
        ];
        if !signs.iter().any(|sign| body.contains(sign)) {
            return Cow::Borrowed(body);
        }
        let unindented = unindented(body);
        let plain = outside_code(&unindented, |part| {
            let plain = INLINE.replace_all(part, |found: &Captures<'_>| {
                found.get(1).map(|keys| keys.as_str().replace('"', "")).unwrap_or_default()
            });
            matches!(plain, Cow::Owned(_)).then(|| plain.into_owned())
        });
        plain.map_or(unindented, Cow::Owned)
    }

    fn first_brought<'b>(&self, text: &'b str) -> Option<(usize, &'b str)> {
        let found = text.contains("8<-").then(|| SNIPPET.find(text)).flatten()?;
        Some((found.start(), found.as_str().trim()))
    }

    fn heading_ids(&self, root: &Path) -> Option<HeadingIds> {
        let dirs = [Some(root), root.parent()];
        let files = dirs.into_iter().flatten().flat_map(|dir| CONFIGURATIONS.map(|name| dir.join(name)));
        let configuration = files.into_iter().find_map(|file| beginning(&file, LONGEST_CONFIGURATION))?;
        // One that names a function of its own makes other ids.
        let configuration = String::from_utf8_lossy(&configuration);
        (!configuration.contains("slugify")).then_some(HeadingIds::PythonMarkdown)
    }
}

/// Bytes of a configuration that are read.
const LONGEST_CONFIGURATION: u64 = 1 << 20;

/// Names of the configuration of MkDocs, which stands above or beside its pages.
const CONFIGURATIONS: [&str; 2] = ["mkdocs.yml", "mkdocs.yaml"];

/// A line that puts another file into the page.
static SNIPPET: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"(?m)^[ \t]*-{1,}8<-{1,}[ \t]+"[^"\n]+""#).expect("a valid expression"));

/// `body` with what belongs to notes and tabs at the place of their titles, so that it is not taken for code.
fn unindented(body: &str) -> Cow<'_, str> {
    let code = code_parts(body);
    let mut code = code.iter().peekable();
    let mut out = String::with_capacity(body.len());
    // Columns from which on a line belongs to the notes and tabs that are open.
    let mut open: Vec<usize> = Vec::new();
    let (mut at, mut is_changed) = (0, false);
    for line in body.split_inclusive('\n') {
        while code.next_if(|code| code.end <= at).is_some() {}
        let is_code = code.peek().is_some_and(|code| code.start < at);
        at += line.len();
        if line.trim().is_empty() {
            out += line;
            continue;
        }
        let indent = columns(line);
        if !is_code {
            open.retain(|column| indent >= *column);
        }
        let line = without_indent(line, open.len() * INDENT);
        let text = line.trim_end_matches('\n');
        match OPENING.captures(text).filter(|_| !is_code && open.len() < DEEPEST) {
            Some(found) => {
                let title = found.get(2).or_else(|| found.get(4)).map_or("", |title| title.as_str());
                open.push(indent + INDENT);
                is_changed = true;
                let end = if title.is_empty() { "" } else { "  " };
                out += &format!("{title}{end}{}", &line[text.len()..]);
            }
            None => out += line,
        }
    }
    if is_changed { Cow::Owned(out) } else { Cow::Borrowed(body) }
}

/// Columns of white space that a line begins with.
fn columns(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| matches!(c, ' ' | '\t'));
    blanks.map(|c| if c == '\t' { INDENT } else { 1 }).sum()
}

/// A line without its first `columns`, as far as they are blank.
fn without_indent(line: &str, columns: usize) -> &str {
    let (mut left, mut rest) = (columns, line);
    while left > 0 {
        match rest.chars().next() {
            Some(' ') => left -= 1,
            Some('\t') => left = left.saturating_sub(INDENT),
            _ => break,
        }
        rest = &rest[1..];
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_and_tabs_are_text() {
        for (written, seen) in [
            ("!!! note \"Lưu ý\"\n\n    Một.\n\nHai.\n", "Lưu ý  \n\nMột.\n\nHai.\n"),
            ("??? tip\n    Một.\n\n        code\nHai.", "\nMột.\n\n    code\nHai."),
            (
                "=== \"Linux\"\n\n    !!! warning inline end \"Chú ý\"\n\n        ```sh\n        ls\n        ```\n\n=== \"Mac\"\n    b",
                "Linux  \n\nChú ý  \n\n```sh\nls\n```\n\nMac  \nb",
            ),
            ("Bấm ++ctrl+c++ :material-copy: nhé\n--8<-- \"a.md\"\n", "Bấm ctrl+c  nhé\n\n"),
            ("i++ và C++ `++a++`", "i++ và C++ `++a++`"),
            ("```\n!!! note\n    a\n```", "```\n!!! note\n    a\n```"),
            ("Title\n=====\n\n    code", "Title\n=====\n\n    code"),
        ] {
            assert_eq!(MkDocs.markdown("a.md", written), seen);
        }
    }
}
