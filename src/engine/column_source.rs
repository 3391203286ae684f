//! Columns, read from Tantivy's fast fields and dictionaries.

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};
use timra_answer::ColumnSource;
use timra_format::{OpenIndex, Result};

use super::query_index::QueryIndex;

/// Name of the column with the days.
const DAY: &str = "day";

/// Name of the column with the translation groups.
const TRANSLATION_GROUP: &str = "twin";

impl ColumnSource for QueryIndex<'_> {
    fn for_each_number(&self, column: &str, mut each: impl FnMut(u32, u64)) -> Result<()> {
        for_each_number(self.index(), column, &mut each).map_err(|e| self.failed(e))?;
        if column == TRANSLATION_GROUP {
            self.index().translation_groups.iter().for_each(|(section, group)| each(section, group));
        }
        Ok(())
    }

    fn for_each_value(
        &self,
        column: &str,
        wanted: impl Fn(&str) -> bool,
        each: impl FnMut(&str, u32),
    ) -> Result<()> {
        for_each_value(self.index(), column, wanted, each).map_err(|e| self.failed(e))
    }
}

fn for_each_number(index: &OpenIndex, field: &str, mut each: impl FnMut(u32, u64)) -> tantivy::Result<()> {
    for (segment, numbers) in index.sections.segments(&index.searcher) {
        let column = segment.fast_fields().u64(field)?;
        for doc in 0..segment.max_doc() {
            let (Some(section), Some(value)) = (numbers.of(doc), column.first(doc)) else { continue };
            let value = if field == DAY { index.day(section, value)? } else { Some(value) };
            if let Some(value) = value {
                each(section, value);
            }
        }
    }
    Ok(())
}

fn for_each_value(
    index: &OpenIndex,
    field: &str,
    wanted: impl Fn(&str) -> bool,
    mut each: impl FnMut(&str, u32),
) -> tantivy::Result<()> {
    let field = index.searcher.schema().get_field(field)?;
    for (segment, numbers) in index.sections.segments(&index.searcher) {
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().stream()?;
        while let Some((key, info)) = terms.next() {
            let value = String::from_utf8_lossy(key);
            if !wanted(&value) {
                continue;
            }
            let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                if let Some(section) = numbers.of(postings.doc()) {
                    each(&value, section);
                }
                postings.advance();
            }
        }
    }
    Ok(())
}
