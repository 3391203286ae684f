//! What an index remembers of every file, so that the next build reads only what has changed.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use timra_corpus::{Diagnostic, Page, TimeSpan};
use timra_format::Lengths;
use timra_language::UNDETERMINED;
use xxhash_rust::xxh3::Xxh3;

use super::SectionDocument;

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PageRecord {
    /// Name of its site.
    pub site: String,
    /// Its path relative to the site's root.
    pub path: String,
    /// [`timra_corpus::Site::place_fingerprint`] of the file; `None` for what comes from no site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u64>,
    /// [`timra_corpus::Site::file_fingerprint`] of the file when it was read; `None` if it could not be read, and for what
    /// comes from no site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<u64>,
    /// How long that holds while the file stays the same.
    #[serde(default, skip_serializing_if = "is_always")]
    pub span: TimeSpan,
    /// What is in the index of it; `None` if the file gave no page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<IndexedPage>,
    /// Why it gave no page; completes "it was left out, because …".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<String>,
    /// What is wrong with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
}

impl PageRecord {
    /// What is wrong with it, in the file that is found at `path` now.
    pub fn diagnostics_in(&self, path: &Path) -> impl Iterator<Item = Diagnostic> {
        self.diagnostics.iter().map(move |diagnostic| diagnostic.clone().in_file(path))
    }

    /// The language that its page declares, with the site and the path of the page; `None` if the file gave no page.
    pub fn declared(&self) -> Option<(&str, (&str, &str))> {
        let page = self.page.as_ref()?;
        Some((page.lang.as_str(), (self.site.as_str(), self.path.as_str())))
    }
}

/// What is in an index of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexedPage {
    /// Language that its site declares; `und` for none.
    pub lang: String,
    /// How many sections it has in each language; those without one are under `und`.
    pub sections: BTreeMap<String, u64>,
    /// How many terms each zone has.
    pub lengths: Lengths,
    /// XXH3 of its documents.
    pub digest: u64,
    /// Places of its first and last section in the order of the content.
    pub ordinals: (u64, u64),
}

impl IndexedPage {
    /// What is in an index of `page` with these documents, wherever they will stand.
    pub fn new(page: &Page, documents: &[SectionDocument]) -> Self {
        let or_und = |lang: &Option<String>| lang.clone().unwrap_or_else(|| UNDETERMINED.into());
        let mut indexed = Self {
            lang: or_und(&page.declared_lang),
            sections: Default::default(),
            lengths: Default::default(),
            digest: 0,
            ordinals: (0, 0),
        };
        let mut digest = Xxh3::new();
        for document in documents {
            *indexed.sections.entry(or_und(&document.lang)).or_default() += 1;
            indexed.lengths.iter_mut().zip(document.lengths).for_each(|(sum, length)| *sum += length);
            digest.update(&document.digest.to_le_bytes());
        }
        indexed.digest = digest.digest();
        indexed
    }
}

fn is_always(span: &TimeSpan) -> bool {
    *span == TimeSpan::default()
}
