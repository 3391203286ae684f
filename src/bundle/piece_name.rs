//! The names of pieces.

use std::fmt;

use xxhash_rust::xxh3::xxh3_64;

/// The name of a piece: XXH3 (64 bits) of its bytes. So a piece never changes, and bytes are known to be the right ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PieceName(pub(crate) u64);

impl PieceName {
    /// The name of a piece that has these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(xxh3_64(bytes))
    }

    /// Reads a name as it is displayed; `None` for any other text.
    pub fn parse(name: &str) -> Option<Self> {
        let is_name = name.len() == 16 && name.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        is_name.then(|| u64::from_str_radix(name, 16).ok().map(Self))?
    }
}

impl fmt::Display for PieceName {
    /// Sixteen hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
