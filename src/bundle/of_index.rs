//! A bundle is made of an index.

use std::collections::BTreeMap;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED};
use timra_format::OpenIndex;
use timra_language::Zone;

use super::columns::{ColumnValues, VALUES};
use super::contents::{BundledSection, Contents};

/// Reads everything that a bundle has from an index.
///
/// # Errors
/// The error of Tantivy, if the index cannot be read.
pub(crate) fn contents(index: &OpenIndex) -> tantivy::Result<Contents> {
    let mut contents = Contents {
        words_in: index.manifest.lengths,
        tags: index.manifest.languages.keys().cloned().collect(),
        languages: index.languages().to_vec(),
        sections: sections(index)?,
        ..Contents::default()
    };
    for zone in Zone::ALL {
        for_each_posting(
            index,
            index.fields.zone(zone),
            IndexRecordOption::WithFreqsAndPositions,
            |key, at, postings| {
                let mut positions = Vec::new();
                postings.positions(&mut positions);
                let zones = match contents.terms.get_mut(key) {
                    Some(zones) => zones,
                    None => contents.terms.entry(key.to_owned()).or_default(),
                };
                zones[zone as usize].push((at, positions));
            },
        )?;
    }
    for_each_posting(index, index.fields.pairs, IndexRecordOption::WithFreqs, |key, at, postings| {
        match contents.pairs.get_mut(key) {
            Some(sections) => sections.push((at, postings.term_freq())),
            None => drop(contents.pairs.insert(key.to_owned(), vec![(at, postings.term_freq())])),
        }
    })?;
    for (values, column) in contents.values.iter_mut().zip(VALUES) {
        *values = values_of(index, column)?;
    }
    for pair in index.lexicon.pairs() {
        for (lang, words) in [(&pair.from_lang, &pair.from), (&pair.to_lang, &pair.to)] {
            let translations = index.lexicon.translations(lang, words).to_vec();
            contents.learned.insert((lang.clone(), words.clone()), translations);
        }
    }
    // Segments come one after the other, and their sections may not.
    contents.terms.values_mut().flatten().for_each(|sections| sections.sort_unstable());
    contents.pairs.values_mut().for_each(|sections| sections.sort_unstable());
    Ok(contents)
}

fn sections(index: &OpenIndex) -> tantivy::Result<Vec<BundledSection>> {
    let mut sections = Vec::with_capacity(index.sections.len());
    let columns = index.number_columns()?;
    for section in 0..index.sections.len() as u32 {
        sections.push(BundledSection {
            page: (*index.page(section)?).clone(),
            name: index.stored_name(section)?.to_owned(),
            stored: index.stored(section)?,
            begins_page: index.begins_page(section),
            numbers: columns.of(section)?,
        });
    }
    Ok(sections)
}

/// The values of a column, each with its sections.
fn values_of(index: &OpenIndex, column: &str) -> tantivy::Result<ColumnValues> {
    let field = index.searcher.schema().get_field(column)?;
    let mut values: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for_each_posting(index, field, IndexRecordOption::Basic, |value, section, _| {
        match values.get_mut(value) {
            Some(sections) => sections.push(section),
            None => drop(values.insert(value.to_owned(), vec![section])),
        }
    })?;
    values.values_mut().for_each(|sections| sections.sort_unstable());
    Ok(values.into_iter().collect())
}

/// Calls `each` with every term of a field and every section that has it, and with the postings of the term, which stand at
/// that section.
fn for_each_posting(
    index: &OpenIndex,
    field: Field,
    option: IndexRecordOption,
    mut each: impl FnMut(&str, u32, &mut SegmentPostings),
) -> tantivy::Result<()> {
    for (segment, numbers) in index.sections.segments(&index.searcher) {
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().stream()?;
        while let Some((key, info)) = terms.next() {
            let key = String::from_utf8_lossy(key);
            let mut postings = inverted.read_postings_from_terminfo(info, option)?;
            while postings.doc() != TERMINATED {
                if let Some(section) = numbers.of(postings.doc()) {
                    each(&key, section, &mut postings);
                }
                postings.advance();
            }
        }
    }
    Ok(())
}
