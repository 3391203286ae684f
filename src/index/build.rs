//! Builds: from files to a published generation, whole or incremental.

use std::path::Path;

use foldhash::HashMap;
use rayon::prelude::*;
use timra_corpus::Documents;
use timra_format::{Analysis, Manifest, SiteLexicon};

use super::generations::Generations;
use super::jsonl::write_documents;
use super::new_generation::NewGeneration;
use super::prepare::{Prepared, read};
use super::reading::Reading;
use super::site_files::{ContentFile, SiteFiles};
use super::{Built, Inputs, Memory, PageRecord, Sources};
use super::{record_file, segments, unknown_languages};
use crate::error::{Error, Result};

/// How many files are read and analysed, at most, before their documents are written.
const BATCH: usize = 256;

/// One part in so many of an index that was replaced makes a whole build worth its time: what was replaced stays in the
/// files, and every query looks at it.
const FRAGMENTED: usize = 8;

/// A build that knows what there is to index.
pub(crate) struct Build<'b> {
    pub sources: &'b Sources,
    pub content: &'b SiteFiles,
    pub lexicon: &'b SiteLexicon,
    pub inputs: Inputs,
    pub reading: Reading<'b>,
}

/// What has changed since the last generation.
pub(crate) struct Changes {
    /// The manifest of the last generation.
    old: Manifest,
    /// For each file of the content, its record if it stays as it is.
    kept: Vec<Option<PageRecord>>,
    /// Records of files that are gone or have changed.
    removed: Vec<PageRecord>,
}

/// The records of the files of the index in the directory `dir`, which has the manifest `old`; `None` if a build of
/// `sources` cannot be incremental.
pub(crate) fn old_records(sources: &Sources, dir: &Path, old: &Manifest) -> Option<Vec<PageRecord>> {
    let is_alike = old.version == env!("CARGO_PKG_VERSION") && old.analysis == *Analysis::current();
    let can_go_on = is_alike && sources.can_go_on() && !sources.full;
    can_go_on.then(|| record_file::read(&old.generation_path(dir), &old.files)).flatten()
}

impl Build<'_> {
    /// The changes since the generation in force, which has these `records`; `None` if so much has changed that a whole
    /// build is better.
    pub(crate) fn changes(&self, generations: &Generations, records: Vec<PageRecord>) -> Option<Changes> {
        let old = generations.old.as_ref()?;
        let generation = old.generation_path(&generations.dir);
        let named = |record: PageRecord| ((record.site.clone(), record.path.clone()), record);
        let mut known: HashMap<(String, String), PageRecord> = records.into_iter().map(named).collect();
        let mut kept = Vec::with_capacity(self.content.files.len());
        for ContentFile { site, file, fingerprint, .. } in &self.content.files {
            let key = (self.content.sites[*site].name.clone(), file.path.clone());
            let is_same = known.get(&key).is_some_and(|record| {
                let is_unchanged = record.fingerprint.is_some() && record.fingerprint == *fingerprint;
                is_unchanged && record.span.holds(self.sources.options.now)
            });
            kept.push(if is_same { known.remove(&key) } else { None });
        }
        let removed: Vec<PageRecord> = known.into_values().collect();
        let (replaced, documents) = segments::fragmentation(&generation, &old.files)?;
        let sections = |record: &PageRecord| {
            record.page.as_ref().map_or(0, |page| page.sections.values().sum::<u64>() as usize)
        };
        let changing =
            removed.iter().map(sections).sum::<usize>().max(kept.iter().filter(|k| k.is_none()).count());
        let is_fragmented = (replaced as usize + changing) * FRAGMENTED > documents as usize;
        // They are held until the next page that stays.
        let fresh = self.content.files.iter().zip(&kept).filter(|(_, kept)| kept.is_none());
        let is_much = fresh.map(|(fresh, _)| fresh.file.stamp.len).sum::<u64>() > self.memory().held();
        (!is_fragmented && !is_much).then(|| Changes { old: old.clone(), kept, removed })
    }

    /// Builds on the generation in force; a whole build if that is not possible.
    ///
    /// # Errors
    /// The errors of [`super::build`].
    pub(crate) fn incremental(mut self, generations: Generations, changes: Changes) -> Result<Built> {
        let dir = generations.dir.clone();
        let mut new = match NewGeneration::incremental(generations, &changes.old, self.memory()) {
            Ok(new) => new,
            // Damage is no start.
            Err(Error::Format(timra_format::Error::BrokenIndex { .. })) => {
                return self.whole(Generations::take(&dir)?);
            }
            Err(error) => return Err(error),
        };
        let said = self.reading.diagnostics.len();
        self.reading.diagnostics.iter().for_each(|diagnostic| new.count_diagnostic(diagnostic.kind));
        changes.removed.iter().for_each(|record| new.remove(record));
        if !self.write(&mut new, changes.kept)? {
            drop(new);
            self.reading.diagnostics.truncate(said);
            return self.whole(Generations::take(&dir)?);
        }
        self.publish(new)
    }

    /// Builds from nothing.
    ///
    /// # Errors
    /// The errors of [`super::build`].
    pub(crate) fn whole(mut self, generations: Generations) -> Result<Built> {
        // Before all the work: one of them may not be there.
        let documents = self.sources.jsonl.iter().map(|path| Documents::open(path));
        let documents = documents.collect::<Result<Vec<_>, _>>()?;
        self.reading.bytes = (0, documents.iter().map(Documents::bytes).sum());
        let mut new = NewGeneration::begin(generations, self.memory(), self.sources.can_go_on())?;
        self.reading.diagnostics.iter().for_each(|diagnostic| new.count_diagnostic(diagnostic.kind));
        self.write(&mut new, vec![None; self.content.files.len()])?;
        for documents in documents {
            write_documents(&mut self.reading, &mut new, documents)?;
        }
        self.publish(new)
    }

    fn publish(mut self, mut new: NewGeneration) -> Result<Built> {
        self.reading.progress.tell(self.reading.bytes.1, self.reading.bytes.1);
        if new.pages() == 0 {
            let roots = self.sources.roots.iter().chain(&self.sources.jsonl);
            let roots: Vec<String> = roots.map(|root| root.display().to_string()).collect();
            let (roots, left_out) = (roots.join(", "), new.left_out());
            return Err(Error::NoPages { roots, left_out, diagnostics: self.reading.diagnostics });
        }
        for site in &self.content.sites {
            new.site(&site.name);
        }
        for diagnostic in unknown_languages(new.languages(), &self.content.sites) {
            new.count_diagnostic(diagnostic.kind);
            self.reading.diagnostics.push(diagnostic);
        }
        let manifest = new.publish(self.inputs, self.lexicon)?;
        Ok(Built { manifest, diagnostics: self.reading.diagnostics })
    }

    /// Memory that the build tries to stay within.
    fn memory(&self) -> Memory {
        self.reading.memory
    }

    /// Writes all files in the order of the content: keeps those that are `kept`, reads the others. `false` if there is
    /// no room for these.
    fn write(&mut self, new: &mut NewGeneration, kept: Vec<Option<PageRecord>>) -> Result<bool> {
        // Behind the last page that stays, there is always room.
        let last_kept = kept.iter().rposition(|record| record.as_ref().is_some_and(|it| it.page.is_some()));
        let mut kept = kept.into_iter();
        let (mut waiting, mut done): (Vec<Prepared>, usize) = (Vec::new(), 0);
        let (files, fields) = (&self.content.files, new.fields());
        // Bytes, not files: one page may be as long as a thousand others.
        let fresh = files.iter().zip(kept.as_slice()).filter(|(_, kept)| kept.is_none());
        self.reading.bytes.1 += fresh.map(|(fresh, _)| fresh.file.stamp.len).sum::<u64>();
        while done < files.len() {
            self.reading.tell();
            let batch = &files[done..done + self.batch(&files[done..], kept.as_slice())];
            let kept: Vec<Option<PageRecord>> = kept.by_ref().take(batch.len()).collect();
            let read: Vec<_> = batch
                .par_iter()
                .zip(&kept)
                .map(|(file, kept)| kept.is_none().then(|| read(self.content, file, &fields)))
                .collect();
            for (at, (kept, read)) in (done..).zip(kept.into_iter().zip(read)) {
                let file = &files[at].file;
                if let Some(read) = read {
                    self.reading.bytes.0 += file.stamp.len;
                    let (record, _) = &read.prepared;
                    self.reading.diagnostics.extend_from_slice(&record.diagnostics);
                    // What could not be read is not known by its stamp.
                    if record.fingerprint.is_none() {
                        self.inputs.stamps[at].1 = None;
                    }
                    if !self.sources.jsonl.is_empty() {
                        for id in read.ids {
                            self.reading.ids.take(id);
                        }
                    }
                    waiting.push(read.prepared);
                } else if let Some(record) = kept {
                    self.reading.diagnostics.extend(record.diagnostics_in(&file.full_path));
                    let above = record.page.as_ref().map(|page| page.ordinals.0);
                    // A file that gave no page has no place of its own.
                    if above.is_some() || waiting.is_empty() {
                        if !(new.add(std::mem::take(&mut waiting), above)? && new.keep(&record)?) {
                            return Ok(false);
                        }
                    } else {
                        waiting.push((record, Vec::new()));
                    }
                }
            }
            done += batch.len();
            if last_kept.is_none_or(|last| last < done) {
                new.add(std::mem::take(&mut waiting), None)?;
            }
        }
        Ok(true)
    }

    /// How many of these files are read before their documents are written.
    fn batch(&self, files: &[ContentFile], kept: &[Option<PageRecord>]) -> usize {
        let most = self.memory().batch();
        let mut bytes = 0;
        let fits = |(of_site, kept): &(&ContentFile, &Option<PageRecord>)| {
            bytes += if kept.is_none() { of_site.file.stamp.len } else { 0 };
            bytes <= most
        };
        files.iter().zip(kept).take(BATCH).take_while(fits).count().max(1)
    }
}
