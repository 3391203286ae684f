//! The language of each document of a segment.

use std::collections::BTreeMap;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, SegmentReader, TERMINATED};
use timra_language::{UNDETERMINED, language_code};

use super::Fields;

/// The language of each document of a segment, also of documents that were replaced.
pub struct DocumentLanguages {
    /// The languages, as BCP 47 primary subtags in alphabetical order. One of them is [`UNDETERMINED`].
    pub codes: Vec<String>,
    /// By document id, the place of the document's language in `codes`.
    pub of: Vec<u32>,
}

impl DocumentLanguages {
    /// Reads the languages of all documents of `segment`.
    ///
    /// # Errors
    /// What Tantivy cannot read.
    pub fn new(segment: &SegmentReader) -> tantivy::Result<Self> {
        let index = segment.inverted_index(Fields::get().lang)?;
        let mut documents: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        documents.entry(UNDETERMINED.to_owned()).or_default();
        let mut tags = index.terms().stream()?;
        while let Some((tag, info)) = tags.next() {
            let of_language = documents.entry(language_code(&String::from_utf8_lossy(tag))).or_default();
            let mut postings = index.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                of_language.push(postings.doc());
                postings.advance();
            }
        }
        let none = documents.keys().take_while(|code| *code != UNDETERMINED).count() as u32;
        let mut of = vec![none; segment.max_doc() as usize];
        for (place, documents) in (0..).zip(documents.values()) {
            documents.iter().for_each(|&doc| of[doc as usize] = place);
        }
        Ok(Self { codes: documents.into_keys().collect(), of })
    }
}
