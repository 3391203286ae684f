//! Sections and pages by their id or address.

use super::heading_path::HeadingPath;
use super::{HitTranslation, Location, Readable, WholePage, WholeSection};

/// The section with the id `name`, or at the published address `name`, however that is percent-encoded. `None` if there
/// is no such section.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn section<I: Readable>(name: &str, index: &I) -> Result<Option<WholeSection>, I::Error> {
    index.number_of(name)?.map(|section| whole(section, index)).transpose()
}

/// The page of the section with the id `name`, or at the published address `name`. `None` if there is no such page.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn page<I: Readable>(name: &str, index: &I) -> Result<Option<WholePage>, I::Error> {
    let Some(section) = index.number_of(name)? else { return Ok(None) };
    let of_page = index.page_of(section);
    let (page, first) = index.named(of_page.start)?;
    Ok(Some(WholePage {
        id: first.id,
        url: first.url,
        site: page.site.clone(),
        page_title: page.title.clone(),
        declared_lang: page.declared_lang.clone(),
        sections: of_page.map(|section| whole(section, index)).collect::<Result<_, _>>()?,
    }))
}

/// The translations of the section with the id `name`, or at the published address `name`. Empty if there is no such
/// section.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn translations<I: Readable>(name: &str, index: &I) -> Result<Vec<HitTranslation>, I::Error> {
    let Some(section) = index.number_of(name)? else { return Ok(Vec::new()) };
    translations_of(section, index.stored(section)?.lang.as_deref(), index)
}

/// The translations of a section in the language `of`.
fn translations_of<I: Readable>(
    section: u32,
    of: Option<&str>,
    index: &I,
) -> Result<Vec<HitTranslation>, I::Error> {
    let mut translations = Vec::new();
    for other in index.versions(section)? {
        let lang = index.stored(other)?.lang;
        // A copy of the page is no translation of it.
        if lang.as_deref() != of {
            let name = index.named(other)?.1;
            translations.push(HitTranslation { id: name.id, url: name.url, lang });
        }
    }
    Ok(translations)
}

fn whole<I: Readable>(section: u32, index: &I) -> Result<WholeSection, I::Error> {
    let (page, name) = index.named(section)?;
    let stored = index.stored(section)?;
    let markdown = index.markdown(section, &stored)?;
    let translations = translations_of(section, stored.lang.as_deref(), index)?;
    let HeadingPath { heading, breadcrumbs } = HeadingPath::new(&page, &stored);
    Ok(WholeSection {
        id: name.id,
        url: name.url,
        site: page.site.clone(),
        page_title: page.title.clone(),
        heading,
        breadcrumbs,
        lang: stored.lang,
        declared_lang: page.declared_lang.clone(),
        source: Location { path: page.path.clone(), line: stored.line },
        date: stored.date.or_else(|| page.date.clone()),
        translations,
        markdown,
    })
}
