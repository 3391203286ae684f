//! Attributes and columns of sections, from the core of a bundle.

use std::collections::BTreeMap;

use timra_answer::{ColumnSource, StoredSections};
use timra_rank::{Attributes, Labels, SectionText};

use super::bundle_index::BundleIndex;
use super::{Error, Result};

impl Attributes for BundleIndex<'_> {
    fn languages(&self) -> Result<&Labels> {
        self.loaded.columns.languages(self)
    }

    fn translations(&self, section: u32) -> Result<&[u32]> {
        self.loaded.columns.translations(self, section)
    }

    fn weights(&self) -> Result<&[f32]> {
        self.loaded.columns.weights(self)
    }

    fn heading_lengths(&self) -> Result<&[u32]> {
        self.loaded.columns.heading_words(self)
    }

    fn begins_page(&self, section: u32) -> bool {
        self.loaded.core.slots.begins_page(section)
    }

    fn text(&self, section: u32) -> Result<SectionText> {
        let stored = self.stored(section)?;
        Ok(SectionText { words: stored.spans.iter().collect(), text: stored.text, lang: stored.lang })
    }
}

impl ColumnSource for BundleIndex<'_> {
    fn for_each_number(&self, column: &str, each: impl FnMut(u32, u64)) -> Result<()> {
        self.loaded.core.numbers.for_each(column, each).ok_or(Error::Damaged("a column is missing"))
    }

    fn for_each_value(
        &self,
        column: &str,
        wanted: impl Fn(&str) -> bool,
        mut each: impl FnMut(&str, u32),
    ) -> Result<()> {
        if column == "path" {
            for (path, pages) in self.paths()? {
                if wanted(&path) {
                    pages.into_iter().flatten().for_each(|section| each(&path, section));
                }
            }
            return Ok(());
        }
        let found = self.loaded.core.numbers.for_each_value(column, wanted, each);
        found.ok_or(Error::Damaged("a column is missing"))
    }
}

impl BundleIndex<'_> {
    /// Every path, with the sections of its pages.
    fn paths(&self) -> Result<BTreeMap<String, Vec<std::ops::Range<u32>>>> {
        let mut paths: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for page in self.loaded.core.slots.pages() {
            let stored = self.page(page.first)?;
            paths.entry(stored.path.clone()).or_default().push(page.first..page.first + page.sections);
        }
        Ok(paths)
    }
}
