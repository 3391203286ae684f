//! Which language a query is in, by the sections that have its words.

use timra_language::float::ln;
use timra_language::{LANGUAGES, TermKey, UNDETERMINED, primary_subtag};
use timra_plan::{Plan, Source};

use crate::occurrences::Occurrences;
use crate::{Accumulator, Accumulators, Attributes, Labels, Postings};

/// How many sections the share of a word among all sections is worth against its share among those in one language
/// (Dirichlet smoothing).
const PRIOR: f32 = 10.0;

/// The language that the words of a plan are most likely in, a BCP 47 primary subtag: naive Bayes, from the exact
/// number of sections of each language that have each word, the strictest form of it, a language being as likely as it
/// has sections. `None` where no section has any of the words, and where the index has only languages that are told by
/// their spelling: there the plan's own [`Plan::lang`] says more.
///
/// The postings of the words are read once more for it, so it is asked for before a plan is executed, once.
///
/// # Errors
/// What the index cannot read.
pub fn query_language<I: Postings + Attributes>(
    plan: &Plan,
    index: &I,
    accumulators: &Accumulators,
) -> Result<Option<String>, I::Error> {
    let names = index.languages()?;
    let Some(mut evidence) = LanguageEvidence::new(names) else { return Ok(None) };
    let occurrences = Occurrences::new(index, &plan.weights, accumulators);
    let mut sections = occurrences.accumulator();
    for group in plan.groups.iter().filter(|group| group.is_asked_for()) {
        let mut known: Option<&TermKey> = None;
        for layer in group.alternatives.iter().flat_map(|alternative| &alternative.layers) {
            // The first layer of a word is its strictest.
            let is_new = layer.meant.is_some() && layer.meant.as_ref() != known;
            if layer.source == Source::Words && is_new {
                occurrences.of_layer(layer, &mut sections)?;
                evidence.add(&sections);
                sections.drain(|_, _| ());
                known = layer.meant.as_ref();
            }
        }
    }
    Ok(evidence.lang())
}

/// What the words of a query have said of its language so far.
struct LanguageEvidence<'l> {
    names: &'l Labels,
    /// The languages, by their first tag among the names: Portuguese is one, of Brazil or not.
    codes: Vec<String>,
    /// By name, the index of its language.
    languages: Vec<usize>,
    /// By language, how many sections it has, and how likely it is, as a logarithm.
    sizes: Vec<f32>,
    likely: Vec<f32>,
    is_known: bool,
}

impl<'l> LanguageEvidence<'l> {
    /// No evidence yet; `None` where there are only languages that are told by their spelling.
    fn new(names: &'l Labels) -> Option<Self> {
        let is_told = |tag: &String| {
            let is_told_by = |code: String| LANGUAGES.iter().any(|language| language.code() == code);
            tag.is_empty() || tag == UNDETERMINED || is_told_by(primary_subtag(tag))
        };
        if names.all().iter().all(is_told) {
            return None;
        }
        let codes: Vec<String> = names.all().iter().map(|tag| primary_subtag(tag)).collect();
        let language = |code| codes.iter().position(|other| other == code).unwrap_or_default();
        let languages: Vec<usize> = codes.iter().map(language).collect();
        let mut sizes = vec![0.0_f32; codes.len()];
        languages.iter().zip(names.sizes()).for_each(|(&language, &size)| sizes[language] += size as f32);
        let likely = sizes.iter().map(|&size| ln(size)).collect();
        Some(Self { names, codes, languages, sizes, likely, is_known: false })
    }

    /// Adds what it says that these sections have a word.
    fn add(&mut self, word: &Accumulator) {
        if word.count() == 0 {
            return;
        }
        self.is_known = true;
        let mut by_name = vec![0_u32; self.languages.len()];
        word.iter().for_each(|(section, _)| by_name[self.names.of(section)] += 1);
        let mut counts = vec![0.0_f32; self.languages.len()];
        self.languages.iter().zip(by_name).for_each(|(&language, count)| counts[language] += count as f32);
        let all: u32 = self.names.sizes().iter().sum();
        let everywhere = word.count() as f32 / all as f32;
        for ((likely, count), size) in self.likely.iter_mut().zip(counts).zip(&self.sizes) {
            *likely += ln((count + PRIOR * everywhere) / (size + PRIOR));
        }
    }

    /// The language whose sections most likely have the words, a primary subtag; `None` if no section has any.
    fn lang(self) -> Option<String> {
        // The first name stands for none.
        let languages = (1..self.codes.len()).filter(|_| self.is_known);
        let by_likelihood = |&a: &usize, &b: &usize| {
            self.likely[a].total_cmp(&self.likely[b]).then_with(|| self.codes[b].cmp(&self.codes[a]))
        };
        let best = languages.max_by(by_likelihood)?;
        self.codes.into_iter().nth(best)
    }
}
