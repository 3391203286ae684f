//! The places in a file that offsets into its expanded body stand for.

/// Lines longer than this many bytes are not searched: a page in one line would be, once for every link in it.
const LONGEST_LINE: usize = 64 << 10;

/// Tells lines and columns of a file from byte offsets into its body, in which shortcodes were expanded.
pub(crate) struct SourcePositions<'s> {
    /// Of each line: where it begins in the expanded body, and how it is there and in the file.
    lines: Vec<(usize, &'s str, &'s str)>,
    first_line: u32,
}

impl<'s> SourcePositions<'s> {
    /// The places of a body that begins on `first_line` of its file: `body` is the text of the file, `expanded` the
    /// same with its shortcodes expanded.
    pub(crate) fn new(expanded: &'s str, body: &'s str, first_line: u32) -> Self {
        let start = |line: &str| line.as_ptr() as usize - expanded.as_ptr() as usize;
        let lines = expanded.split('\n').zip(body.split('\n'));
        SourcePositions {
            lines: lines.map(|(shown, written)| (start(shown), shown, written)).collect(),
            first_line,
        }
    }

    /// Line of the file, and column in characters, of an offset into the expanded body. The column is known only
    /// where expanding changed nothing on that line.
    pub(crate) fn of(&self, offset: usize) -> (u32, Option<u32>) {
        let at = self.lines.partition_point(|(start, ..)| *start <= offset).saturating_sub(1);
        let line = self.first_line.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        let column = self.lines.get(at).and_then(|(start, shown, written)| {
            let before = shown.get(..offset - start).filter(|before| before.len() <= LONGEST_LINE)?;
            // Equal up to here is equal enough.
            written.starts_with(before).then(|| u32::try_from(before.chars().count() + 1).ok())?
        });
        (line, column)
    }

    /// Whether `address` is on this line of the file, and was not made by a shortcode.
    pub(crate) fn is_written(&self, line: u32, address: &str) -> bool {
        let at = line.saturating_sub(self.first_line) as usize;
        self.lines.get(at).is_some_and(|(_, shown, written)| {
            // A line of the same length was not expanded.
            shown.len() == written.len()
                || !address.is_empty() && written.len() <= LONGEST_LINE && written.contains(address)
        })
    }
}
