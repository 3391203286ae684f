//! Comments in the HTML of a page: notes of its author, which no reader is shown.

use std::ops::Range;

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// Finds the comments of a page in the pieces of HTML of the page, which are given in order.
#[derive(Debug, Default)]
pub(crate) struct Comments {
    found: Vec<Range<usize>>,
    /// Whether the last of them goes on.
    is_open: bool,
}

impl Comments {
    /// Looks at a piece of HTML that is at byte `at` of the page.
    pub(crate) fn read(&mut self, html: &str, at: usize) {
        let mut rest = 0;
        loop {
            if !self.is_open {
                let Some(begins) = html[rest..].find(OPEN) else { return };
                let begins = rest + begins;
                // `<!-->` and `<!--->` are whole comments, so the end may share hyphens with the beginning.
                rest = begins + 2;
                self.found.push(at + begins..at + begins);
                self.is_open = true;
            }
            let ends = html[rest..].find(CLOSE).map(|ends| rest + ends + CLOSE.len());
            if let Some(comment) = self.found.last_mut() {
                comment.end = at + ends.unwrap_or(html.len());
            }
            self.is_open = ends.is_none();
            rest = match ends {
                Some(ends) => ends,
                None => return,
            };
        }
    }

    /// Notes that a block of HTML ends: no comment goes on after it.
    pub(crate) fn end_block(&mut self) {
        self.is_open = false;
    }

    /// Ranges of bytes of the comments, in order, without overlaps.
    pub(crate) fn finish(self) -> Vec<Range<usize>> {
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::Comments;

    #[test]
    fn comments_are_found_whole() {
        for (pieces, without) in [
            (&["a <!-- b --> c <!-- d -->"][..], "a  c "),
            (&["<!---->a<!--->b<!-->c"], "abc"),
            (&["<p><!-- a\n", "b\n", "c --> d"], "<p> d"),
            (&["<!-- never ends"], ""),
        ] {
            let mut comments = Comments::default();
            let mut page = String::new();
            for piece in pieces {
                comments.read(piece, page.len());
                page.push_str(piece);
            }
            for comment in comments.finish().into_iter().rev() {
                page.replace_range(comment, "");
            }
            assert_eq!(page, without, "{pieces:?}");
        }
    }
}
