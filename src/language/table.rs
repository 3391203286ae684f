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
        let text = self.0.as_bytes();
        let is_end = |byte: &u8| *byte == b'\n';
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let middle = low + (high - low) / 2;
            // The line that `middle` stands in: lines are short, so this costs little more than one comparison.
            let start = text[low..middle].iter().rposition(is_end).map_or(low, |at| low + at + 1);
            if is_less(&text[start..], key.as_bytes()) {
                low = text[middle..high].iter().position(is_end).map_or(high, |at| middle + at + 1);
            } else {
                high = start;
            }
        }
        low
    }
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
        let text = "a\t1\na b\t2\na b\t3\nab\t4\nb\n";
        let table = Table::new(text);
        assert_eq!(table.rows("a").collect::<Vec<_>>(), ["1"]);
        assert_eq!(table.rows("a b").collect::<Vec<_>>(), ["2", "3"]);
        assert_eq!(table.rows("ab").collect::<Vec<_>>(), ["4"]);
        assert!(table.contains("b") && !table.contains("c") && !table.contains(""));
        assert!(Table::new("").rows("x").next().is_none());
    }
}
