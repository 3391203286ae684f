//! What was repaired on one page, told once a kind rather than once a line.

use std::borrow::Cow;

use super::old_font::OldFont;
use super::old_letters::font_of;
use super::text::repair_on_page;
use crate::Diagnostic;

/// Repairs texts of a page, and counts what was repaired.
#[derive(Debug, Default)]
pub(crate) struct Repairs {
    /// The first of each kind, and the last line that had the same.
    done: Vec<(Diagnostic, u32)>,
    /// The font that the page was written for, if one is known.
    font: Option<OldFont>,
}

impl Repairs {
    /// Repairs of a page that has these lines.
    pub(crate) fn of<'t>(lines: impl IntoIterator<Item = &'t str>) -> Self {
        Self { done: Vec::new(), font: font_of(lines) }
    }

    /// The font that the page was written for, if one is known.
    pub(crate) fn font(&self) -> Option<OldFont> {
        self.font
    }

    /// The repaired `text`, which begins on `line` of the file.
    pub(crate) fn repair<'t>(&mut self, text: &'t str, line: u32) -> Cow<'t, str> {
        let mut diagnostics = Vec::new();
        let repaired = repair_on_page(text, self.font, &mut diagnostics);
        for diagnostic in diagnostics {
            self.note(diagnostic, line);
        }
        repaired
    }

    fn note(&mut self, diagnostic: Diagnostic, line: u32) {
        match self.done.iter_mut().find(|(first, _)| first.kind == diagnostic.kind) {
            Some((first, last_line)) => {
                first.more_lines += u32::from(*last_line != line);
                *last_line = line;
            }
            None => self.done.push((diagnostic.on_line(line), line)),
        }
    }

    /// Whether something was repaired.
    pub(crate) fn has_repaired(&self) -> bool {
        !self.done.is_empty()
    }

    /// One diagnostic for each kind of repair, with the first line that had it.
    pub(crate) fn into_diagnostics(self) -> impl Iterator<Item = Diagnostic> {
        self.done.into_iter().map(|(diagnostic, _)| diagnostic)
    }
}
