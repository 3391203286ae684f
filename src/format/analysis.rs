//! The analysis that cut the text of an index into terms. An index of another analysis would give worse answers without
//! a sign.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use serde::{Deserialize, Serialize};
use timra_language::{
    self as language, GOLDEN, STEMMER_GOLDEN, StemmerOnly, catch_all, dictionary, primary_subtag, tables,
};
use xxhash_rust::xxh3::Xxh3;

use super::Mismatch;
use super::seal::hex;

/// Under which the stemmers of languages without a folder of their own are listed.
const STEMMERS: &str = "general";

/// Digests of everything that turns text into terms. An index is searched only with the analysis that it was built
/// with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// For each language, XXH3 (128 bits, hexadecimal) of the terms that the texts of its golden table become: the
    /// digest changes if the analyzer cuts or spells words in another way. All languages that have only a stemmer
    /// share one entry, `general`.
    pub analyzers: BTreeMap<String, String>,
    /// For each language whose words a dictionary cuts, the digest of that dictionary; no entry for languages that
    /// timra cuts by itself.
    pub dictionaries: BTreeMap<String, String>,
    /// XXH3 (128 bits, hexadecimal) of all word lists that come with timra.
    pub lexicons: String,
}

impl Analysis {
    /// The analysis of this version, with the dictionaries in force.
    pub fn current() -> &'static Self {
        static CURRENT: OnceLock<Analysis> = OnceLock::new();
        CURRENT.get_or_init(|| Self::of(GOLDEN.iter().map(|(code, _)| *code).chain([STEMMERS])))
    }

    /// The analysis of this version as far as an index with sections in `languages` depends on it; digests of other
    /// languages are left out, and not computed.
    pub fn current_for<'l>(languages: impl Iterator<Item = &'l str>) -> Self {
        Self::of(analyzers_of(languages).iter().map(String::as_str))
    }

    fn of<'c>(codes: impl Iterator<Item = &'c str>) -> Self {
        static LEXICONS: LazyLock<String> = LazyLock::new(lexicons);
        let analyzers = codes.filter_map(|code| Some((code.to_owned(), analyzer(code)?))).collect();
        Self { analyzers, dictionaries: dictionary::digests(), lexicons: LEXICONS.clone() }
    }

    /// Why an index that was built with this analysis, and has sections in `languages`, cannot be searched with the
    /// analysis `now`; `None` if it can.
    pub fn mismatch<'l>(&self, now: &Self, languages: impl Iterator<Item = &'l str>) -> Option<Mismatch> {
        for code in self.dictionaries.keys().chain(now.dictionaries.keys()) {
            let mismatch = match (self.dictionaries.get(code), now.dictionaries.get(code)) {
                (Some(then), Some(now)) if then == now => continue,
                (Some(_), Some(_)) => Mismatch::OtherDictionary,
                (Some(_), None) => Mismatch::NoDictionary,
                (None, _) => Mismatch::NewDictionary,
            };
            return Some(mismatch(code.clone()));
        }
        analyzers_of(languages)
            .into_iter()
            .find(|code| self.analyzers.get(code) != now.analyzers.get(code))
            .map(Mismatch::OtherAnalyzer)
    }
}

/// The analyzers that sections in `languages` meet.
fn analyzers_of<'l>(languages: impl Iterator<Item = &'l str>) -> BTreeSet<String> {
    let name = |tag: &str| {
        let code = primary_subtag(tag);
        let is_stemmed = StemmerOnly::of(&code).is_some();
        if is_stemmed { STEMMERS.to_owned() } else { code }
    };
    // Any text may have words of it.
    languages.map(name).chain([catch_all().code().to_owned()]).collect()
}

/// The digest of an analyzer; `None` if there is no such.
fn analyzer(code: &str) -> Option<String> {
    static DIGESTS: LazyLock<BTreeMap<&str, OnceLock<String>>> = LazyLock::new(|| {
        let codes = GOLDEN.iter().map(|(code, _)| *code).chain([STEMMERS]);
        codes.map(|code| (code, OnceLock::new())).collect()
    });
    let golden = GOLDEN.iter().find(|(of, _)| *of == code).map(|(_, table)| *table);
    let digest = || golden.map_or_else(stemmers, of_golden);
    Some(DIGESTS.get(code)?.get_or_init(digest).clone())
}

fn of_golden(golden: &str) -> String {
    let mut hash = Xxh3::new();
    let texts = golden.lines().filter(|line| !line.starts_with('#'));
    for text in texts.filter_map(|line| line.split('\t').next()) {
        for token in language::analyze(text) {
            hash.update(token.key.as_str().as_bytes());
            hash.update(&token.position.to_le_bytes());
            hash.update(&[token.joining as u8]);
        }
        hash.update(b"\n");
    }
    hex(hash.digest128())
}

fn stemmers() -> String {
    let mut hash = Xxh3::new();
    let rows = STEMMER_GOLDEN.lines().filter(|line| !line.starts_with('#'));
    for (code, text) in rows.filter_map(|row| row.split_once('\t')) {
        for token in language::analyze_in(StemmerOnly::of(code), text.split('\t').next().unwrap_or_default())
        {
            hash.update(token.key.as_str().as_bytes());
            hash.update(&[token.joining as u8]);
        }
    }
    hex(hash.digest128())
}

fn lexicons() -> String {
    let mut hash = Xxh3::new();
    for (_, text) in tables() {
        hash.update(&(text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    hex(hash.digest128())
}

#[cfg(test)]
mod tests {
    use super::{Analysis, Mismatch};

    #[test]
    fn an_index_is_searched_only_as_it_was_built() {
        let now = Analysis::current();
        assert_eq!(
            now.mismatch(&Analysis::current_for(["vi", "ja"].into_iter()), ["vi", "ja"].into_iter()),
            None
        );
        let between = |then: &Analysis, now: &Analysis, languages: &[&str]| {
            then.mismatch(now, languages.iter().copied())
        };
        assert_eq!(between(now, now, &["ja", "fr", "th", "und"]), None);

        let mut with_dictionary = now.clone();
        with_dictionary.dictionaries.insert("ja".into(), "one".into());
        let mut with_another = now.clone();
        with_another.dictionaries.insert("ja".into(), "another".into());
        let ja = || "ja".to_owned();
        // Any page may quote, so it does not matter which languages the index has.
        assert_eq!(between(&with_dictionary, now, &["en"]), Some(Mismatch::NoDictionary(ja())));
        assert_eq!(between(now, &with_dictionary, &["en"]), Some(Mismatch::NewDictionary(ja())));
        assert_eq!(between(&with_another, &with_dictionary, &["en"]), Some(Mismatch::OtherDictionary(ja())));
        assert_eq!(between(&with_another, &with_another, &["ja"]), None);

        let mut older = now.clone();
        older.analyzers.insert("ko".into(), "older".into());
        older.analyzers.remove("general");
        assert_eq!(
            between(&older, now, &["en", "vi-VN"]),
            None,
            "what the index does not have does not matter"
        );
        assert_eq!(between(&older, now, &["en", "ko-KR"]), Some(Mismatch::OtherAnalyzer("ko".into())));
        assert_eq!(between(&older, now, &["pt-BR"]), Some(Mismatch::OtherAnalyzer("general".into())));
    }
}
