//! The Markdown of a section as its author wrote it, cut out of the page line by line.

use std::iter::Peekable;
use std::ops::Range;
use std::str::Split;
use std::vec::IntoIter;

/// The lines of a page, read once from the first to the last. What its author keeps from readers is left out.
pub(crate) struct WrittenLines<'b> {
    /// The lines as they are written.
    written: Split<'b, char>,
    /// The lines with shortcodes expanded, as many as are written.
    expanded: Split<'b, char>,
    /// Where comments are in the expanded text.
    comments: Peekable<IntoIter<Range<usize>>>,
    /// Where the next line begins in the expanded text.
    at: usize,
}

impl<'b> WrittenLines<'b> {
    /// The lines of `written`, which became `expanded`, in which `comments` stand.
    pub(crate) fn new(written: &'b str, expanded: &'b str, comments: Vec<Range<usize>>) -> Self {
        Self {
            written: written.split('\n'),
            expanded: expanded.split('\n'),
            comments: comments.into_iter().peekable(),
            at: 0,
        }
    }

    /// The next lines, at most so many, without blank ones around them. `None` where it is not known which part of a
    /// line is a comment: it is beside a shortcode.
    pub(crate) fn take(&mut self, most: u32) -> Option<String> {
        let (mut lines, mut is_known) = (String::new(), true);
        for _ in 0..most {
            let (Some(written), Some(expanded)) = (self.written.next(), self.expanded.next()) else { break };
            match self.without_comments(written, expanded) {
                Shown::Whole => push_line(&mut lines, written),
                Shown::Part(part) if part.trim().is_empty() => {}
                Shown::Part(part) => push_line(&mut lines, part.trim_end()),
                Shown::Unknown => is_known = false,
            }
        }
        lines.truncate(lines.trim_end().len());
        is_known.then_some(lines)
    }

    fn without_comments(&mut self, written: &str, expanded: &str) -> Shown {
        let line = self.at..self.at + expanded.len();
        self.at = line.end + 1;
        let (mut part, mut from) = (String::new(), line.start);
        let mut is_whole = true;
        while let Some(comment) = self.comments.peek().filter(|comment| comment.start < line.end) {
            is_whole = false;
            part.push_str(&expanded[from - line.start..comment.start.max(from) - line.start]);
            from = comment.end.min(line.end);
            if comment.end > line.end {
                break;
            }
            self.comments.next();
        }
        if is_whole {
            return Shown::Whole;
        }
        part.push_str(&expanded[from - line.start..]);
        if written == expanded || part.trim().is_empty() { Shown::Part(part) } else { Shown::Unknown }
    }
}

/// What a reader is shown of a line.
enum Shown {
    Whole,
    Part(String),
    Unknown,
}

/// Adds a line; a blank one only after another.
fn push_line(lines: &mut String, line: &str) {
    if lines.is_empty() {
        if line.trim().is_empty() {
            return;
        }
    } else {
        lines.push('\n');
    }
    lines.push_str(line);
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::super::comments::Comments;
    use super::WrittenLines;

    #[test]
    fn lines_come_as_they_are_written() {
        let written = "\n\n  a\n\n{{< b >}}\n\n## c\n\n";
        let mut lines = WrittenLines::new(written, "\n\n  a\n\nB\n\n## c\n\n", Vec::new());
        assert_eq!(lines.take(6).as_deref(), Some("  a\n\n{{< b >}}"));
        assert_eq!(lines.take(u32::MAX).as_deref(), Some("## c"));
        assert_eq!(lines.take(1).as_deref(), Some(""));
    }

    fn comments(page: &str) -> Vec<Range<usize>> {
        let mut comments = Comments::default();
        comments.read(page, 0);
        comments.finish()
    }

    #[test]
    fn comments_are_left_out() {
        let page = "a <!-- b --> c\n<!--\nd\n--> e\nf <!-- g -->\n<!-- h -->\ni";
        let mut lines = WrittenLines::new(page, page, comments(page));
        assert_eq!(lines.take(u32::MAX).as_deref(), Some("a  c\n e\nf\ni"));
    }

    #[test]
    fn a_comment_beside_a_shortcode_is_not_guessed() {
        let (written, expanded) = ("{{< b >}} <!-- x -->\nc", "B <!-- x -->\nc");
        let mut lines = WrittenLines::new(written, expanded, comments(expanded));
        assert_eq!(lines.take(1), None);
        assert_eq!(lines.take(1).as_deref(), Some("c"));
    }
}
