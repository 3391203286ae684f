//! How the memory of a build is shared out.

/// Bytes that a build means to stay within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory(pub u64);

impl Memory {
    /// Bytes of postings that Tantivy holds before it writes a segment: the fewer segments, the less there is to merge. It
    /// takes no less than 15 MB and no more than 4 GB.
    pub fn postings(self) -> usize {
        usize::try_from(self.0 / 2).unwrap_or(usize::MAX).clamp(15_000_000, 4_000_000_000)
    }

    /// Bytes of files that are read and analysed at one time, as they are on disk: their documents take several times
    /// that.
    pub fn batch(self) -> u64 {
        self.0 / 128
    }

    /// Bytes of changed files, as they are on disk, that are held until the next page that stays.
    pub fn held(self) -> u64 {
        self.0 / 32
    }

    /// Bytes of documents that wait for Tantivy to take them.
    pub fn waiting(self) -> u64 {
        self.0 / 16
    }
}
