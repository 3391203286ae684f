//! Which language a query is in, by the sections that have its words.

use timra_format::OpenIndex;
use timra_language::{LANGUAGES, UNDETERMINED, primary_subtag};

use super::columns::{Columns, Names};
use super::sparse::Sparse;

/// How many sections the share of a word among all sections is worth against its share among those in one language
/// (Dirichlet smoothing).
const PRIOR: f32 = 10.0;

/// What the words of a query have said of its language so far: naive Bayes, a language being as likely as it has
/// sections.
pub struct Spoken<'e> {
    names: &'e Names,
    /// The languages, by their first tag among the names: Portuguese is one, of Brazil or not.
    codes: Vec<String>,
    /// By name, the place of its language.
    places: Vec<usize>,
    /// By place, how many sections the language has, and how likely it is, as a logarithm.
    sizes: Vec<f32>,
    likely: Vec<f32>,
    is_known: bool,
}

impl<'e> Spoken<'e> {
    /// Asks the words of a query; `None` where the index has only languages that are told by their spelling.
    pub fn new(index: &OpenIndex, columns: &'e Columns) -> tantivy::Result<Option<Self>> {
        let is_told = |tag: &String| {
            tag == UNDETERMINED || LANGUAGES.iter().any(|language| language.code() == primary_subtag(tag))
        };
        if index.manifest.languages.keys().all(is_told) {
            return Ok(None);
        }
        let names = columns.langs(index)?;
        let codes: Vec<String> = names.all().iter().map(|tag| primary_subtag(tag)).collect();
        let place = |code| codes.iter().position(|other| other == code).unwrap_or_default();
        let places: Vec<usize> = codes.iter().map(place).collect();
        let mut sizes = vec![0.0_f32; codes.len()];
        places.iter().zip(names.sizes()).for_each(|(&place, &size)| sizes[place] += size as f32);
        let likely = sizes.iter().map(|size| size.ln()).collect();
        Ok(Some(Self { names, codes, places, sizes, likely, is_known: false }))
    }

    /// Adds what it says that these sections have a word.
    pub fn add(&mut self, word: &Sparse) {
        if word.count() == 0 {
            return;
        }
        self.is_known = true;
        let mut by_name = vec![0_u32; self.places.len()];
        word.iter().for_each(|(section, _)| by_name[self.names.of(section)] += 1);
        let mut counts = vec![0.0_f32; self.places.len()];
        self.places.iter().zip(by_name).for_each(|(&place, count)| counts[place] += count as f32);
        let all: u32 = self.names.sizes().iter().sum();
        let everywhere = word.count() as f32 / all as f32;
        for ((likely, count), size) in self.likely.iter_mut().zip(counts).zip(&self.sizes) {
            *likely += ((count + PRIOR * everywhere) / (size + PRIOR)).ln();
        }
    }

    /// The language whose sections most likely have the words, a primary subtag; `None` if no section has any.
    pub fn lang(self) -> Option<String> {
        // The first name stands for none.
        let places = (1..self.codes.len()).filter(|_| self.is_known);
        let by_likelihood = |&a: &usize, &b: &usize| {
            self.likely[a].total_cmp(&self.likely[b]).then_with(|| self.codes[b].cmp(&self.codes[a]))
        };
        let best = places.max_by(by_likelihood)?;
        self.codes.into_iter().nth(best)
    }
}
