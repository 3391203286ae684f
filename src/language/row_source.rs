//! Where the rows of lexicons come from when they are not part of the program.

use std::cell::RefCell;
use std::rc::Rc;

use super::fold;

/// Where the rows of [`LexiconTable`](super::LexiconTable)s come from when they are not part of the program.
pub trait RowSource {
    /// Lines of the table of this name, sorted by the bytes of their first column, among which the one with this key is if
    /// the table has it. `None` if they are not there yet: then the table seems to have no such row.
    ///
    /// Rows whose keys are in one [`lexicon_group`] are best kept together.
    fn rows(&self, table: &str, key: &str) -> Option<Rc<str>>;
}

thread_local! {
    static SOURCE: RefCell<Option<Rc<dyn RowSource>>> = const { RefCell::new(None) };
}

/// Runs what looks words up in the rows of `source` instead of those in the program.
pub fn with_rows<T>(source: Rc<dyn RowSource>, run: impl FnOnce() -> T) -> T {
    /// Puts back the source that was there, whatever happens meanwhile.
    struct SourceBefore(Option<Rc<dyn RowSource>>);
    impl Drop for SourceBefore {
        fn drop(&mut self) {
            SOURCE.replace(self.0.take());
        }
    }
    let _before = SourceBefore(SOURCE.replace(Some(source)));
    run()
}

/// The rows of the source in force among which a key would be; `None` if there is no source in force.
pub(crate) fn rows_apart(table: &str, key: &str) -> Option<Option<Rc<str>>> {
    SOURCE.with_borrow(|source| source.as_ref().map(|source| source.rows(table, key)))
}

/// What the keys have in common whose rows one question is likely to need: the first word without its marks.
pub fn lexicon_group(key: &str) -> String {
    fold(key.split(' ').next().unwrap_or_default())
}
