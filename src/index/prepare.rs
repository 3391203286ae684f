//! A file → what is written of it.

use std::collections::BTreeMap;

use super::content::{Content, ContentFile};
use super::document::PageDocuments;
use super::ids::id_number;
use super::{Fields, IndexedPage, PageRecord, SectionDocument};
use crate::corpus::{Page, PageOutcome, Span, Warning};

/// A file's record, and the documents of its page.
pub type Prepared = (PageRecord, Vec<SectionDocument>);

/// The documents of a page. Needs no draft, so pages can be prepared in parallel.
pub fn prepare(fields: &Fields, page: &Page, candidates: &[&str]) -> Vec<SectionDocument> {
    let documents = PageDocuments::new(fields, page, candidates);
    (0..page.sections.len()).map(|place| documents.of_section(place)).collect()
}

/// What a file gave.
pub struct Read {
    /// What is to be written.
    pub prepared: Prepared,
    /// What is wrong with it.
    pub warnings: Vec<Warning>,
    /// Numbers of the ids of its sections.
    pub ids: Vec<u128>,
}

/// Reads and analyses a file of the content.
pub fn read(content: &Content, of_site: &ContentFile, fields: &Fields) -> Read {
    let ContentFile { site, file, place, fingerprint, .. } = of_site;
    let site = &content.sites[*site];
    let mut warnings = Vec::new();
    let (outcome, span) = site.page_and_span(file, &mut warnings);
    let candidates: Vec<&str> = site.languages().iter().map(String::as_str).collect();
    let mut ids = Vec::new();
    let (page, documents) = match outcome {
        PageOutcome::Page(page) => {
            let documents = prepare(fields, &page, &candidates);
            ids.extend(page.sections.iter().map(|section| id_number(&section.id)));
            (Some(IndexedPage::new(&page, &documents)), documents)
        }
        PageOutcome::NotPublished(_) | PageOutcome::Unreadable => (None, Vec::new()),
    };
    let mut record = record(&site.name, &file.path, page, &warnings);
    // What changed while it was read is read again next time.
    let is_as_read =
        |known: &u64| place.is_some_and(|place| site.file_fingerprint(place, file) == Some(*known));
    (record.place, record.fingerprint, record.span) = (*place, fingerprint.filter(is_as_read), span);
    Read { prepared: (record, documents), warnings, ids }
}

/// The record of a file that is written with this page.
pub fn record(site: &str, path: &str, page: Option<IndexedPage>, warnings: &[Warning]) -> PageRecord {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    warnings.iter().for_each(|warning| *counts.entry(warning.kind.to_owned()).or_default() += 1);
    PageRecord {
        site: site.to_owned(),
        path: path.to_owned(),
        place: None,
        fingerprint: None,
        span: Span::default(),
        page,
        warnings: counts,
    }
}
