//! Tables that only questions look words up in.

use std::borrow::Cow;
use std::rc::Rc;

use super::row_source::rows_apart;
use super::table::row_of;

/// A table that questions look words up in and the analysis of text does not need. Its rows are part of the program, or come
/// in parts from a [`RowSource`](super::RowSource): together the tables are larger than all else that answers a question, and
/// a question needs a few rows of them.
#[derive(Debug, Clone, Copy)]
pub struct LexiconTable {
    name: &'static str,
    sorted: &'static str,
}

/// A row of a [`LexiconTable`].
#[derive(Debug, Clone)]
pub(crate) enum Row {
    /// The row is part of the program.
    Embedded(&'static str),
    /// The row is in a part of the table that came.
    Apart { rows: Rc<str>, start: usize, end: usize },
}

impl LexiconTable {
    /// A table of this name, whose lines are sorted by the bytes of their first column. A program that is built with
    /// the condition `lexicons_apart` does not have the lines in it.
    pub(crate) const fn new(name: &'static str, sorted: &'static str) -> Self {
        Self { name, sorted: if cfg!(lexicons_apart) { "" } else { sorted } }
    }

    /// The path of the table below the folder of this crate.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The lines of the table; none in a program that does not have them in it.
    pub fn lines(self) -> impl Iterator<Item = &'static str> {
        self.sorted.lines()
    }

    /// The columns after `key`; none if the table has no such row.
    pub(crate) fn columns(self, key: &str) -> impl Iterator<Item = Cow<'static, str>> {
        let (embedded, apart) = match self.row(key) {
            Some(Row::Embedded(row)) => (Some(row), None),
            Some(row) => (None, Some(row)),
            None => (None, None),
        };
        let owned = |row: Row| row.columns().map(|column| Cow::Owned(column.to_owned())).collect::<Vec<_>>();
        let embedded = embedded.into_iter().flat_map(|row| row.split('\t').skip(1).map(Cow::Borrowed));
        embedded.chain(apart.into_iter().flat_map(owned))
    }

    /// Whether the table has a row with this key.
    pub(crate) fn contains(self, key: &str) -> bool {
        self.row(key).is_some()
    }

    /// The row with this key.
    pub(crate) fn row(self, key: &str) -> Option<Row> {
        let Some(rows) = rows_apart(self.name, key) else {
            return row_of(self.sorted, key).map(|range| Row::Embedded(&self.sorted[range]));
        };
        let rows = rows?;
        let range = row_of(&rows, key)?;
        Some(Row::Apart { start: range.start, end: range.end, rows })
    }
}

impl Row {
    /// The columns after the key.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &str> {
        let row = match self {
            Self::Embedded(row) => row,
            Self::Apart { rows, start, end } => &rows[*start..*end],
        };
        row.split('\t').skip(1)
    }
}

/// The words and the number that a column has, with a space before the number.
pub(crate) fn counted(column: Cow<'static, str>) -> Option<(Cow<'static, str>, u32)> {
    let (words, number) = column.rsplit_once(' ')?;
    let (length, number) = (words.len(), number.parse().ok()?);
    let words = match column {
        Cow::Borrowed(column) => Cow::Borrowed(&column[..length]),
        Cow::Owned(mut column) => {
            column.truncate(length);
            Cow::Owned(column)
        }
    };
    Some((words, number))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::LexiconTable;
    use crate::{RowSource, with_rows};

    /// One part of one table.
    struct OnePart(&'static str, RefCell<Vec<String>>);

    impl RowSource for OnePart {
        fn rows(&self, table: &str, key: &str) -> Option<Rc<str>> {
            self.1.borrow_mut().push(format!("{table} {key}"));
            (!self.0.is_empty()).then(|| self.0.into())
        }
    }

    #[test]
    fn rows_are_those_of_the_source_while_there_is_one() {
        let table = LexiconTable::new("xx/words.tsv", "a\t1\nb\t2\t3\n");
        let columns = |key| table.columns(key).collect::<Vec<_>>();
        assert_eq!((columns("b"), columns("c")), (vec!["2".into(), "3".into()], vec![]));
        let part = Rc::new(OnePart("b\t4 5\t6\nc\t7\n", RefCell::default()));
        with_rows(part.clone(), || {
            assert_eq!(
                (columns("a"), columns("b"), columns("c")),
                (vec![], vec!["4 5".into(), "6".into()], vec!["7".into()])
            );
            with_rows(Rc::new(OnePart("", RefCell::default())), || assert!(!table.contains("b")));
            assert!(table.contains("c"));
        });
        assert_eq!(*part.1.borrow(), ["a", "b", "c", "c"].map(|key| format!("xx/words.tsv {key}")));
        assert!(table.contains("a"));
    }
}
