//! What was mended on one page, told once a kind rather than once a line.

use std::borrow::Cow;

use super::repair::repair;

/// Mends texts of a page and counts what it did.
#[derive(Debug, Default)]
pub struct Mending {
    done: Vec<Done>,
}

#[derive(Debug)]
struct Done {
    kind: &'static str,
    message: String,
    first_line: u32,
    last_line: u32,
    lines: u32,
}

impl Mending {
    /// `text`, which begins on `line` of the file, mended.
    pub fn mend<'t>(&mut self, text: &'t str, line: u32) -> Cow<'t, str> {
        repair(text, &mut |_, kind, message| self.note(kind, message, line))
    }

    fn note(&mut self, kind: &'static str, message: String, line: u32) {
        match self.done.iter_mut().find(|done| done.kind == kind) {
            Some(done) => {
                done.lines += u32::from(done.last_line != line);
                done.last_line = line;
            }
            None => self.done.push(Done { kind, message, first_line: line, last_line: line, lines: 1 }),
        }
    }

    /// One warning a kind, with the first line that had it.
    pub fn report(self, warn: &mut dyn FnMut(Option<u32>, &'static str, String)) {
        for Done { kind, message, first_line, lines, .. } in self.done {
            let message = match lines {
                1 => message,
                2 => format!("{message}, and so on one more line"),
                _ => format!("{message}, and so on {} more lines", lines - 1),
            };
            warn(Some(first_line), kind, message);
        }
    }
}
