//! How long answers may be.

/// How long answers may be, in bytes. The text of an answer and its `structuredContent` each keep to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budgets {
    /// Of a search, and of a list of pages.
    pub(crate) search: usize,
    /// Of a section or a page that is read.
    pub(crate) fetch: usize,
}

impl Budgets {
    /// What is read has as many bytes at most where nobody says otherwise.
    pub const USUAL: usize = 16_000;

    /// What is read has `bytes` at most, and what is listed three eighths of that.
    pub fn new(bytes: usize) -> Self {
        Self { search: bytes / 8 * 3, fetch: bytes }
    }
}

/// 16 KB for what is read, 6 KB for what is listed.
impl Default for Budgets {
    fn default() -> Self {
        Self::new(Self::USUAL)
    }
}
