//! Files → an index that can be searched.

use std::path::Path;

use tantivy::directory::MmapDirectory;
use tantivy::{Index, ReloadPolicy, Searcher};

use super::{Fields, Manifest, SiteLexicon};
use crate::error::{Error, Result};

/// An index in memory-mapped files, as it was when it was opened.
pub struct OpenIndex {
    /// What the index says of itself.
    pub manifest: Manifest,
    /// Its fields.
    pub fields: Fields,
    /// Translations that were learned from its own pages.
    pub lexicon: SiteLexicon,
    /// Tantivy's view of its files.
    pub searcher: Searcher,
}

/// Opens the index in `dir`.
///
/// # Errors
/// As [`Manifest::read`], and [`Error::BrokenIndex`] if the files it names are missing or damaged.
pub fn open(dir: &Path) -> Result<OpenIndex> {
    let mut manifest = Manifest::read(dir)?;
    loop {
        match open_generation(dir, &manifest) {
            Ok((fields, lexicon, searcher)) => return Ok(OpenIndex { manifest, fields, lexicon, searcher }),
            Err(error) => {
                // A build may have published a new generation and removed this one meanwhile.
                let now = Manifest::read(dir)?;
                if now.generation == manifest.generation {
                    return Err(error);
                }
                manifest = now;
            }
        }
    }
}

fn open_generation(dir: &Path, manifest: &Manifest) -> Result<(Fields, SiteLexicon, Searcher)> {
    let path = dir.join(&manifest.generation);
    let broken = |what: String| Error::BrokenIndex { path: path.clone(), what };
    // The manifest's word is no reason to read outside the index.
    let number = manifest.generation.strip_prefix('g').unwrap_or_default();
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(broken("its manifest names a directory outside the index".into()));
    }
    if !path.is_dir() {
        return Err(broken("the files that its manifest names are missing".into()));
    }
    let failed = |e: tantivy::TantivyError| broken(format!("its files cannot be opened: {e}"));
    let directory = MmapDirectory::open(&path).map_err(|e| failed(e.into()))?;
    let index = Index::open(directory).map_err(failed)?;
    let (schema, fields) = Fields::schema();
    if index.schema() != schema {
        return Err(broken("its fields are not the ones that this version writes".into()));
    }
    let reader = index
        .reader_builder()
        .reload_policy(ReloadPolicy::Manual)
        .num_warming_threads(0)
        .try_into()
        .map_err(failed)?;
    Ok((fields, SiteLexicon::read(&path)?, reader.searcher()))
}

/// Bytes that the index in `dir` takes on disk, manifest included.
pub fn size_on_disk(dir: &Path, manifest: &Manifest) -> u64 {
    let files = std::fs::read_dir(dir.join(&manifest.generation)).into_iter().flatten().flatten();
    let segments: u64 = files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum();
    segments + std::fs::metadata(dir.join("manifest.json")).map_or(0, |file| file.len())
}
