//! Files → an index that can be searched.

use std::path::Path;

use tantivy::directory::MmapDirectory;
use tantivy::{Index, ReloadPolicy, Searcher};

use super::read_only::ReadOnly;
use super::{Analysis, Fields, Manifest, Sections, SiteLexicon, damages, guarded, manifest, segments};
use crate::error::{Error, Result};
use crate::language::General;

/// An index in memory-mapped files, as it was when it was opened.
pub struct OpenIndex {
    /// What the index says of itself.
    pub manifest: Manifest,
    /// Its fields.
    pub fields: Fields,
    /// Translations that were learned from its own pages.
    pub lexicon: SiteLexicon,
    /// The languages of its sections that have only a stemmer.
    pub generals: Vec<&'static General>,
    /// Tantivy's view of its files.
    pub searcher: Searcher,
    /// Its sections.
    pub sections: Sections,
}

/// Opens the index in `dir`.
///
/// Reads the stored texts to the last byte, since a wrong length in them is fatal. Of the other files it looks at the
/// lengths and reads only what it needs: a wrong byte may be found later or never; [`super::check`] finds every one.
///
/// # Errors
/// As [`Manifest::read`], [`Error::OtherAnalysis`] if its words were cut otherwise than those of a query would be, and
/// [`Error::BrokenIndex`] if the files it names are missing or seen to be damaged.
pub fn open(dir: &Path) -> Result<OpenIndex> {
    let mut manifest = Manifest::read(dir)?;
    loop {
        let languages = manifest.languages.keys().map(String::as_str);
        if let Some(what) = manifest.analysis.mismatch(Analysis::current(), languages) {
            return Err(Error::OtherAnalysis { path: dir.to_owned(), what });
        }
        let damage = || damages(dir, &manifest).into_iter().next().map(Error::from);
        match guarded(damage, || open_generation(dir, &manifest)) {
            Ok((fields, lexicon, searcher, sections)) => {
                let generals = manifest.languages.keys().filter_map(|tag| General::of(tag)).collect();
                return Ok(OpenIndex { manifest, fields, lexicon, generals, searcher, sections });
            }
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

fn open_generation(dir: &Path, manifest: &Manifest) -> Result<(Fields, SiteLexicon, Searcher, Sections)> {
    let path = manifest.generation_path(dir);
    let broken = |what: String| Error::BrokenIndex { path: path.clone(), what };
    if !path.is_dir() {
        return Err(broken("the files that its manifest names are missing".into()));
    }
    for (name, seal) in &manifest.files {
        let path = path.join(name);
        // It says how much memory the rest takes.
        let is_meta = name == segments::META;
        if let Some(what) = if is_meta { seal.wrong_content(&path) } else { seal.wrong_length(&path) } {
            return Err(Error::BrokenIndex { path, what });
        }
    }
    let failed = |e: tantivy::TantivyError| broken(format!("its files cannot be opened: {e}"));
    let directory = MmapDirectory::open(&path).map_err(|e| failed(e.into()))?;
    let index = Index::open(ReadOnly(directory)).map_err(failed)?;
    // Tantivy believes the lengths in stored texts: where one asks for more memory than there is, the process ends on
    // the spot, and no guard helps.
    for name in
        manifest.files.keys().map(Path::new).filter(|name| name.extension().is_some_and(|e| e == "store"))
    {
        if !index.directory().validate_checksum(name).unwrap_or(false) {
            let what = "its content is not what was written".into();
            return Err(Error::BrokenIndex { path: path.join(name), what });
        }
    }
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
    let searcher = reader.searcher();
    let sections = Sections::new(&searcher).map_err(failed)?;
    Ok((fields, SiteLexicon::read(&path)?, searcher, sections))
}

/// Bytes that the index in `dir` takes on disk, manifest included.
pub fn size_on_disk(dir: &Path, manifest: &Manifest) -> u64 {
    let files: u64 = manifest.files.values().map(|file| file.bytes).sum();
    files + std::fs::metadata(dir.join(manifest::FILE)).map_or(0, |file| file.len())
}
