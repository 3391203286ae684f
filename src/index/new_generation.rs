//! A new generation: it is written to the side and published whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::MmapDirectory;
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::{Index, IndexSettings, IndexWriter, Term};
use timra_corpus::{DiagnosticKind, TimeSpan};
use timra_format::{Fields, LEXICON, Manifest, Seals, SiteLexicon, TERM_STREAM, seals};
use timra_language::{Pair, pair_table};
use xxhash_rust::xxh3::Xxh3;

use super::generations::Generations;
use super::leftovers::FILES;
use super::prepare::Prepared;
use super::publish::publish;
use super::record_file::RecordFile;
use super::room::Room;
use super::settle::settle;
use super::site_facts::SiteFacts;
use super::{FieldValues, Inputs, Memory, PageRecord, TermReader};
use super::{document, language_counts, ordinals, segments, translation_groups};
use crate::error::{Error, Result};

/// Bytes of stored texts that are packed together, and unpacked to show one of them. With 24 KB, a large index is 4 %
/// less and a query takes 6 % longer.
const BLOCK: usize = 8 << 10;

/// A generation that is being written. If it is dropped without [`NewGeneration::publish`], the index stays as it was.
pub struct NewGeneration {
    // First, so that its threads have ended when the files go and others may build.
    writer: IndexWriter<FieldValues>,
    /// Memory for documents that the writer has not taken yet.
    room: Arc<Room>,
    /// The temporary directory of the generation; removed on drop, unless it was published.
    building: tempfile::TempDir,
    fields: Fields,
    manifest: Manifest,
    /// The records of all files, for the next build; `None` if that cannot be incremental.
    records: Option<RecordFile>,
    /// For each language that pages declare, the site and the path of the first page.
    firsts: BTreeMap<String, (String, String)>,
    /// The time span for which the index stays current while no file changes.
    span: TimeSpan,
    /// What all pages together show.
    facts: SiteFacts,
    /// Hash of everything that is indexed, page by page.
    content: Xxh3,
    /// The ordinal of the last section so far.
    last: u64,
    /// The files of the last generation, for an incremental build.
    linked: Option<Seals>,
    generations: Generations,
}

impl NewGeneration {
    /// Begins an empty generation. `can_go_on` says whether the next build may be incremental.
    ///
    /// # Errors
    /// [`Error::Write`] or [`timra_format::Error::Tantivy`] if the generation cannot be written.
    pub fn begin(generations: Generations, memory: Memory, can_go_on: bool) -> Result<Self> {
        let (building, files) = begun(&generations)?;
        let failed = |e: tantivy::TantivyError| generations.failed(e);
        let directory = MmapDirectory::open(&files).map_err(|e| failed(e.into()))?;
        let (schema, _) = Fields::schema();
        let index = Index::create(
            directory,
            schema,
            IndexSettings { docstore_blocksize: BLOCK, ..IndexSettings::default() },
        )
        .map_err(failed)?;
        let records = if can_go_on { Some(RecordFile::create(&files)?) } else { None };
        Self::new(generations, building, index, memory, records, None)
    }

    /// Begins a generation that goes on from the one in force, whose manifest is `old`. The old files are linked and
    /// never written to: they take no space, and readers of the old generation keep them.
    ///
    /// # Errors
    /// [`timra_format::Error::BrokenIndex`] if the old files are not what was written; [`Error::Write`] or
    /// [`timra_format::Error::Tantivy`] if the generation cannot be written.
    pub fn incremental(generations: Generations, old: &Manifest, memory: Memory) -> Result<Self> {
        let (building, files) = begun(&generations)?;
        let linked = segments::link(&old.generation_path(&generations.dir), &old.files, &files)?;
        let failed = |e: tantivy::TantivyError| generations.failed(e);
        let directory = MmapDirectory::open(&files).map_err(|e| failed(e.into()))?;
        let index = Index::open(directory).map_err(failed)?;
        let records = Some(RecordFile::create(&files)?);
        Self::new(generations, building, index, memory, records, Some(linked))
    }

    fn new(
        generations: Generations,
        building: tempfile::TempDir,
        index: Index,
        memory: Memory,
        records: Option<RecordFile>,
        linked: Option<Seals>,
    ) -> Result<Self> {
        index.tokenizers().register(TERM_STREAM, TermReader::default());
        // One thread, so that sections keep their order; the work before it is what runs in parallel. Segments are
        // merged one after the other, too.
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(memory.postings())
            .build();
        let writer = index.writer_with_options(options).map_err(|e| generations.failed(e))?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(Self {
            writer,
            room: Room::new(memory.waiting()),
            building,
            fields: Fields::get().clone(),
            manifest: Manifest::empty(),
            records,
            firsts: BTreeMap::new(),
            span: TimeSpan::default(),
            facts: SiteFacts::default(),
            content: Xxh3::new(),
            last: 0,
            linked,
            generations,
        })
    }

    /// The fields that documents for this generation need.
    pub fn fields(&self) -> Fields {
        self.fields.clone()
    }

    /// Counts a site, even if it has no page.
    pub fn site(&mut self, site: &str) {
        self.manifest.sites.entry(site.to_owned()).or_default();
    }

    /// Counts a diagnostic that belongs to no file.
    pub fn count_diagnostic(&mut self, kind: DiagnosticKind) {
        *self.manifest.warnings.entry(kind.name().to_owned()).or_default() += 1;
    }

    /// Removes a page of the last generation.
    pub fn remove(&self, record: &PageRecord) {
        if record.page.is_some() {
            let page = document::page_number(&record.site, &record.path);
            self.writer.delete_term(Term::from_field_u64(self.fields.page, page));
        }
    }

    /// Counts a page that stays as it was. `false` if it cannot follow the last page.
    ///
    /// # Errors
    /// [`Error::Write`] if its record cannot be written.
    pub fn keep(&mut self, record: &PageRecord) -> Result<bool> {
        let ordinals = record.page.as_ref().map(|page| page.ordinals);
        if let Some((first, last)) = ordinals {
            if first <= self.last {
                return Ok(false);
            }
            self.last = last;
        }
        self.count(record)?;
        Ok(true)
    }

    /// Adds pages in the order of the content, with ordinals below `above`, if that is given. `false` if there are not
    /// enough ordinals. Waits while too many documents wait for Tantivy.
    ///
    /// # Errors
    /// [`timra_format::Error::Tantivy`] or [`Error::Write`] if the pages cannot be written.
    pub fn add(&mut self, pages: Vec<Prepared>, above: Option<u64>) -> Result<bool> {
        let sections = pages.iter().map(|(_, documents)| documents.len()).sum();
        let Some(mut places) = ordinals::between(self.last, above, sections) else { return Ok(false) };
        for (mut record, documents) in pages {
            let mut at = Vec::with_capacity(documents.len());
            for (section, ordinal) in documents.into_iter().zip(&mut places) {
                let mut document = section.document;
                document.add_number(self.fields.ordinal, ordinal);
                document.wait_at(self.room.take(document.bytes()));
                if let Err(ended) = self.writer.add_document(document) {
                    // A commit says why the writer has ended.
                    let why = self.writer.commit().err().unwrap_or(ended);
                    return Err(self.generations.failed(why));
                }
                at.push(ordinal);
            }
            if let (Some(page), Some(&first), Some(&last)) = (&mut record.page, at.first(), at.last()) {
                page.ordinals = (first, last);
                self.last = last;
            }
            self.count(&record)?;
        }
        Ok(true)
    }

    fn count(&mut self, record: &PageRecord) -> Result<()> {
        record.diagnostics.iter().for_each(|diagnostic| self.count_diagnostic(diagnostic.kind));
        let site = self.manifest.sites.entry(record.site.clone()).or_default();
        match &record.page {
            None => {
                // What is read with another file is not left out.
                if let Some(why) = &record.left_out {
                    site.left_out += 1;
                    *site.left_out_because.entry(why.clone()).or_default() += 1;
                }
            }
            Some(page) => {
                *site.pages.entry(page.lang.clone()).or_default() += 1;
                self.manifest.pages += 1;
                if !self.firsts.contains_key(&page.lang) {
                    self.firsts.insert(page.lang.clone(), (record.site.clone(), record.path.clone()));
                }
                for (lang, sections) in &page.sections {
                    *self.manifest.languages.entry(lang.clone()).or_default() += sections;
                    self.manifest.sections += sections;
                    site.sections += sections;
                }
                for (sum, length) in self.manifest.lengths.iter_mut().zip(page.lengths) {
                    *sum += length;
                }
                self.facts.add(&record.site, page);
                self.content.update(&document::page_number(&record.site, &record.path).to_le_bytes());
                self.content.update(&page.digest.to_le_bytes());
            }
        }
        self.span = self.span.and(record.span);
        self.records.as_mut().map_or(Ok(()), |records| records.add(record))
    }

    /// The languages that pages have declared so far, each with the site and the path of the first page.
    pub fn languages(&self) -> impl Iterator<Item = (&str, (&str, &str))> {
        self.firsts.iter().map(|(lang, (site, path))| (lang.as_str(), (site.as_str(), path.as_str())))
    }

    /// Number of files that gave no page so far, by the reason.
    pub fn left_out(&self) -> BTreeMap<String, u64> {
        let mut left_out = BTreeMap::new();
        for (why, files) in self.manifest.sites.values().flat_map(|site| &site.left_out_because) {
            *left_out.entry(why.clone()).or_default() += files;
        }
        left_out
    }

    /// Number of pages so far.
    pub fn pages(&self) -> u64 {
        self.manifest.pages
    }

    /// Puts the generation in force and removes the last one. `inputs` is what the generation was built from.
    ///
    /// # Errors
    /// [`timra_format::Error::Tantivy`] or [`Error::Write`] if the generation cannot be written; the index is then what
    /// it was before. [`Error::Unsettled`] if the new index is in force, but may not be on the disk yet.
    pub fn publish(mut self, mut inputs: Inputs, lexicon: &SiteLexicon) -> Result<Manifest> {
        let path = self.building.path().join(FILES);
        self.facts.write_dates(&mut self.manifest);
        let pairs = [lexicon.pairs(), &self.facts.pairs()].concat();
        let (records, writer, is_incremental) = (self.records, &mut self.writer, self.linked.is_some());
        let (written, merged) = rayon::join(
            || -> Result<()> {
                write_lexicon(&pairs, &path)?;
                records.map_or(Ok(()), RecordFile::finish)
            },
            || {
                writer.commit()?;
                if is_incremental { segments::merge_small(writer) } else { segments::merge_all(writer) }
            },
        );
        written?;
        merged.map_err(|e| self.generations.failed(e))?;
        self.writer.wait_merging_threads().map_err(|e| self.generations.failed(e))?;
        if self.manifest.counts_by_language() {
            language_counts::write(&path)?;
        }
        if self.manifest.sites.values().any(|site| site.pages.len() > 1) {
            translation_groups::write(&path)?;
        }
        let sealed = settle(&path, self.linked.as_mut())?;
        let linked = self.linked.unwrap_or_default();
        self.manifest.seal(seals(&path, &sealed)?, &mut self.content);
        inputs.generation.clone_from(&self.manifest.generation);
        inputs.span = self.span;
        publish(&self.generations, self.building.path(), (&self.manifest, &linked), &inputs)?;
        Ok(self.manifest)
    }
}

/// A temporary directory for a new generation, and the directory in it for the files of the generation.
fn begun(generations: &Generations) -> Result<(tempfile::TempDir, PathBuf)> {
    let building = generations.building()?;
    let files = building.path().join(FILES);
    fs::create_dir(&files).map_err(|source| Error::Write { path: files.clone(), source })?;
    Ok((building, files))
}

/// Writes learned translations and acronyms into a generation, if there are any.
fn write_lexicon(pairs: &[Pair], generation: &Path) -> Result<()> {
    if pairs.is_empty() {
        return Ok(());
    }
    let path = generation.join(LEXICON);
    let write = |path: &Path| pair_table::write(pairs, &mut fs::File::create(path)?);
    write(&path).map_err(|source| Error::Write { path, source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prepare::record;
    use crate::{IndexedPage, prepare};
    use timra_corpus::Documents;
    use timra_format::{check, open};

    /// An index of documents whose every word is new, which takes the most memory.
    fn build(documents: usize, words: usize) -> (tempfile::TempDir, Manifest, usize) {
        let dir = tempfile::tempdir().expect("a directory");
        let (lines, index) = (dir.path().join("documents.jsonl"), dir.path().join("index"));
        let line = |document: usize| {
            let words = (0..words).map(|word| format!("word{}", document * words + word));
            format!("{{\"id\": \"{document}\", \"text\": \"{}\"}}\n", words.collect::<Vec<_>>().join(" "))
        };
        fs::write(&lines, (0..documents).map(line).collect::<String>()).expect("documents");
        // The least memory that Tantivy takes.
        let generations = Generations::take(&index).expect("ours");
        let mut new = NewGeneration::begin(generations, Memory(1), false).expect("a new generation");
        let mut file = Documents::open(&lines).expect("documents");
        for line in file.lines(u64::MAX).expect("lines") {
            let page = file.page(&line, &mut Vec::new()).expect("a document");
            let documents = prepare(&new.fields(), &page, &[]);
            let page = Some(IndexedPage::new(&page, &documents));
            assert!(new.add(vec![(record("", "", page), documents)], None).expect("added"));
        }
        new.writer.commit().expect("a commit");
        let segments = new.writer.index().searchable_segments().expect("segments").len();
        let published = new.publish(Inputs::default(), &SiteLexicon::default()).expect("published");
        (dir, published, segments)
    }

    #[test]
    fn an_index_of_many_segments_has_the_same_bytes_and_the_order_of_the_build() {
        let (first, second) = (build(90, 500), build(90, 500));
        assert!(first.2 > 2, "{} segments say little", first.2);
        assert_eq!(first.1, second.1);
        let dir = first.0.path().join("index");
        assert_eq!(check(&dir).expect("an index"), []);
        let index = open(&dir).expect("an index");
        let [segment] = index.searcher.segment_readers() else { panic!("not one segment") };
        let ordinals = segment.fast_fields().u64("ordinal").expect("a field");
        assert!((1..90).all(|doc| ordinals.first(doc - 1) < ordinals.first(doc)), "another order");
    }
}
