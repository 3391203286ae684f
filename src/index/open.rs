//! Files → an index that can be searched.

use std::io;
use std::path::Path;

use tantivy::directory::{Directory, MmapDirectory};
use tantivy::{Index, ReloadPolicy, Searcher};
use timra_language::General;

use super::read_only::ReadOnly;
use super::seal::CHANGED;
use super::stored_values::StoredValues;
use super::{
    Fields, Manifest, Sections, SiteLexicon, first_damage, guarded, manifest, segments, site_lexicon,
};
use crate::error::{Error, Result};

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
    /// What is stored of them in columns.
    pub(super) values: StoredValues,
}

/// Opens the index in `dir`.
///
/// Reads the stored texts and names to the last byte, since a wrong length in a text is fatal. Of the other files it
/// looks at the lengths and reads only what it needs: a wrong byte may be found later or never; [`super::check`] finds
/// every one.
///
/// # Errors
/// As [`Manifest::read`], [`Error::OtherAnalysis`] if its words were cut otherwise than those of a query would be, and
/// [`Error::BrokenIndex`] if the files it names are missing or seen to be damaged.
pub fn open(dir: &Path) -> Result<OpenIndex> {
    open_checked(dir, Check::Needed)
}

/// As [`open`], once every byte is known to be what was written.
///
/// # Errors
/// As [`open`].
pub fn open_whole(dir: &Path) -> Result<OpenIndex> {
    open_checked(dir, Check::Everything)
}

/// As [`open_whole`], of the generation of the index in `dir` that `manifest` names.
///
/// # Errors
/// As [`open`].
pub fn open_generation(dir: &Path, manifest: Manifest) -> Result<OpenIndex> {
    opened(dir, manifest, Check::Everything)
}

/// What is looked at before an index is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Check {
    Needed,
    Everything,
}

fn open_checked(dir: &Path, check: Check) -> Result<OpenIndex> {
    let mut manifest = Manifest::read(dir)?;
    loop {
        let generation = manifest.generation.clone();
        match opened(dir, manifest, check) {
            Ok(index) => return Ok(index),
            Err(error) => {
                // A build may have published a new generation and removed this one meanwhile.
                manifest = Manifest::read(dir)?;
                if manifest.generation == generation {
                    return Err(error);
                }
            }
        }
    }
}

fn opened(dir: &Path, manifest: Manifest, check: Check) -> Result<OpenIndex> {
    if let Some(what) = manifest.analysis_mismatch() {
        return Err(Error::OtherAnalysis { path: dir.to_owned(), what });
    }
    let (fields, lexicon, searcher, sections, values) =
        guarded(dir, || first_damage(dir, &manifest), || files_of(dir, &manifest, check))?;
    let generals = manifest.languages.keys().filter_map(|tag| General::of(tag)).collect();
    Ok(OpenIndex { manifest, fields, lexicon, generals, searcher, sections, values })
}

fn files_of(
    dir: &Path,
    manifest: &Manifest,
    check: Check,
) -> Result<(Fields, SiteLexicon, Searcher, Sections, StoredValues)> {
    let path = manifest.generation_path(dir);
    let broken = |what: String| Error::BrokenIndex { path: path.clone(), what };
    if !path.is_dir() {
        return Err(broken("the files that its manifest names are missing".into()));
    }
    if check == Check::Everything {
        manifest.check_text(dir)?;
    }
    let failed = |e: tantivy::TantivyError| broken(format!("its files cannot be opened: {e}"));
    let directory = ReadOnly::new(MmapDirectory::open(&path).map_err(|e| failed(e.into()))?, &manifest.files);
    let map = |name: &str| directory.open_read(Path::new(name)).map_err(io::Error::other)?.read_bytes();
    // As long as these live, a file is mapped once.
    let mut mapped = Vec::new();
    for (name, seal) in &manifest.files {
        let at = path.join(name);
        let wrong = match check {
            Check::Everything => seal.wrong_length(&at).or_else(|| match map(name) {
                Ok(bytes) => {
                    let wrong = seal.wrong_bytes(&bytes);
                    mapped.push(bytes);
                    wrong
                }
                Err(error) => Some(format!("it cannot be read: {error}")),
            }),
            // It says how much memory the rest takes.
            Check::Needed if name == segments::META => seal.wrong_content(&at),
            Check::Needed => seal.wrong_length(&at),
        };
        if let Some(what) = wrong {
            return Err(Error::BrokenIndex { path: at, what });
        }
    }
    let index = Index::open(directory).map_err(failed)?;
    // Tantivy believes the lengths in stored texts: where one asks for more memory than there is, the process ends on the
    // spot, and no guard helps. A wrong name leads to another section.
    let is_stored = |name: &&Path| name.extension().is_some_and(|e| e == "store" || e == "fast");
    let stored = manifest.files.keys().map(Path::new).filter(is_stored);
    for name in stored.filter(|_| check == Check::Needed) {
        if !index.directory().validate_checksum(name).unwrap_or(false) {
            return Err(Error::BrokenIndex { path: path.join(name), what: CHANGED.into() });
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
    let values = StoredValues::new(&searcher).map_err(failed)?;
    let has_lexicon = manifest.files.contains_key(site_lexicon::FILE);
    let lexicon = if has_lexicon { SiteLexicon::read(&path)? } else { SiteLexicon::default() };
    Ok((fields, lexicon, searcher, sections, values))
}

/// Bytes that the index in `dir` takes on disk, manifest included.
pub fn size_on_disk(dir: &Path, manifest: &Manifest) -> u64 {
    let files: u64 = manifest.files.values().map(|file| file.bytes).sum();
    let manifests =
        [dir, &manifest.generation_path(dir)].map(|at| std::fs::metadata(at.join(manifest::FILE)));
    files + manifests.iter().flatten().map(std::fs::Metadata::len).sum::<u64>()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::open;
    use crate::error::Error;
    use crate::{Manifest, Progress, Seals, Sources, build};

    #[test]
    fn what_is_not_sealed_is_not_read() {
        let place = tempfile::tempdir().expect("a directory");
        let (root, dir) = (place.path().join("notes"), place.path().join("index"));
        fs::create_dir(&root).expect("a directory");
        fs::write(root.join("a.md"), "# Work\n").expect("a page");
        let sources = Sources { roots: vec![root], ..Sources::default() };
        build(&sources, &dir, &Progress::silent()).expect("an index");
        let manifest = Manifest::read(&dir).expect("a manifest");
        // Others are not opened before somebody asks for what is in them.
        let is_opened = |name: &&String| !name.ends_with(".lz4") && !name.ends_with(".pos");
        for left_out in manifest.files.keys().filter(is_opened).map(Some).chain([None]) {
            let mut hostile = manifest.clone();
            match left_out {
                Some(name) => drop(hostile.files.remove(name)),
                None => hostile.files = Seals::new(),
            }
            let generation = hostile.publish_as_if_written(&dir);
            let opened = open(&dir);
            assert!(matches!(opened, Err(Error::BrokenIndex { .. })), "without {left_out:?}");
            fs::rename(generation, manifest.generation_path(&dir)).expect("the old name");
        }
    }
}
