//! The places in a file that offsets into its expanded body stand for.

/// Tells lines and columns of the file from offsets into its expanded body.
pub struct Places<'s> {
    expanded: &'s str,
    /// Where each line begins, in the expanded body.
    starts: Vec<usize>,
    /// The lines as they stand in the file.
    written: Vec<&'s str>,
    first_line: u32,
}

impl<'s> Places<'s> {
    /// For a body that begins on `first_line` of its file, as it stands there and with its shortcodes expanded.
    pub fn new(expanded: &'s str, body: &'s str, first_line: u32) -> Self {
        let ends = expanded.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Places { expanded, starts, written: body.split('\n').collect(), first_line }
    }

    /// Whether an address on this line is as it stands in the file, and not what a shortcode left of it.
    pub fn is_written(&self, line: u32, address: &str) -> bool {
        let at = line.saturating_sub(self.first_line) as usize;
        let expanded = self.starts.get(at).and_then(|start| self.expanded[*start..].split('\n').next());
        let written = self.written.get(at).copied();
        written == expanded
            || written.is_some_and(|written| match address {
                "" => written.contains("]()") || written.contains("=\"\""),
                address => written.contains(address),
            })
    }

    /// Line of the file and column in characters of an offset into the expanded body. The column is known only where
    /// the line is the same in both.
    pub fn of(&self, offset: usize) -> (u32, Option<u32>) {
        let at = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts[at];
        let line = self.expanded[start..].split('\n').next().unwrap_or_default();
        let same = self.written.get(at) == Some(&line);
        let before = self.expanded.get(start..offset).filter(|_| same);
        let column = before.and_then(|before| u32::try_from(before.chars().count() + 1).ok());
        (self.first_line.saturating_add(u32::try_from(at).unwrap_or(u32::MAX)), column)
    }
}
