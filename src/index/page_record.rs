//! The records of files, from which the next build knows what has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};
use timra_alignment::{Acronym, acronyms};
use timra_corpus::{Diagnostic, Page, Section, TimeSpan};
use timra_format::Lengths;
use timra_language::UNDETERMINED;
use xxhash_rust::xxh3::Xxh3;

use super::SectionDocument;

/// How many acronyms of a page are kept at most.
const MOST_ACRONYMS: usize = 64;

/// The record of a file: what became of it in a build.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PageRecord {
    /// Name of the site.
    pub site: String,
    /// Path of the file relative to the root of the site.
    pub path: String,
    /// [`timra_corpus::Site::place_fingerprint`] of the file; `None` for what comes from no site.
    #[serde(default, rename = "place", skip_serializing_if = "Option::is_none")]
    pub place_fingerprint: Option<u64>,
    /// [`timra_corpus::Site::file_fingerprint`] of the file when it was read; `None` if it could not be read, and for
    /// what comes from no site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<u64>,
    /// The time span for which the record holds while the file does not change.
    #[serde(default, skip_serializing_if = "is_always")]
    pub span: TimeSpan,
    /// The page in the index; `None` if the file gave no page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<IndexedPage>,
    /// Why the file gave no page; completes "it was left out, because …".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<String>,
    /// What is wrong with the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
}

impl PageRecord {
    /// The diagnostics of the file, which is at `path` now.
    pub fn diagnostics_in(&self, path: &Path) -> impl Iterator<Item = Diagnostic> {
        self.diagnostics.iter().map(move |diagnostic| diagnostic.clone().in_file(path))
    }

    /// The language that the page declares, with the site and the path of the page; `None` if the file gave no page.
    pub fn declared(&self) -> Option<(&str, (&str, &str))> {
        let page = self.page.as_ref()?;
        Some((page.lang.as_str(), (self.site.as_str(), self.path.as_str())))
    }
}

/// What an index has of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexedPage {
    /// Language that the site declares for the page, a BCP 47 tag; `und` for none.
    pub lang: String,
    /// Number of sections by language; sections without one are under `und`.
    pub sections: BTreeMap<String, u64>,
    /// Number of terms in each zone, over all sections.
    pub lengths: Lengths,
    /// XXH3 (64 bits) of the digests of the documents.
    pub digest: u64,
    /// Ordinals of the first and the last section.
    pub ordinals: (u64, u64),
    /// Date in the front matter of the page, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Acronyms that the page defines, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acronyms: Vec<Acronym>,
}

impl IndexedPage {
    /// What an index has of `page` with these `documents`, before they have ordinals.
    pub fn new(page: &Page, documents: &[SectionDocument]) -> Self {
        let or_und = |lang: &Option<String>| lang.clone().unwrap_or_else(|| UNDETERMINED.into());
        let mut indexed = Self {
            lang: or_und(&page.declared_lang),
            sections: Default::default(),
            lengths: Default::default(),
            digest: 0,
            ordinals: (0, 0),
            date: page.front_matter_date.clone(),
            acronyms: defined(page),
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

/// The acronyms that a page defines in its title, its headings and its running text.
fn defined(page: &Page) -> Vec<Acronym> {
    let of_section = |section: &Section| {
        let in_text = if section.text.contains('(') { acronyms(&section.prose()) } else { BTreeSet::new() };
        acronyms(&section.heading).into_iter().chain(in_text).collect::<Vec<_>>()
    };
    let found = page.sections.iter().flat_map(of_section).chain(acronyms(&page.title));
    found.collect::<BTreeSet<_>>().into_iter().take(MOST_ACRONYMS).collect()
}

fn is_always(span: &TimeSpan) -> bool {
    *span == TimeSpan::default()
}
