//! Writes a new generation of an index to the side, and publishes it.

use std::fs;
use std::path::{Path, PathBuf};

use tantivy::directory::MmapDirectory;
use tantivy::index::SegmentId;
use tantivy::indexer::NoMergePolicy;
use tantivy::{Index, IndexSettings, IndexWriter, SegmentReader, TantivyDocument};

use super::manifest::{FORMAT, Manifest, SiteCounts, generation_number, sync};
use super::{Analysis, Fields, Inputs, StoredSection, document, segment_name};
use crate::corpus::Page;
use crate::error::{Error, Result};

/// Bytes of postings that are held in memory before Tantivy writes a segment: a whole site of a few thousand pages
/// fits, so that it becomes one segment without a merge.
const WRITER_MEMORY: usize = 256 << 20;

/// A generation that is being written. Dropped without [`Draft::publish`], the index is what it was.
pub struct Draft {
    dir: PathBuf,
    /// Where it is written; removed on drop unless published.
    building: tempfile::TempDir,
    fields: Fields,
    writer: IndexWriter,
    manifest: Manifest,
    ordinal: u64,
    /// Held until the draft is gone, so that one build at a time writes to an index.
    _lock: fs::File,
}

impl Draft {
    /// Begins a new generation of the index in `dir`, which is made if need be.
    ///
    /// # Errors
    /// [`Error::Write`] if the directory cannot be written to, [`Error::Busy`] if another build is at it.
    pub fn begin(dir: &Path) -> Result<Self> {
        Self::begin_within(dir, WRITER_MEMORY)
    }

    /// As [`Draft::begin`], with so many bytes of postings in memory.
    fn begin_within(dir: &Path, memory: usize) -> Result<Self> {
        let fail = |source| Error::Write { path: dir.to_owned(), source };
        fs::create_dir_all(dir).map_err(fail)?;
        let lock = fs::File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(dir.join(".lock"))
            .map_err(fail)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(Error::Busy { path: dir.to_owned() }),
            Err(fs::TryLockError::Error(source)) => return Err(fail(source)),
        }
        let old = ours(dir)?;
        remove_leftovers(dir, old.as_ref());
        let building = tempfile::Builder::new().prefix(".building-").tempdir_in(dir).map_err(fail)?;
        let (schema, fields) = Fields::schema();
        let tantivy = |e: tantivy::TantivyError| Error::Tantivy { path: dir.to_owned(), source: e.into() };
        let directory = MmapDirectory::open(building.path()).map_err(|e| tantivy(e.into()))?;
        let index = Index::create(directory, schema, IndexSettings::default()).map_err(tantivy)?;
        // One thread, so that sections keep their order; the work before it is what runs in parallel.
        let writer: IndexWriter = index.writer_with_num_threads(1, memory).map_err(tantivy)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let generation = next_generation(dir, old.as_ref());
        let manifest = Manifest {
            kind: "timra".into(),
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").into(),
            generation: format!("g{generation}"),
            digest: String::new(),
            analysis: Analysis::current().clone(),
            pages: 0,
            sections: 0,
            languages: Default::default(),
            sites: Default::default(),
            warnings: Default::default(),
            files: Default::default(),
        };
        Ok(Self { dir: dir.to_owned(), building, fields, writer, manifest, ordinal: 0, _lock: lock })
    }

    /// The fields that documents for this draft need.
    pub fn fields(&self) -> Fields {
        self.fields.clone()
    }

    /// Where the generation is being written.
    pub fn path(&self) -> &Path {
        self.building.path()
    }

    /// The documents of a page. Needs no draft, so pages can be prepared in parallel.
    pub fn prepare(
        fields: &Fields,
        page: &Page,
        candidates: &[&str],
    ) -> Vec<(TantivyDocument, StoredSection)> {
        (0..page.sections.len()).map(|place| document(fields, page, place, candidates)).collect()
    }

    /// Adds a page whose documents were prepared.
    ///
    /// # Errors
    /// [`Error::Tantivy`] if it cannot be written.
    pub fn add(&mut self, page: &Page, documents: Vec<(TantivyDocument, StoredSection)>) -> Result<()> {
        let site = self.manifest.sites.entry(page.site.clone()).or_default();
        *site.pages.entry(or_und(&page.declared_lang)).or_default() += 1;
        site.sections += documents.len() as u64;
        self.manifest.pages += 1;
        for (mut document, stored) in documents {
            self.manifest.sections += 1;
            *self.manifest.languages.entry(or_und(&stored.lang)).or_default() += 1;
            document.add_u64(self.fields.ordinal, self.ordinal);
            self.ordinal += 1;
            self.writer
                .add_document(document)
                .map_err(|e| Error::Tantivy { path: self.dir.clone(), source: e.into() })?;
        }
        Ok(())
    }

    /// Counts a file of a site that gave no page.
    pub fn leave_out(&mut self, site: &str) {
        self.site(site).left_out += 1;
    }

    /// Counts a warning.
    pub fn count_warning(&mut self, kind: &str) {
        *self.manifest.warnings.entry(kind.to_owned()).or_default() += 1;
    }

    /// Makes sure that a site without a single page is counted too.
    pub fn site(&mut self, site: &str) -> &mut SiteCounts {
        self.manifest.sites.entry(site.to_owned()).or_default()
    }

    /// Merges what was written into one segment, puts it in force and removes the generation before. `inputs` is what
    /// it was built from.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::Write`]; the index is then what it was before.
    pub fn publish(mut self, mut inputs: Inputs) -> Result<Manifest> {
        let dir = self.dir.clone();
        let tantivy = |e: tantivy::TantivyError| Error::Tantivy { path: dir.clone(), source: e.into() };
        self.writer.commit().map_err(tantivy)?;
        let segments = in_order(self.writer.index()).map_err(tantivy)?;
        if segments.len() > 1 {
            self.writer.merge(&segments).wait().map_err(tantivy)?;
            self.writer.commit().map_err(tantivy)?;
            self.writer.garbage_collect_files().wait().map_err(tantivy)?;
        }
        self.writer.wait_merging_threads().map_err(tantivy)?;
        segment_name::settle(self.building.path())?;
        self.manifest.seal(self.building.path())?;
        let path = self.manifest.generation_path(&self.dir);
        let fail = |source| Error::Write { path: path.clone(), source };
        for name in self.manifest.files.keys() {
            sync(&self.building.path().join(name)).map_err(fail)?;
        }
        sync(self.building.path()).map_err(fail)?;
        fs::rename(self.building.path(), &path).map_err(fail)?;
        // Not there any more, and not to be removed.
        let _ = self.building.keep();
        sync(&self.dir).map_err(fail)?;
        // Before the manifest: whoever is killed in between is told by the next look that this build is not in force,
        // and from what to build it.
        inputs.generation.clone_from(&self.manifest.generation);
        inputs.write(&self.dir)?;
        self.manifest.publish(&self.dir)?;
        remove_other_generations(&self.dir, &self.manifest.generation);
        Ok(self.manifest)
    }
}

/// The segments in the order in which their sections were added; their names are random.
fn in_order(index: &Index) -> tantivy::Result<Vec<SegmentId>> {
    let mut segments = Vec::new();
    for segment in index.searchable_segments()? {
        let ordinals = SegmentReader::open(&segment)?.fast_fields().u64("ordinal")?;
        segments.push((ordinals.first(0), segment.id()));
    }
    segments.sort_unstable();
    Ok(segments.into_iter().map(|(_, id)| id).collect())
}

/// A number that no generation in `dir` has, neither the one in force nor any that cannot be told from it.
fn next_generation(dir: &Path, old: Option<&Manifest>) -> u64 {
    let names = fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let there = names.filter_map(|name| generation_number(name.to_str()?));
    there.chain(old.and_then(Manifest::generation_number)).max().unwrap_or(0).saturating_add(1)
}

fn or_und(lang: &Option<String>) -> String {
    lang.clone().unwrap_or_else(|| "und".into())
}

/// The manifest of the index that a build would replace, if it can be read; an error if the directory is not timra's
/// to write to: nothing of anybody else is ever removed or overwritten.
fn ours(dir: &Path) -> Result<Option<Manifest>> {
    match Manifest::read(dir) {
        Ok(manifest) => Ok(Some(manifest)),
        Err(error @ Error::ForeignIndex { .. }) => Err(error),
        // A broken or older index of ours is what a build is for.
        Err(Error::BrokenIndex { .. } | Error::IndexFormat { .. }) => Ok(None),
        Err(Error::NoIndex { .. }) => {
            let entries = fs::read_dir(dir).map_err(|source| Error::Read { path: dir.to_owned(), source })?;
            let harmless = |name: &str| name == "README.md" || name.starts_with('.');
            let foreign = entries.flatten().any(|entry| !entry.file_name().to_str().is_some_and(harmless));
            if foreign { Err(Error::NotAnIndex { path: dir.to_owned() }) } else { Ok(None) }
        }
        Err(error) => Err(error),
    }
}

/// Removes what builds that were cut off have left. The caller holds the lock, so none of it is in use. As long as
/// nobody can say which generation is in force, all of them stay.
fn remove_leftovers(dir: &Path, old: Option<&Manifest>) {
    remove_from(dir, |name| name.starts_with(".building-") || name.starts_with(".new-"));
    if let Some(old) = old {
        remove_other_generations(dir, &old.generation);
    }
}

/// Readers that have the old files open keep them: a removed file lives until it is closed.
fn remove_other_generations(dir: &Path, current: &str) {
    remove_from(dir, |name| generation_number(name).is_some() && name != current);
}

/// Removing is tidying: what cannot be removed now is tried again by the next build.
fn remove_from(dir: &Path, remove: impl Fn(&str) -> bool) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_str().is_some_and(&remove) {
            let _ = fs::remove_dir_all(entry.path()).or_else(|_| fs::remove_file(entry.path()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::fs;

    use super::Draft;
    use crate::corpus::jsonl;
    use crate::index::{Inputs, Manifest, check, open};

    /// An index of documents whose every word is new, which takes the most memory.
    fn build(documents: usize, words: usize) -> (tempfile::TempDir, Manifest, usize) {
        let dir = tempfile::tempdir().expect("a directory");
        let (lines, index) = (dir.path().join("documents.jsonl"), dir.path().join("index"));
        let mut text = String::new();
        for document in 0..documents {
            let words = (0..words).map(|word| format!("word{}", document * words + word)).collect::<Vec<_>>();
            writeln!(text, r#"{{"id": "{document}", "text": "{}"}}"#, words.join(" ")).expect("a line");
        }
        fs::write(&lines, text).expect("documents");
        // The least that Tantivy takes.
        let mut draft = Draft::begin_within(&index, 15_000_000).expect("a draft");
        let fields = draft.fields();
        for page in jsonl(&lines, &mut Vec::new()).expect("documents") {
            let documents = Draft::prepare(&fields, &page, &[]);
            draft.add(&page, documents).expect("added");
        }
        draft.writer.commit().expect("a commit");
        let segments = draft.writer.index().searchable_segments().expect("segments").len();
        (dir, draft.publish(Inputs::default()).expect("published"), segments)
    }

    #[test]
    fn an_index_of_many_segments_has_the_same_bytes_and_the_order_of_the_build() {
        let (first, second) = (build(45, 500), build(45, 500));
        assert!(first.2 > 2, "{} segments say little", first.2);
        assert_eq!(first.1, second.1);
        let dir = first.0.path().join("index");
        assert_eq!(check(&dir).expect("an index"), []);
        let index = open(&dir).expect("an index");
        let [segment] = index.searcher.segment_readers() else { panic!("not one segment") };
        let ordinals = segment.fast_fields().u64("ordinal").expect("a field");
        assert!((0..45).all(|doc| ordinals.first(doc) == Some(u64::from(doc))), "another order");
    }
}
