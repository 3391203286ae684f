//! Facts kept in a text file: sorted lines of tab-separated columns, looked up without a load step.

use std::ops::Range;

/// A table of text that is part of the program. Its lines are sorted by the bytes of their first column, which is
/// the key; the other columns hold what is known of the key.
#[derive(Debug, Clone, Copy)]
pub struct Table(&'static str);

impl Table {
    /// A table whose lines are sorted by the bytes of their first column.
    pub const fn new(sorted: &'static str) -> Self {
        Self(sorted)
    }

    /// The columns after `key`; none if the table has no such row.
    pub fn columns(self, key: &str) -> impl Iterator<Item = &'static str> {
        self.row(key).into_iter().flat_map(|row| row.split('\t').skip(1))
    }

    /// Whether the table has a row with this key.
    pub fn contains(self, key: &str) -> bool {
        self.row(key).is_some()
    }

    fn row(self, key: &str) -> Option<&'static str> {
        row_of(self.0, key).map(|range| &self.0[range])
    }
}

/// Where the line with this key is in lines that are sorted by the bytes of their first column.
pub(crate) fn row_of(sorted: &str, key: &str) -> Option<Range<usize>> {
    let start = lower_bound(sorted, key);
    let row = sorted[start..].lines().next()?;
    let is_it = row.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('\t'));
    is_it.then_some(start..start + row.len())
}

/// Byte offset of the first line whose key is not less than `key`.
fn lower_bound(sorted: &str, key: &str) -> usize {
    let (mut low, mut high) = (0, sorted.len());
    while low < high {
        let middle = sorted.floor_char_boundary(low + (high - low) / 2);
        // The line that `middle` is in. Some lines are long, and ends are found several bytes at a time.
        let start = sorted[low..middle].rfind('\n').map_or(low, |at| low + at + 1);
        if is_less(&sorted.as_bytes()[start..], key.as_bytes()) {
            low = sorted[middle..high].find('\n').map_or(high, |at| middle + at + 1);
        } else {
            high = start;
        }
    }
    low
}

/// Whether the key that `line` begins with is less than `key`.
fn is_less(line: &[u8], key: &[u8]) -> bool {
    let ends = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'\t' | b'\n'));
    for (at, byte) in key.iter().enumerate() {
        match line.get(at) {
            // It ends where `key` goes on.
            found if ends(found) => return true,
            Some(found) if found != byte => return found < byte,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn every_row_is_found_by_its_key() {
        let table = Table::new("a\t1\na b\t2\t3\nab\t4\nb\n");
        let columns = |key| table.columns(key).collect::<Vec<_>>();
        assert_eq!((columns("a"), columns("a b"), columns("ab")), (vec!["1"], vec!["2", "3"], vec!["4"]));
        assert!(table.contains("b") && columns("b").is_empty());
        assert!(!table.contains("c") && !table.contains("") && columns("c").is_empty());
        assert!(!Table::new("").contains("") && !Table::new("").contains("x"));
    }
}
