//! How the memory of a build is shared out.

/// Bytes of memory that a build tries to stay within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory(pub u64);

impl Memory {
    /// Bytes of postings that Tantivy holds before it writes a segment, at least 15 MB and at most 4 GB. The fewer
    /// segments there are, the less there is to merge.
    pub fn postings(self) -> usize {
        usize::try_from(self.0 / 2).unwrap_or(usize::MAX).clamp(15_000_000, 4_000_000_000)
    }

    /// Bytes of files, as they are on the disk, that are read and analysed at one time. Their documents take several
    /// times that.
    pub fn batch(self) -> u64 {
        self.0 / 128
    }

    /// Bytes of changed files, as they are on the disk, that are held until the next unchanged page.
    pub fn held(self) -> u64 {
        self.0 / 32
    }

    /// Bytes of documents that may wait for Tantivy.
    pub fn waiting(self) -> u64 {
        self.0 / 16
    }
}
