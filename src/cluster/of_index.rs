//! The sidecar of an index that is loaded.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};
use timra_bundle::{ColumnValues, NumberGathering, SectionNumbers, VALUES};
use timra_format::{LEXICON, OpenIndex};

use super::sidecar::{Sidecar, SidecarPage};
use super::{Error, Result, vocabulary};

/// The sidecar of the index in the directory `dir`.
pub(crate) fn sidecar(index: &OpenIndex, dir: &Path) -> Result<Sidecar> {
    let manifest = index.manifest.clone();
    let learned = if manifest.files.contains_key(LEXICON) {
        let path = manifest.generation_path(dir).join(LEXICON);
        fs::read_to_string(&path).map_err(|error| Error::Read { path, what: error.to_string() })?
    } else {
        String::new()
    };
    let (words, pairs) = (vocabulary::words(index)?, vocabulary::pairs(index)?);
    let about = (manifest, index.languages().to_vec(), learned);
    Sidecar::new(about, pages(index)?, numbers(index)?, (words, pairs))
}

fn pages(index: &OpenIndex) -> tantivy::Result<Vec<SidecarPage>> {
    let mut pages: Vec<SidecarPage> = Vec::new();
    for section in 0..index.sections.len() as u32 {
        let (begins, page) = (index.begins_page(section), index.page(section)?);
        match pages.last_mut().filter(|last| !begins && last.path == page.path) {
            Some(last) => last.sections += 1,
            None => pages.push(SidecarPage { path: page.path.clone(), sections: 1, begins }),
        }
    }
    Ok(pages)
}

fn numbers(index: &OpenIndex) -> tantivy::Result<SectionNumbers> {
    let (mut gathering, columns) = (NumberGathering::default(), index.number_columns()?);
    for section in 0..index.sections.len() as u32 {
        gathering.push(&columns.of(section)?);
    }
    let mut values = <[ColumnValues; VALUES.len()]>::default();
    for (values, column) in values.iter_mut().zip(VALUES) {
        *values = values_of(index, column)?;
    }
    Ok(gathering.with_values(values))
}

/// The values of a column, each with its sections.
fn values_of(index: &OpenIndex, column: &str) -> tantivy::Result<ColumnValues> {
    let field = index.searcher.schema().get_field(column)?;
    let mut values: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (segment, numbers) in index.sections.segments(&index.searcher) {
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().stream()?;
        while let Some((key, info)) = terms.next() {
            let of_value = values.entry(String::from_utf8_lossy(key).into_owned()).or_default();
            let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                of_value.extend(numbers.of(postings.doc()));
                postings.advance();
            }
        }
    }
    values.retain(|_, sections| !sections.is_empty());
    values.values_mut().for_each(|sections| sections.sort_unstable());
    Ok(values.into_iter().collect())
}
