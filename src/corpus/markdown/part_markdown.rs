//! The Markdown of the parts of a page: cut out of the file where that can be done, else made of what a reader sees.

use super::part::Part;
use super::rendered::rendered;
use super::written_lines::WrittenLines;
use crate::repair::{OldFont, Repairs, repair_on_page};

/// The text that the sections of a page are cut from, as its author wrote it.
pub(crate) struct Written<'b> {
    /// Lines of the text; `None` for a page that is no Markdown.
    pub lines: Option<WrittenLines<'b>>,
    /// 1-based line of the file on which the text begins.
    pub first_line: u32,
    /// What was repaired on the page, which has to be repaired here, too.
    pub repairs: &'b Repairs,
}

impl Written<'_> {
    /// The Markdown of each of the `parts` of the page, with its heading; `None` where the text is all there is.
    pub(crate) fn markdown(mut self, parts: &[Part]) -> Vec<Option<String>> {
        let mut line = self.first_line;
        let mut all = Vec::with_capacity(parts.len());
        for (at, part) in parts.iter().enumerate() {
            let next = parts.get(at + 1).and_then(|next| next.heading.as_ref());
            let until = next.map(|heading| heading.line);
            let cut = self
                .lines
                .as_mut()
                .and_then(|lines| lines.take(until.map_or(u32::MAX, |until| until.saturating_sub(line))));
            line = until.unwrap_or(line);
            let own = part.heading.as_ref();
            let is_whole = [own, next].into_iter().flatten().all(|heading| heading.begins_line);
            let markdown = match cut.filter(|_| is_whole) {
                Some(cut) if self.repairs.has_repaired() => repaired_lines(&cut, self.repairs.font()),
                Some(cut) => cut,
                None => {
                    let heading = own.map(|heading| (heading.level, heading.text.as_str()));
                    rendered(heading, &part.body.text, &part.body.annotations)
                }
            };
            all.push(Some(markdown).filter(|markdown| *markdown != part.body.text));
        }
        all
    }
}

/// Markdown with each line repaired, as the text of its page was, which is written for `font`.
pub(crate) fn repaired_lines(markdown: &str, font: Option<OldFont>) -> String {
    let lines: Vec<_> =
        markdown.split('\n').map(|line| repair_on_page(line, font, &mut Vec::new())).collect();
    lines.join("\n")
}
