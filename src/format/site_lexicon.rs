//! Translations that were learned from the pages of a site, in addition to those that come with timra.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use timra_language::{Pair, Translation, pair_table};

use crate::error::{Error, Result};

/// Name of the file with learned translations in a generation; there is none if nothing was learned.
pub const LEXICON: &str = "lexicon.tsv";

/// Learned translations, for both directions.
#[derive(Debug, Default)]
pub struct SiteLexicon {
    pairs: Vec<Pair>,
    by_words: HashMap<(String, String), Vec<Translation>>,
}

impl SiteLexicon {
    /// Reads files that `timra lexicon` wrote and a person may have edited.
    ///
    /// # Errors
    /// [`Error::Read`] if a file cannot be read, [`Error::Line`] for a line of another form.
    pub fn load(files: &[PathBuf]) -> Result<Self> {
        let mut lexicon = Self::default();
        for path in files {
            let text =
                fs::read_to_string(path).map_err(|source| Error::Read { path: path.clone(), source })?;
            lexicon.extend(&text, path)?;
        }
        Ok(lexicon)
    }

    /// Reads the text of a lexicon; `path` is what errors call it.
    ///
    /// # Errors
    /// [`Error::Line`] for a line of another form.
    pub fn parse(text: &str, path: &Path) -> Result<Self> {
        let mut lexicon = Self::default();
        lexicon.extend(text, path)?;
        Ok(lexicon)
    }

    fn extend(&mut self, text: &str, path: &Path) -> Result<()> {
        let pairs = pair_table::read(text);
        let pairs = pairs.map_err(|(line, what)| Error::Line { path: path.to_owned(), line, what })?;
        pairs.into_iter().for_each(|pair| self.add(pair));
        Ok(())
    }

    /// All pairs of translations, in the order in which they were read.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The learned translations of `words`, which are in the language `lang`.
    pub fn translations(&self, lang: &str, words: &str) -> &[Translation] {
        if self.by_words.is_empty() {
            return &[];
        }
        self.by_words.get(&(lang.to_owned(), words.to_owned())).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, pair: Pair) {
        let mut learn = |from: (&str, &str), to: (&str, &str), probability: f32| {
            let translation =
                Translation { lang: to.0.to_owned().into(), words: to.1.to_owned().into(), probability };
            self.by_words.entry((from.0.to_owned(), from.1.to_owned())).or_default().push(translation);
        };
        let (from, to) =
            ((pair.from_lang.as_str(), pair.from.as_str()), (pair.to_lang.as_str(), pair.to.as_str()));
        learn(from, to, pair.p_to_given_from);
        learn(to, from, pair.p_from_given_to);
        self.pairs.push(pair);
    }
}
