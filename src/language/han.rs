//! Ideographs with more than one form.

use std::sync::LazyLock;

use super::Script;

/// Traditional and Japanese forms, and the simplified one of the same ideograph, in the order of the former.
/// `SOURCES.md` says where from.
///
/// An engine that is built with `spaced_scripts` has none: there is no ideograph in what it searches.
static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let row = |line: &str| {
        let (form, simplified) = line.split_once('\t')?;
        Some((form.chars().next()?, simplified.chars().next()?))
    };
    let table = if cfg!(spaced_scripts) { "" } else { include_str!("han.tsv") };
    let mut rows: Vec<_> = table.lines().filter_map(row).collect();
    rows.sort_unstable();
    rows
});

/// Appends `word` with every ideograph in its simplified form, which traditional Chinese, simplified Chinese and
/// Japanese share as far as there is one.
pub(crate) fn simplify(word: &str, out: &mut String) {
    out.extend(word.chars().map(|c| if is_han(c) { simplified(c) } else { c }));
}

fn simplified(c: char) -> char {
    let found = SIMPLIFIED.binary_search_by_key(&c, |&(form, _)| form);
    found.map_or(c, |at| SIMPLIFIED[at].1)
}

/// Whether `c` is an ideograph.
pub(crate) fn is_han(c: char) -> bool {
    Script::of(c) == Some(Script::Han)
}
