//! The word lists and tables that the analysis of text depends on.

use super::{LANGUAGES, LexiconTable};

/// Tables that belong to no language alone.
const SHARED: [(&str, &str); 2] =
    [("han.tsv", include_str!("han.tsv")), ("iso639.tsv", include_str!("iso639.tsv"))];

/// The golden table of the languages that have only a stemmer here: code, tab, text, tab, the forms of its words.
pub static STEMMER_GOLDEN: &str = include_str!("stemmer_only.tsv");

/// Every word list and table that comes with this crate, golden tables aside: its path below the crate's folder and its
/// text, in the order of the paths. Terms of an index and the answers to a query depend on each of them.
pub fn tables() -> Vec<(&'static str, &'static str)> {
    let of_folders = LANGUAGES.iter().flat_map(|language| language.lexicons());
    let mut tables: Vec<_> = SHARED.iter().chain(of_folders).copied().collect();
    tables.sort_unstable();
    tables
}

/// The tables of all languages that only questions look words up in.
pub fn lexicon_tables() -> impl Iterator<Item = LexiconTable> {
    LANGUAGES.iter().flat_map(|language| language.lexicon_tables()).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::tables;
    use crate::GOLDEN;

    /// Bytes of all tables in a folder, at most: every copy of the program has them.
    const MOST: [(&str, usize); 6] =
        [("en", 500_000), ("vi", 1_300_000), ("ja", 5_000), ("ko", 5_000), ("zh", 5_000), ("", 40_000)];

    #[test]
    fn no_language_grows_unnoticed() {
        let folder =
            |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
        let mut bytes = std::collections::BTreeMap::<String, usize>::new();
        for (path, text) in tables() {
            *bytes.entry(folder(path)).or_default() += text.len();
        }
        for (folder, bytes) in bytes {
            let most = MOST.iter().find(|(of, _)| *of == folder).map(|(_, most)| *most);
            assert!(most.is_some_and(|most| bytes <= most), "{folder:?}: {bytes} bytes of {most:?}");
        }
    }

    #[test]
    fn every_table_of_the_languages_counts() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let files =
            walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry").into_path());
        let found = files.filter(|path| path.extension().is_some_and(|e| e == "tsv" || e == "txt"));
        let below = found.map(|path| path.strip_prefix(folder).expect("below").display().to_string());
        let golden = GOLDEN.iter().map(|(code, _)| format!("{code}/golden.tsv"));
        let known = tables().into_iter().map(|(path, _)| path.to_owned()).chain(golden);
        let known = known.chain(["stemmer_only.tsv".to_owned()]);
        assert_eq!(known.collect::<BTreeSet<_>>(), below.collect::<BTreeSet<_>>());
    }
}
