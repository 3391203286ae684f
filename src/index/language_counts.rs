//! Postings → in how many documents of each language a term stands.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::{TermMerger, TermStreamer};
use tantivy::{Index, InvertedIndexReader, SegmentReader};
use timra_format::{
    CountTable, CountTableWriter, DocumentLanguages, Fields, LanguageCount, count_table_file,
};
use timra_language::Zone;

use crate::error::{Error, Result};

/// Writes the counts of every segment in the directory `path` that has none yet: those of the generation before have theirs,
/// unless it had no language that they are kept for.
///
/// # Errors
/// [`Error::Write`] or [`timra_format::Error::Tantivy`] if that cannot be done.
pub(crate) fn write(path: &Path) -> Result<()> {
    let failed =
        |e: tantivy::TantivyError| timra_format::Error::Tantivy { path: path.to_owned(), source: e.into() };
    for segment in Index::open_in_dir(path).and_then(|index| index.searchable_segments()).map_err(failed)? {
        let file = path.join(count_table_file(&segment.id().uuid_string()));
        if !file.exists() {
            let table =
                SegmentReader::open(&segment).and_then(|segment| counted(&segment)).map_err(failed)?;
            fs::write(&file, table).map_err(|source| Error::Write { path: file, source })?;
        }
    }
    Ok(())
}

/// The bytes of the [`CountTable`] of a segment.
fn counted(segment: &SegmentReader) -> tantivy::Result<Vec<u8>> {
    let languages = DocumentLanguages::new(segment)?;
    let index = |zone: Zone| segment.inverted_index(Fields::get().zone(zone));
    let zones = CountTable::ZONES.map(index).into_iter().collect::<tantivy::Result<Vec<_>>>()?;
    let streams = zones.iter().map(|zone| zone.terms().stream());
    let mut terms = TermMerger::new(streams.collect::<std::io::Result<Vec<TermStreamer>>>()?);
    let mut table = CountTableWriter::new(languages.codes.clone());
    let mut counter = Counter::new(&languages);
    while terms.advance() {
        // The first of them has the counts of all.
        let mut at = Vec::with_capacity(zones.len());
        for (zone, info) in terms.current_segment_ords_and_term_infos() {
            counter.add(&zones[zone], &info)?;
            at.push(CountTable::ZONES[zone]);
        }
        let counts = counter.take();
        for (place, zone) in at.into_iter().enumerate() {
            table.push(zone, if place == 0 { &counts } else { &[] });
        }
    }
    Ok(table.finish())
}

/// Counts the documents of one term after the other.
struct Counter<'l> {
    languages: &'l DocumentLanguages,
    /// By document, the number of the last term that was found in it.
    last: Vec<u64>,
    term: u64,
    /// By language.
    counts: Vec<u32>,
    /// The languages that have some.
    counted: Vec<usize>,
}

impl<'l> Counter<'l> {
    fn new(languages: &'l DocumentLanguages) -> Self {
        let (last, counts) = (vec![0; languages.of.len()], vec![0; languages.codes.len()]);
        Self { languages, last, term: 1, counts, counted: Vec::new() }
    }

    /// Counts the documents that a zone has the term in, unless another zone had it there.
    fn add(&mut self, zone: &Arc<InvertedIndexReader>, term: &TermInfo) -> tantivy::Result<()> {
        let mut block = zone.read_block_postings_from_terminfo(term, IndexRecordOption::Basic)?;
        while block.block_len() > 0 {
            for &doc in block.docs() {
                let doc = doc as usize;
                if std::mem::replace(&mut self.last[doc], self.term) != self.term {
                    let language = self.languages.of[doc] as usize;
                    if self.counts[language] == 0 {
                        self.counted.push(language);
                    }
                    self.counts[language] += 1;
                }
            }
            block.advance();
        }
        Ok(())
    }

    /// The counts of the term, before the next one.
    fn take(&mut self) -> Vec<LanguageCount> {
        self.counted.sort_unstable();
        self.term += 1;
        let counts = &mut self.counts;
        self.counted.drain(..).map(|language| (language, std::mem::take(&mut counts[language]))).collect()
    }
}
