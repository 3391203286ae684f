//! What most have.

use std::collections::BTreeMap;

/// What most have; of several the first.
pub(crate) fn most(counts: &BTreeMap<String, usize>) -> Option<String> {
    let most = counts.values().max()?;
    counts.iter().find(|(_, count)| *count == most).map(|(of, _)| of.clone())
}
