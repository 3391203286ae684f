//! Numbers of each section, read once.

use std::collections::HashMap;
use std::sync::OnceLock;

use tantivy::Searcher;

/// The numbers that ranking asks for of many sections in a row, by section, numbered through all segments.
#[derive(Default)]
pub struct Columns {
    twin: OnceLock<Vec<u64>>,
    twins: OnceLock<HashMap<u64, Vec<u32>>>,
    sketch: OnceLock<Vec<u64>>,
    page: OnceLock<Vec<u64>>,
}

impl Columns {
    /// What a section shares with its translations.
    pub fn twin(&self, searcher: &Searcher) -> tantivy::Result<&[u64]> {
        read(&self.twin, searcher, "twin")
    }

    /// The sections that share a number with others, translations among themselves.
    pub fn twins(&self, searcher: &Searcher) -> tantivy::Result<&HashMap<u64, Vec<u32>>> {
        let twin = self.twin(searcher)?;
        Ok(self.twins.get_or_init(|| {
            let mut twins: HashMap<u64, Vec<u32>> = HashMap::with_capacity(twin.len());
            for (section, &twin) in (0_u32..).zip(twin) {
                twins.entry(twin).or_default().push(section);
            }
            twins.retain(|_, sections| sections.len() > 1);
            twins.shrink_to_fit();
            twins
        }))
    }

    /// What a section shares with its copies.
    pub fn sketch(&self, searcher: &Searcher) -> tantivy::Result<&[u64]> {
        read(&self.sketch, searcher, "sketch")
    }

    /// The page of a section.
    pub fn page(&self, searcher: &Searcher) -> tantivy::Result<&[u64]> {
        read(&self.page, searcher, "page")
    }
}

fn read<'c>(column: &'c OnceLock<Vec<u64>>, searcher: &Searcher, field: &str) -> tantivy::Result<&'c [u64]> {
    if let Some(read) = column.get() {
        return Ok(read);
    }
    let mut numbers = Vec::new();
    for segment in searcher.segment_readers() {
        let column = segment.fast_fields().u64(field)?;
        numbers.extend((0..segment.max_doc()).map(|doc| column.first(doc).unwrap_or(0)));
    }
    Ok(column.get_or_init(|| numbers))
}
