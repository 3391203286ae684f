//! A file → what is written of it.

use timra_corpus::{FileRead, Page, PageOutcome};
use timra_format::Fields;

use super::document::PageDocuments;
use super::ids::id_number;
use super::site_files::{ContentFile, SiteFiles};
use super::{IndexedPage, PageRecord, SectionDocument};

/// A file's record, and the documents of its page.
pub type Prepared = (PageRecord, Vec<SectionDocument>);

/// The documents of a page. Needs no index, so pages can be prepared in parallel.
pub fn prepare(fields: &Fields, page: &Page, candidates: &[&str]) -> Vec<SectionDocument> {
    let documents = PageDocuments::new(fields, page, candidates);
    (0..page.sections.len()).map(|place| documents.of_section(place)).collect()
}

/// What a file gave.
pub struct ReadFile {
    /// What is to be written.
    pub prepared: Prepared,
    /// Numbers of the ids of its sections.
    pub ids: Vec<u128>,
}

/// Reads and analyses a file of the content. What is recorded of it is of the very bytes that were analysed, whatever
/// others have done to it since it was found.
pub fn read(content: &SiteFiles, of_site: &ContentFile, fields: &Fields) -> ReadFile {
    let ContentFile { site, file, place, .. } = of_site;
    let site = &content.sites[*site];
    let mut diagnostics = Vec::new();
    let FileRead { outcome, span, fingerprint } =
        site.read(file, place.unwrap_or_default(), &mut diagnostics);
    let candidates: Vec<&str> = site.languages().iter().map(String::as_str).collect();
    let mut record = PageRecord {
        place: *place,
        fingerprint: fingerprint.filter(|_| place.is_some()),
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

/// The record of a file that is written with this page, and of which nothing else is known.
pub fn record(site: &str, path: &str, page: Option<IndexedPage>) -> PageRecord {
    PageRecord { site: site.to_owned(), path: path.to_owned(), page, ..PageRecord::default() }
}
