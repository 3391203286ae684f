//! The entry point: the body of one page, cut into sections.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::own_renderings::OwnRenderings;
use super::part::Parts;
use super::part_markdown::Written;
use super::parts::parts;
use super::written_lines::WrittenLines;
use super::{MarkdownOptions, nesting, shortcode};
use crate::repair::Repairs;
use crate::{Diagnostic, DiagnosticKind, Section};

/// A heading is shown up to this many characters.
const LONGEST_HEADING: usize = 300;

/// Nobody follows a link that is longer than this many bytes: such a heading is found by its page's address.
const LONGEST_ANCHOR: usize = 4096;

/// Cuts `body`, Markdown without its front matter, into sections; the lead section comes first even when it is
/// empty. `first_line` is the 1-based line of the file on which `body` begins, `id_prefix` is `<site>/<path>`.
/// `body` is to be as it is in the file: ids are made from the text before it is repaired, as Hugo makes them.
/// No two sections have the same id.
pub fn sections(
    body: &str,
    first_line: u32,
    id_prefix: &str,
    options: &MarkdownOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Section> {
    let mut repairs = Repairs::of(body.lines());
    let bounded = nesting::bound(body, first_line, diagnostics);
    let expanded = shortcode::expand(&bounded, &options.i18n);
    let renderings = OwnRenderings::of(&bounded, first_line);
    let Parts { parts, comments } = parts(&expanded, first_line, options, &renderings, &mut repairs);
    let shown = shortcode::without_comments(&bounded);
    let lines = (!options.is_html).then(|| WrittenLines::new(&shown, &expanded, comments));
    let markdown = Written { lines, first_line, repairs: &repairs }.markdown(&parts);
    diagnostics.extend(repairs.into_diagnostics());

    let prefix: String = id_prefix.nfc().collect();
    let mut ids = SectionIds::default();
    let mut above: Vec<(u8, String)> = Vec::new();
    let mut sections = Vec::with_capacity(parts.len());
    for (part, markdown) in parts.into_iter().zip(markdown) {
        let Some(heading) = part.heading else {
            sections.push(Section {
                id: ids.name(&prefix, Some("")),
                anchor: None,
                level: 0,
                heading: String::new(),
                heading_path: Vec::new(),
                line: part.body.first_line.unwrap_or(first_line),
                text: part.body.text,
                annotations: part.body.annotations,
                markdown,
            });
            continue;
        };
        while above.last().is_some_and(|(level, _)| *level >= heading.level) {
            above.pop();
        }
        let text = shortened(heading.text, heading.line, diagnostics);
        let anchor = heading.anchor.filter(|anchor| anchor.published.len() <= LONGEST_ANCHOR);
        sections.push(Section {
            id: ids.name(&prefix, anchor.as_ref().map(|anchor| anchor.name.as_str())),
            anchor: anchor.map(|anchor| anchor.published),
            level: heading.level,
            heading: text.clone(),
            heading_path: above.iter().map(|(_, text)| text.clone()).collect(),
            line: heading.line,
            text: part.body.text,
            annotations: part.body.annotations,
            markdown,
        });
        if !text.is_empty() {
            above.push((heading.level, text));
        }
    }
    sections
}

/// `heading`, which is on `line`, as far as it is shown.
pub(crate) fn shortened(heading: String, line: u32, diagnostics: &mut Vec<Diagnostic>) -> String {
    let Some((cut, _)) = heading.char_indices().nth(LONGEST_HEADING) else {
        return heading;
    };
    let wrong = Diagnostic::new(DiagnosticKind::LongHeading, "the heading is very long").on_line(line);
    diagnostics.push(wrong.done(format!("only its first {LONGEST_HEADING} characters are shown")));
    heading[..cut].trim_end().to_owned()
}

/// Gives the sections of a page ids that never repeat.
#[derive(Debug, Default)]
pub(crate) struct SectionIds {
    taken: HashSet<String>,
    /// The number that a repeated name got last: the numbers below are taken for good.
    copies: HashMap<String, u32>,
    unnamed: u32,
}

impl SectionIds {
    /// The id of the section of the page `prefix` that has this anchor.
    pub(crate) fn name(&mut self, prefix: &str, anchor: Option<&str>) -> String {
        let anchor: String = match anchor {
            Some(anchor) => anchor.nfc().collect(),
            None => loop {
                self.unnamed += 1;
                let number = format!("~{}", self.unnamed);
                if !self.taken.contains(&number) {
                    break number;
                }
            },
        };
        if self.taken.insert(anchor.clone()) {
            return format!("{prefix}#{anchor}");
        }
        let copy = self.copies.entry(anchor.clone()).or_insert(1);
        loop {
            *copy += 1;
            let name = format!("{anchor}~{copy}");
            if self.taken.insert(name.clone()) {
                return format!("{prefix}#{name}");
            }
        }
    }
}

#[cfg(test)]
#[path = "sections_tests.rs"]
mod tests;
