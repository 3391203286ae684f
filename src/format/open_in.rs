//! The files of a generation, wherever they are → an index that can be searched.

use std::path::Path;

use tantivy::directory::Directory;
use tantivy::{Index, ReloadPolicy, Searcher};
use timra_language::General;

use super::read_only::ReadOnly;
use super::stored_values::StoredValues;
use super::{Error, Fields, LEXICON, Manifest, Result, Sections, SiteLexicon};

/// The file in which Tantivy says which segments there are.
pub const META: &str = "meta.json";

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
    pub values: StoredValues,
}

/// Opens the generation that `manifest` names; `files` are its files, and `path` is what errors call them.
///
/// Whoever calls this has made sure that the files are what was written: Tantivy trusts them.
///
/// # Errors
/// [`Error::BrokenIndex`] if they cannot be opened, or are not of this format.
pub fn open_in(files: impl Directory + Clone, manifest: Manifest, path: &Path) -> Result<OpenIndex> {
    let broken = |what: String| Error::BrokenIndex { path: path.to_owned(), what };
    let failed = |e: tantivy::TantivyError| broken(format!("its files cannot be opened: {e}"));
    let files = ReadOnly::new(files, &manifest.files);
    let index = Index::open(files.clone()).map_err(failed)?;
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
    let lexicon = if manifest.files.contains_key(LEXICON) {
        let bytes = files.atomic_read(Path::new(LEXICON)).map_err(|e| failed(e.into()))?;
        let text = String::from_utf8(bytes).map_err(|_| broken("its learned words are no text".into()))?;
        SiteLexicon::parse(&text, &path.join(LEXICON))?
    } else {
        SiteLexicon::default()
    };
    let generals = manifest.languages.keys().filter_map(|tag| General::of(tag)).collect();
    Ok(OpenIndex { manifest, fields, lexicon, generals, searcher, sections, values })
}
