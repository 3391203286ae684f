//! Sections and pages by their id or address.

use timra_format::Result;

use super::attributes::unreadable;
use super::engine::Engine;
use super::heading_path::HeadingPath;
use super::{HitTranslation, Location, WholePage, WholeSection};

impl Engine {
    /// The section with the id `name`, or at the published address `name`, however that is percent-encoded. `None` if
    /// there is no such section.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn section(&self, name: &str) -> Result<Option<WholeSection>> {
        self.guarded(|| self.numbered(name)?.map(|section| self.whole(section)).transpose())
    }

    /// The page of the section with the id `name`, or at the published address `name`. `None` if there is no such page.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn page(&self, name: &str) -> Result<Option<WholePage>> {
        self.guarded(|| {
            let Some(section) = self.numbered(name)? else { return Ok(None) };
            let of_page = self.index.page_of(section);
            let (page, first) = self.named(of_page.start)?;
            Ok(Some(WholePage {
                id: first.id,
                url: first.url,
                site: page.site.clone(),
                page_title: page.title.clone(),
                declared_lang: page.declared_lang.clone(),
                sections: of_page.map(|section| self.whole(section)).collect::<Result<_>>()?,
            }))
        })
    }

    /// The number of the section with this id, or at this address.
    fn numbered(&self, name: &str) -> Result<Option<u32>> {
        self.index.section(name).map_err(|e| unreadable(&self.dir, &e))
    }

    fn whole(&self, section: u32) -> Result<WholeSection> {
        let (page, name) = self.named(section)?;
        let stored = self.stored(section)?;
        let markdown = self.index.markdown(section, &stored).map_err(|e| unreadable(&self.dir, &e))?;
        let mut translations = Vec::new();
        for other in self.index.translations(section).map_err(|e| unreadable(&self.dir, &e))? {
            let lang = self.stored(other)?.lang;
            // A copy of the page is no translation of it.
            if lang != stored.lang {
                let name = self.named(other)?.1;
                translations.push(HitTranslation { id: name.id, url: name.url, lang });
            }
        }
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
}
