//! The titles of all pages: enough to show something while the rest is on its way.

use serde::Serialize;
use timra_format::OpenIndex;
use timra_stored::StoredPage;

/// Title, address and language of a page.
#[derive(Debug, Serialize)]
pub(crate) struct Title(pub String, pub String, pub String);

/// Every page that has an address and a title.
///
/// # Errors
/// The error of Tantivy, if the index cannot be read.
pub(crate) fn titles(index: &OpenIndex) -> tantivy::Result<Vec<Title>> {
    let mut titles = Vec::new();
    for section in (0..index.sections.len() as u32).filter(|&section| index.begins_page(section)) {
        let page = index.page(section)?;
        let StoredPage { title, url, declared_lang, .. } = &*page;
        if !url.is_empty() && !title.is_empty() {
            titles.push(Title(title.clone(), url.clone(), declared_lang.clone().unwrap_or_default()));
        }
    }
    Ok(titles)
}
