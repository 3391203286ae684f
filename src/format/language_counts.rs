//! In how many sections of each language a term stands.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use tantivy::directory::Directory;
use tantivy::error::DataCorruption;
use tantivy::postings::TermInfo;
use tantivy::{DocId, InvertedIndexReader, Searcher, SegmentReader, TantivyError};
use timra_language::{TermKey, is_told_by_spelling, language_code};

use super::{CountTable, DocumentLanguages, Fields, Manifest, Numbers, Replaced, Sections};

/// The counts of an index whose words do not show by their spelling which language they are of.
pub(crate) struct LanguageCounts {
    /// The languages, with how many sections each has.
    languages: Vec<(String, u64)>,
    segments: Vec<SegmentCounts>,
}

/// The counts of one segment.
struct SegmentCounts {
    table: CountTable,
    /// By language of the table, the place of it among those of the index; none if all of its sections were replaced.
    places: Vec<Option<usize>>,
    /// The language of each document that was replaced as the table has it, in the order of the documents.
    of_replaced: Vec<usize>,
}

/// Name of the file with the [`CountTable`] of a segment.
pub fn count_table_file(segment: &str) -> String {
    format!("{segment}.langs")
}

impl Manifest {
    /// Whether terms are counted by language in this index: spelling does not tell one of the languages of its sections.
    pub fn counts_by_language(&self) -> bool {
        !self.languages.keys().all(|tag| is_told_by_spelling(tag))
    }
}

impl LanguageCounts {
    /// The languages by which terms are counted, with the number of sections in each.
    pub(crate) fn languages(&self) -> &[(String, u64)] {
        &self.languages
    }

    /// Number of sections of each language that have `term`. `searcher` and `sections` are those of the index.
    ///
    /// # Errors
    /// What Tantivy cannot read, and counts that are damaged.
    pub(crate) fn count(
        &self,
        term: &TermKey,
        searcher: &Searcher,
        sections: &Sections,
    ) -> tantivy::Result<Vec<u64>> {
        let mut sums = vec![0; self.languages.len()];
        for (segment, counts) in sections.segments(searcher).zip(&self.segments) {
            counts.add(term, segment, &mut sums)?;
        }
        Ok(sums)
    }

    /// The counts of an index that has these `files`; `None` if none are kept.
    pub(crate) fn open(
        files: &impl Directory,
        manifest: &Manifest,
        (searcher, sections): (&Searcher, &Sections),
    ) -> tantivy::Result<Option<Self>> {
        if !manifest.counts_by_language() {
            return Ok(None);
        }
        let mut languages: BTreeMap<String, u64> = BTreeMap::new();
        for (tag, sections) in &manifest.languages {
            *languages.entry(language_code(tag)).or_default() += sections;
        }
        let languages: Vec<(String, u64)> = languages.into_iter().collect();
        let of_segment = |(at, segment): (usize, &SegmentReader)| {
            let name = count_table_file(&segment.segment_id().uuid_string());
            let table = CountTable::read(files.open_read(Path::new(&name))?.read_bytes()?);
            let table = table.ok_or_else(|| damaged(&name))?;
            SegmentCounts::new(table, &languages, segment, sections.numbers(at))
        };
        let segments = searcher.segment_readers().iter().enumerate().map(of_segment);
        Ok(Some(Self { segments: segments.collect::<tantivy::Result<_>>()?, languages }))
    }
}

impl SegmentCounts {
    fn new(
        table: CountTable,
        languages: &[(String, u64)],
        segment: &SegmentReader,
        numbers: Numbers,
    ) -> tantivy::Result<Self> {
        let place = |code: &String| languages.iter().position(|(other, _)| other == code);
        let places = table.languages().iter().map(place).collect();
        let of_replaced = match numbers.replaced() {
            None => Vec::new(),
            Some(replaced) => {
                let documents = DocumentLanguages::new(segment)?;
                replaced.docs().iter().map(|&doc| documents.of[doc as usize] as usize).collect()
            }
        };
        Ok(Self { table, places, of_replaced })
    }

    /// Adds the sections of the segment that a term stands in to `sums`, by language of the index.
    fn add(
        &self,
        term: &TermKey,
        (segment, numbers): (&SegmentReader, Numbers),
        sums: &mut [u64],
    ) -> tantivy::Result<()> {
        let mut counted = None;
        let mut lists: Vec<(Arc<InvertedIndexReader>, TermInfo)> = Vec::new();
        for zone in CountTable::ZONES {
            let index = segment.inverted_index(Fields::get().zone(zone))?;
            let Some(ordinal) = index.terms().term_ord(term.as_str())? else { continue };
            counted = counted.or(Some((zone, ordinal)));
            if numbers.replaced().is_none() {
                break;
            }
            let info = index.terms().get(term.as_str())?;
            lists.extend(info.map(|info| (index, info)));
        }
        let Some((zone, ordinal)) = counted else { return Ok(()) };
        let counts = self.table.get(zone, ordinal).ok_or_else(|| damaged("the counts of a term"))?;
        let place = |language: usize| self.places.get(language).copied().flatten();
        for (language, count) in counts {
            if let Some(place) = place(language) {
                sums[place] += u64::from(count);
            }
        }
        let Some(replaced) = numbers.replaced() else { return Ok(()) };
        for language in self.replaced_with(&lists, replaced)? {
            if let Some(place) = place(language) {
                sums[place] = sums[place].saturating_sub(1);
            }
        }
        Ok(())
    }

    /// The languages of the `replaced` documents that are in one of these lists.
    fn replaced_with(
        &self,
        lists: &[(Arc<InvertedIndexReader>, TermInfo)],
        replaced: &Replaced,
    ) -> tantivy::Result<Vec<usize>> {
        let mut having: Vec<DocId> = Vec::new();
        for (index, info) in lists {
            replaced.for_each_in(index, info, |doc| having.push(doc))?;
        }
        having.sort_unstable();
        having.dedup();
        let languages = having.into_iter().filter_map(|doc| replaced.docs().binary_search(&doc).ok());
        Ok(languages.map(|at| self.of_replaced[at]).collect())
    }
}

fn damaged(what: &str) -> TantivyError {
    TantivyError::DataCorruption(DataCorruption::comment_only(format!("{what}: not what was written")))
}
