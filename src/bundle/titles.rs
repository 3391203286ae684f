//! The titles of all pages: enough to show something while the rest is on its way.

use timra_format::OpenIndex;
use timra_stored::StoredPage;

/// A list of title, address and language of every page that has an address, as JSON.
///
/// # Errors
/// The error of Tantivy, if the index cannot be read.
pub(crate) fn titles(index: &OpenIndex) -> tantivy::Result<Vec<u8>> {
    let mut titles: Vec<[String; 3]> = Vec::new();
    for section in (0..index.sections.len() as u32).filter(|&section| index.begins_page(section)) {
        let page = index.page(section)?;
        let StoredPage { title, url, declared_lang, .. } = &*page;
        if !url.is_empty() && !title.is_empty() {
            titles.push([title.clone(), url.clone(), declared_lang.clone().unwrap_or_default()]);
        }
    }
    // Writing plain strings as JSON cannot fail.
    Ok(serde_json::to_vec(&titles).unwrap_or_default())
}
