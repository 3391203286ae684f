//! Facts kept in a text file: sorted lines of tab-separated columns, looked up without a load step.

/// A sorted table that is part of the program. The first column is the key; a key may have several rows.
#[derive(Debug, Clone, Copy)]
pub struct Table(&'static str);

impl Table {
    /// A table whose lines are sorted by the bytes of their first column.
    pub const fn new(sorted: &'static str) -> Self {
        Self(sorted)
    }

    /// The rows of `key`, in the order of the file, without the key.
    pub fn rows(self, key: &str) -> impl Iterator<Item = &'static str> {
        let key = key.to_owned();
        let from = self.lower_bound(&key);
        self.0[from..]
            .lines()
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
            .take_while(move |(found, _)| *found == key)
            .map(|(_, row)| row)
    }

    /// Whether there is a row of `key`.
    pub fn contains(self, key: &str) -> bool {
        self.rows(key).next().is_some()
    }

    /// Byte offset of the first line whose key is not less than `key`.
    fn lower_bound(self, key: &str) -> usize {
        let text = self.0;
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let middle = low + (high - low) / 2;
            // The line that `middle` stands in: lines are short, so this costs little more than one comparison.
            let start =
                text.as_bytes()[low..middle].iter().rposition(|&b| b == b'\n').map_or(low, |at| low + at + 1);
            let end =
                text.as_bytes()[middle..high].iter().position(|&b| b == b'\n').map_or(high, |at| middle + at);
            let line = &text[start..end];
            if line.split('\t').next().unwrap_or(line) < key {
                low = (end + 1).min(high);
            } else {
                high = start;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn every_row_is_found_by_its_key() {
        let text = "a\t1\na b\t2\na b\t3\nab\t4\nb\n";
        let table = Table::new(text);
        assert_eq!(table.rows("a").collect::<Vec<_>>(), ["1"]);
        assert_eq!(table.rows("a b").collect::<Vec<_>>(), ["2", "3"]);
        assert_eq!(table.rows("ab").collect::<Vec<_>>(), ["4"]);
        assert!(table.contains("b") && !table.contains("c") && !table.contains(""));
        assert!(Table::new("").rows("x").next().is_none());
    }
}
