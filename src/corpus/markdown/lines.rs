//! Tells lines from offsets.

/// Number of line ends in `text`.
pub(crate) fn line_ends(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// Tells lines from byte offsets, as long as the offsets only grow.
#[derive(Debug)]
pub(crate) struct LineCounter<'s> {
    source: &'s [u8],
    at: usize,
    line: u32,
}

impl<'s> LineCounter<'s> {
    /// The lines of `source`, which begins on `first_line` of its file.
    pub(crate) fn new(source: &'s str, first_line: u32) -> Self {
        LineCounter { source: source.as_bytes(), at: 0, line: first_line }
    }

    /// The 1-based line of the file that byte `offset` of the source lies on.
    pub(crate) fn line_of(&mut self, offset: usize) -> u32 {
        // An element may begin before something already passed, on the same line or a few above: the line
        // counted so far serves.
        if let Some(passed) = self.source.get(self.at..offset) {
            let lines = passed.iter().filter(|b| **b == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.at = offset;
        }
        self.line
    }
}
