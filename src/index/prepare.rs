//! From a file to its documents.

use timra_corpus::{FileRead, Page, PageOutcome};
use timra_format::Fields;

use super::document::PageDocuments;
use super::ids::id_number;
use super::site_files::{ContentFile, SiteFiles};
use super::{IndexedPage, PageRecord, SectionDocument};

/// The record of a file, and the documents of its page.
pub type Prepared = (PageRecord, Vec<SectionDocument>);

/// The documents of `page`, whose site declares the languages `candidates`. Needs no index, so that pages can be
/// prepared in parallel.
pub fn prepare(fields: &Fields, page: &Page, candidates: &[&str]) -> Vec<SectionDocument> {
    let documents = PageDocuments::new(fields, page, candidates);
    (0..page.sections.len()).map(|at| documents.of_section(at)).collect()
}

/// What was read from a file.
pub(crate) struct ReadFile {
    /// The record and the documents.
    pub prepared: Prepared,
    /// Numbers of the ids of the sections.
    pub ids: Vec<u128>,
}

/// Reads and analyses a file. The record is of the very bytes that were analysed, even if the file changes meanwhile.
pub(crate) fn read(content: &SiteFiles, of_site: &ContentFile, fields: &Fields) -> ReadFile {
    let ContentFile { site, file, place_fingerprint, .. } = of_site;
    let site = &content.sites[*site];
    let mut diagnostics = Vec::new();
    let FileRead { outcome, span, fingerprint } =
        site.read(file, place_fingerprint.unwrap_or_default(), &mut diagnostics);
    let candidates: Vec<&str> = site.languages().iter().map(String::as_str).collect();
    let mut record = PageRecord {
        place_fingerprint: *place_fingerprint,
        fingerprint: fingerprint.filter(|_| place_fingerprint.is_some()),
        span,
        diagnostics,
        ..record(&site.name, &file.path, None)
    };
    let (mut ids, mut documents) = (Vec::new(), Vec::new());
    match outcome {
        PageOutcome::Page(page) if page.is_kept_out => {
            record.left_out = Some("its author keeps it out of search".to_owned());
        }
        PageOutcome::Page(page) => {
            documents = prepare(fields, &page, &candidates);
            ids.extend(page.sections.iter().map(|section| id_number(&section.id)));
            record.page = Some(IndexedPage::new(&page, &documents));
        }
        PageOutcome::NotPublished(reason) => record.left_out = Some(reason.to_owned()),
        PageOutcome::WithSource => {}
        PageOutcome::Unreadable => record.left_out = Some("it cannot be read".to_owned()),
    }
    ReadFile { prepared: (record, documents), ids }
}

/// A record with a page and nothing else.
pub(crate) fn record(site: &str, path: &str, page: Option<IndexedPage>) -> PageRecord {
    PageRecord { site: site.to_owned(), path: path.to_owned(), page, ..PageRecord::default() }
}
