//! Attributes of sections, from Tantivy's columns and stored values.

use timra_format::{Error, Result};
use timra_rank::{Attributes, Labels, SectionText};

use super::query_index::QueryIndex;

impl Attributes for QueryIndex<'_> {
    fn languages(&self) -> Result<&Labels> {
        self.columns.langs(self.dictionaries.index()).map_err(|e| self.failed(e))
    }

    fn translations(&self, section: u32) -> Result<&[u32]> {
        let index = self.dictionaries.index();
        let relations = self.columns.relations(index).map_err(|e| self.failed(e))?;
        let groups = self.columns.translation_groups(index).map_err(|e| self.failed(e))?;
        Ok(groups.get(&relations[section as usize].translation_group).map(Vec::as_slice).unwrap_or_default())
    }

    fn heading_lengths(&self) -> Result<&[u32]> {
        self.columns.heading_words(self.dictionaries.index()).map_err(|e| self.failed(e))
    }

    fn begins_page(&self, section: u32) -> bool {
        self.dictionaries.index().begins_page(section)
    }

    fn text(&self, section: u32) -> Result<SectionText> {
        let stored = self.dictionaries.index().stored(section).map_err(|e| unreadable(self.dir, &e))?;
        Ok(SectionText { words: stored.spans.iter().collect(), text: stored.text, lang: stored.lang })
    }
}

/// The error that a stored value of the index in the directory `dir` cannot be read.
pub(crate) fn unreadable(dir: &std::path::Path, error: &tantivy::TantivyError) -> Error {
    let what = format!("what is stored of a section cannot be read: {error}");
    Error::BrokenIndex { path: dir.to_owned(), what }
}
