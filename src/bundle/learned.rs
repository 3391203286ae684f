//! Translations that were learned from the content, divided into pieces by what they translate.

use std::collections::HashMap;

use timra_language::Translation;
use timra_stored::varint;
use xxhash_rust::xxh3::xxh3_64;

use super::Result;
use super::bytes::{Bytes, push_blob};

/// Translations by language and words.
pub(crate) type LearnedWords = HashMap<(String, String), Vec<Translation>>;

/// Which of so many pieces has the translations of `words` of a language.
pub(crate) fn shard(language: &str, words: &str, shards: usize) -> usize {
    let hash = xxh3_64(format!("{language}\t{words}").as_bytes());
    (hash % shards.max(1) as u64) as usize
}

/// Adds what `words` of a language mean to a piece.
pub(crate) fn push(bytes: &mut Vec<u8>, language: &str, words: &str, translations: &[Translation]) {
    push_blob(bytes, language.as_bytes());
    push_blob(bytes, words.as_bytes());
    varint::push(bytes, translations.len());
    for translation in translations {
        push_blob(bytes, translation.lang.as_bytes());
        push_blob(bytes, translation.words.as_bytes());
        bytes.extend(translation.probability.to_le_bytes());
    }
}

/// Reads a piece.
pub(crate) fn decode(piece: &[u8]) -> Result<LearnedWords> {
    let (mut bytes, mut learned) = (Bytes(piece), LearnedWords::new());
    while !bytes.is_empty() {
        let key = (bytes.text()?.to_owned(), bytes.text()?.to_owned());
        let mut translations = Vec::new();
        for _ in 0..bytes.count()? {
            let (lang, words) = (bytes.text()?.to_owned(), bytes.text()?.to_owned());
            let probability = bytes.take(4)?.try_into().map_or(0.0, f32::from_le_bytes);
            translations.push(Translation { lang: lang.into(), words: words.into(), probability });
        }
        learned.insert(key, translations);
    }
    Ok(learned)
}
