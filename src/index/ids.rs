//! Ids of sections that are taken.

use foldhash::HashSet;
use xxhash_rust::xxh3::xxh3_128;

/// The ids of all sections so far, as numbers of 128 bits: millions of documents need no millions of strings. Two of a
/// billion ids have the same number once in a billion billion builds.
#[derive(Debug, Default)]
pub(crate) struct Ids(HashSet<u128>);

/// The number of an id: XXH3 (128 bits).
pub(crate) fn id_number(id: &str) -> u128 {
    xxh3_128(id.as_bytes())
}

impl Ids {
    /// Takes the id with this `number`; `false` if it is taken already.
    pub(crate) fn take(&mut self, number: u128) -> bool {
        self.0.insert(number)
    }
}
