//! Opens an index over any directory that Tantivy can read.

use std::path::Path;

use tantivy::directory::Directory;
use tantivy::{Index, ReloadPolicy, Searcher};
use timra_language::{StemmerOnly, TermKey};

use super::language_counts::LanguageCounts;
use super::read_only::ReadOnly;
use super::stored_values::StoredValues;
use super::{
    Error, Fields, LEXICON, Manifest, Result, Sections, SiteLexicon, TRANSLATION_GROUPS, TranslationGroups,
};

/// Name of the file in which Tantivy lists the segments.
pub const META: &str = "meta.json";

/// An index that is open for reading. It stays as it was when it was opened.
pub struct OpenIndex {
    /// The manifest of the index.
    pub manifest: Manifest,
    /// The fields of the index.
    pub fields: Fields,
    /// Translations that were learned from the pages of the index.
    pub lexicon: SiteLexicon,
    /// The languages of the index that timra knows only a stemmer for.
    pub stemmers: Vec<&'static StemmerOnly>,
    /// The readers of Tantivy, one for each segment.
    pub searcher: Searcher,
    /// The numbers of the sections, and the document of each.
    pub sections: Sections,
    /// Stored values of sections: their names and their pages.
    pub values: StoredValues,
    /// The translation groups of sections whose pages differ between languages.
    pub translation_groups: TranslationGroups,
    /// In how many sections of each language a term stands; `None` where words show their language by their spelling.
    language_counts: Option<LanguageCounts>,
}

impl OpenIndex {
    /// The languages by which terms are counted, as BCP 47 primary subtags in alphabetical order, with the number of sections
    /// in each. One of them may be [`timra_language::UNDETERMINED`]. Empty where spelling tells every language.
    pub fn languages(&self) -> &[(String, u64)] {
        self.language_counts.as_ref().map_or(&[], LanguageCounts::languages)
    }

    /// Number of sections of each language in [`OpenIndex::languages`] that have `term`, in any zone. A section with the term
    /// in several zones counts once.
    ///
    /// # Errors
    /// What Tantivy cannot read, and counts that are damaged.
    pub fn count_by_language(&self, term: &TermKey) -> tantivy::Result<Vec<u64>> {
        let Some(counts) = &self.language_counts else { return Ok(Vec::new()) };
        counts.count(term, &self.searcher, &self.sections)
    }
}

/// Opens the generation that `manifest` names. `files` are its files, and errors call the index `path`.
///
/// The caller has to make sure that the files are what was written: Tantivy trusts them.
///
/// # Errors
/// [`Error::BrokenIndex`] if the files cannot be opened, or are not of this format.
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
    let language_counts = LanguageCounts::open(&files, &manifest, (&searcher, &sections)).map_err(failed)?;
    let lexicon = if manifest.files.contains_key(LEXICON) {
        let bytes = files.atomic_read(Path::new(LEXICON)).map_err(|e| failed(e.into()))?;
        let text = String::from_utf8(bytes).map_err(|_| broken("its learned words are no text".into()))?;
        SiteLexicon::parse(&text, &path.join(LEXICON))?
    } else {
        SiteLexicon::default()
    };
    let translation_groups = if manifest.files.contains_key(TRANSLATION_GROUPS) {
        let bytes = files.atomic_read(Path::new(TRANSLATION_GROUPS)).map_err(|e| failed(e.into()))?;
        TranslationGroups::decode(&bytes, sections.len())
            .ok_or_else(|| broken("its translations are not what was written".into()))?
    } else {
        TranslationGroups::default()
    };
    let stemmers = manifest.languages.keys().filter_map(|tag| StemmerOnly::of(tag)).collect();
    Ok(OpenIndex {
        manifest,
        fields,
        lexicon,
        stemmers,
        searcher,
        sections,
        values,
        translation_groups,
        language_counts,
    })
}
