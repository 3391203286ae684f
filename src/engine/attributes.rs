//! Attributes of sections, from Tantivy's columns and stored values.

use std::sync::Arc;

use timra_answer::StoredSections;
use timra_format::Result;
use timra_rank::{Attributes, Labels, SectionText};

use super::query_index::QueryIndex;

impl Attributes for QueryIndex<'_> {
    fn languages(&self) -> Result<&Labels> {
        self.columns.languages(self)
    }

    fn translations(&self, section: u32) -> Result<&[u32]> {
        self.columns.translations(self, section)
    }

    fn weights(&self) -> Result<&[f32]> {
        self.columns.weights(self)
    }

    fn heading_lengths(&self) -> Result<&[u32]> {
        self.columns.heading_words(self)
    }

    fn begins_page(&self, section: u32) -> bool {
        self.dictionaries.index().begins_page(section)
    }

    fn text(&self, section: u32) -> Result<SectionText> {
        let stored = self.stored(section)?;
        Ok(SectionText { words: stored.spans.iter().collect(), text: stored.text, lang: stored.lang })
    }

    fn alike(
        &self,
        section: u32,
        find: impl FnOnce() -> Result<Vec<(u32, f32)>>,
    ) -> Result<Arc<[(u32, f32)]>> {
        if let Some(known) = self.known.alike.get(&section) {
            return Ok(known);
        }
        let found: Arc<[(u32, f32)]> = find()?.into();
        if !self.dictionaries.budget.is_spent() {
            self.known.alike.put(section, &found);
        }
        Ok(found)
    }
}
