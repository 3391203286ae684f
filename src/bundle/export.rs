//! A bundle is written to a directory.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use flate2::{Compression, GzBuilder};
use timra_format::OpenIndex;
use timra_language::{Script, StemmerOnly};

use super::contents::Contents;
use super::description::{BUNDLE, Description};
use super::engine_sign::{EngineReach, EngineSign};
use super::of_index::contents;
use super::own_files::{DRAFT, PIECES, check_is_free, entries, remove_left};
use super::page_list::{PAGE_LIST, page_list};
use super::titles::titles;
use super::written::WrittenBundle;
use super::{ExportError, PieceName};

/// What was written to a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What the bundle says of itself.
    pub description: Description,
    /// Number of files that have the pieces.
    pub pieces: usize,
    /// Bytes of these files.
    pub bytes: u64,
    /// Number of files that were written; the others were there.
    pub written: usize,
    /// Number of files of earlier bundles that were removed.
    pub removed: usize,
}

/// An engine for browsers.
#[derive(Debug, Default)]
pub struct EngineFile {
    /// The WebAssembly.
    pub wasm: Vec<u8>,
    /// Bytes of the engine packed with gzip, if whoever made it took the time to pack it well.
    pub packed: Option<Vec<u8>>,
}

/// What browsers need beside the index.
#[derive(Debug, Default)]
pub struct ForBrowsers<'b> {
    /// Engines; the bundle takes the first that answers from it.
    pub engines: Vec<EngineFile>,
    /// Files that lie beside `bundle.json`, by their names.
    pub files: &'b [(&'b str, &'b str)],
}

/// Writes the bundle of `index`, which errors call `name`, to the directory `to`: only files that are not there, then
/// `bundle.json`. Pieces of earlier bundles are removed last, so a reader who has just come finds all that it names. The same
/// index gives the same bytes.
///
/// # Errors
/// [`ExportError::Foreign`] if the directory has other files and no bundle, or a page of others where the list of pages goes,
/// [`ExportError::Dictionaries`] if the words of the index were cut by dictionaries, [`ExportError::Engine`] if the engine is
/// another, [`ExportError::Read`] if the index cannot be read, [`ExportError::Write`] if a file cannot be written.
pub fn export(
    index: &OpenIndex,
    name: &Path,
    to: &Path,
    for_browsers: ForBrowsers,
) -> Result<Exported, ExportError> {
    check_is_free(to)?;
    if !index.manifest.analysis.dictionaries.is_empty() {
        return Err(ExportError::Dictionaries { path: name.to_owned() });
    }
    let unreadable = |error: tantivy::TantivyError| ExportError::Read {
        source: timra_format::Error::Tantivy { path: name.to_owned(), source: error.into() },
    };
    let contents = contents(index).map_err(unreadable)?;
    let ForBrowsers { engines, files } = for_browsers;
    let engine = chosen(engines, reach(&contents))?;
    let WrittenBundle { core, mut pieces, of_site, pack: postings } =
        WrittenBundle::new(&contents).map_err(|_| ExportError::TooLarge { path: name.to_owned() })?;
    drop(contents);
    let manifest = &index.manifest;
    let mut description = Description::new(&manifest.digest, manifest.pages, manifest.sections);
    let titles = titles(index).map_err(unreadable)?;
    description.core = PieceName::of(&core).to_string();
    description.pack = postings.map(|name| name.to_string());
    let page_list = page_list(&titles);
    // Writing plain strings as JSON cannot fail.
    let titles = serde_json::to_vec(&titles).unwrap_or_default();
    description.titles = PieceName::of(&titles).to_string();
    description.engine = engine.as_ref().map(|engine| PieceName::of(&engine.wasm).to_string());
    pieces.extend([core, titles]);
    let mut exported = Exported { description, pieces: 0, bytes: 0, written: 0, removed: 0 };
    let mut named = BTreeSet::new();
    let engine = engine.into_iter().map(|EngineFile { wasm, packed }| (wasm, packed));
    for (at, (piece, packed)) in pieces.into_iter().map(|piece| (piece, None)).chain(engine).enumerate() {
        let path = to.join(path_of(PieceName::of(&piece)));
        if !named.insert(path.clone()) {
            continue;
        }
        let packed = match packed {
            Some(packed) => packed,
            None => pack(&piece).map_err(|source| ExportError::Write { path: path.clone(), source })?,
        };
        exported.pieces += 1;
        exported.bytes += packed.len() as u64;
        exported.description.bytes += if at < of_site { packed.len() as u64 } else { 0 };
        exported.written += usize::from(put(&path, &packed)?);
    }
    for (name, text) in files.iter().copied().chain([(PAGE_LIST, &*page_list)]) {
        put(&to.join(name), text.as_bytes())?;
    }
    put(&to.join(BUNDLE), exported.description.text().as_bytes())?;
    exported.removed = remove_others(&to.join(PIECES), &named)?;
    remove_left(to)?;
    Ok(exported)
}

/// The first engine that is for so much, if there are engines.
fn chosen(engines: Vec<EngineFile>, needs: EngineReach) -> Result<Option<EngineFile>, ExportError> {
    let fits = |engine: &EngineFile| EngineSign::of(&engine.wasm).is_some_and(|sign| sign.fits(needs));
    let has_engines = !engines.is_empty();
    let engine = engines.into_iter().find(fits);
    if has_engines && engine.is_none() { Err(ExportError::Engine { needs }) } else { Ok(engine) }
}

/// What an engine has to be for.
fn reach(contents: &Contents) -> EngineReach {
    let is_unspaced = |c: char| Script::of(c).is_some_and(|script| !script.has_spaces());
    if contents.terms.keys().any(|key| key.chars().any(is_unspaced)) {
        return EngineReach::All;
    }
    let has_stemmer = contents.tags.iter().any(|tag| StemmerOnly::of(tag).is_some());
    if has_stemmer { EngineReach::Spaced } else { EngineReach::Own }
}

/// Where a piece is in the directory of a bundle. A directory never has too many files for a host.
fn path_of(name: PieceName) -> PathBuf {
    let name = name.to_string();
    Path::new(PIECES).join(&name[..2]).join(&name[2..])
}

/// The bytes of a piece as a file: packed once here, since not every host packs what it sends.
fn pack(piece: &[u8]) -> io::Result<Vec<u8>> {
    // No time and no name of a machine: the same bytes everywhere.
    let mut gz = GzBuilder::new().operating_system(255).write(Vec::new(), Compression::best());
    gz.write_all(piece)?;
    gz.finish()
}

/// Writes a file unless it has these bytes already; whether it did. A reader sees the whole file or none.
fn put(path: &Path, bytes: &[u8]) -> Result<bool, ExportError> {
    if has(path, bytes) {
        return Ok(false);
    }
    let write = || {
        let folder = path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder)?;
        let mut draft = path.as_os_str().to_owned();
        draft.push(DRAFT);
        fs::write(&draft, bytes)?;
        fs::rename(&draft, path)
    };
    write().map_err(|source| ExportError::Write { path: path.to_owned(), source })?;
    Ok(true)
}

/// Whether a file has just these bytes.
fn has(path: &Path, bytes: &[u8]) -> bool {
    let Ok(mut file) = fs::File::open(path) else { return false };
    let is_as_long = file.metadata().is_ok_and(|it| it.is_file() && it.len() == bytes.len() as u64);
    let mut found = Vec::new();
    is_as_long && file.read_to_end(&mut found).is_ok() && found == bytes
}

/// Removes every file below the directory of pieces that is not `named`; how many.
fn remove_others(pieces: &Path, named: &BTreeSet<PathBuf>) -> Result<usize, ExportError> {
    let mut removed = 0;
    let failed = |path: &Path, source| ExportError::Write { path: path.to_owned(), source };
    for folder in entries(pieces).map_err(|e| failed(pieces, e))? {
        if !folder.is_dir() || folder.is_symlink() {
            continue;
        }
        for file in entries(&folder).map_err(|e| failed(&folder, e))? {
            if !named.contains(&file) && !file.is_dir() {
                fs::remove_file(&file).map_err(|e| failed(&file, e))?;
                removed += 1;
            }
        }
        // It stays where it has files.
        let _ = fs::remove_dir(&folder);
    }
    Ok(removed)
}
