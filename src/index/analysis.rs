//! Which analysis cut an index's text into terms: an index that another one wrote answers worse, silently.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use super::seal::hex;
use crate::language;

/// The word lists and tables that the languages come with, by their paths.
const LEXICONS: [(&str, &str); 8] = [
    ("en/function_words.txt", include_str!("../language/en/function_words.txt")),
    ("en/vi.tsv", include_str!("../language/en/vi.tsv")),
    ("iso639.tsv", include_str!("../language/iso639.tsv")),
    ("vi/en.tsv", include_str!("../language/vi/en.tsv")),
    ("vi/function_words.txt", include_str!("../language/vi/function_words.txt")),
    ("vi/looks_english.tsv", include_str!("../language/vi/looks_english.tsv")),
    ("vi/syllables.tsv", include_str!("../language/vi/syllables.tsv")),
    ("vi/words.tsv", include_str!("../language/vi/words.tsv")),
];

/// Texts with whatever is hard to cut, as the tests of the languages have them.
const GOLDEN: [(&str, &str); 2] = [
    ("en/golden.tsv", include_str!("../language/en/golden.tsv")),
    ("vi/golden.tsv", include_str!("../language/vi/golden.tsv")),
];

/// Digests of what turns text into terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// Of the terms that the languages' golden texts become: another one if the analyzers cut or spell them otherwise.
    pub analyzer: String,
    /// Of the word lists that come with timra.
    pub lexicons: String,
}

impl Analysis {
    /// The analysis of this version.
    pub fn current() -> &'static Self {
        static CURRENT: OnceLock<Analysis> = OnceLock::new();
        CURRENT.get_or_init(|| Self { analyzer: analyzer(), lexicons: lexicons() })
    }
}

fn analyzer() -> String {
    let mut hash = Xxh3::new();
    let texts = GOLDEN.iter().flat_map(|(_, table)| table.lines()).filter(|line| !line.starts_with('#'));
    for text in texts.filter_map(|line| line.split('\t').next()) {
        for token in language::analyze(text) {
            hash.update(token.key.as_str().as_bytes());
            hash.update(&token.position.to_le_bytes());
        }
        hash.update(b"\n");
    }
    hex(hash.digest128())
}

fn lexicons() -> String {
    let mut hash = Xxh3::new();
    for (_, text) in LEXICONS {
        hash.update(&(text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    hex(hash.digest128())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::{GOLDEN, LEXICONS};

    #[test]
    fn every_table_of_the_languages_counts() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language");
        let files =
            walkdir::WalkDir::new(&folder).into_iter().map(|entry| entry.expect("an entry").into_path());
        let tables = files.filter(|path| path.extension().is_some_and(|e| e == "tsv" || e == "txt"));
        let below = tables.map(|path| path.strip_prefix(&folder).expect("below").display().to_string());
        let known = LEXICONS.iter().chain(&GOLDEN).map(|(path, _)| (*path).to_owned());
        assert_eq!(known.collect::<BTreeSet<_>>(), below.collect::<BTreeSet<_>>());
    }
}
