//! Which language a query is in, by the sections that have its words.

use timra_language::float::ln;
use timra_language::{TermKey, UNDETERMINED};

use crate::{Group, Source, TermDictionary};

/// How many sections the share of a word among all sections is worth against its share among those in one language
/// (Dirichlet smoothing).
const PRIOR: f32 = 10.0;

/// The language that the words of a query are most likely in, a BCP 47 primary subtag: naive Bayes, from the number of
/// sections of each language that have each word, the strictest form of it, a language being as likely as it has sections.
/// `None` where no section has any of the words, and where the index has only languages that are told by their spelling.
pub(crate) fn query_language(groups: &[Group], dictionary: &dyn TermDictionary) -> Option<String> {
    let languages = dictionary.languages();
    if languages.is_empty() {
        return None;
    }
    let mut evidence = LanguageEvidence::new(languages);
    for group in groups.iter().filter(|group| group.is_asked_for()) {
        let mut known: Option<&TermKey> = None;
        for layer in group.alternatives.iter().flat_map(|alternative| &alternative.layers) {
            // The first layer of a word is its strictest.
            let is_new = layer.meant.is_some() && layer.meant.as_ref() != known;
            if layer.source == Source::Words && is_new {
                evidence.add(layer.terms.iter().map(|(term, _)| dictionary.count_by_language(term)));
                known = layer.meant.as_ref();
            }
        }
    }
    evidence.lang()
}

/// What the words of a query have said of its language so far.
struct LanguageEvidence<'l> {
    /// The languages, with how many sections each has.
    languages: &'l [(String, u64)],
    /// By language, how likely it is, as a logarithm.
    likely: Vec<f32>,
    is_known: bool,
}

impl<'l> LanguageEvidence<'l> {
    /// No evidence yet.
    fn new(languages: &'l [(String, u64)]) -> Self {
        let likely = languages.iter().map(|(_, sections)| ln(*sections as f32)).collect();
        Self { languages, likely, is_known: false }
    }

    /// Adds what a word says by where its terms stand: in so many sections of each language. A section that has several of
    /// them counts for each.
    fn add(&mut self, terms: impl Iterator<Item = Vec<u64>>) {
        let mut counts = vec![0; self.languages.len()];
        terms.for_each(|term| counts.iter_mut().zip(term).for_each(|(sum, count)| *sum += count));
        let everywhere: u64 = counts.iter().sum();
        if everywhere == 0 {
            return;
        }
        self.is_known = true;
        let all: u64 = self.languages.iter().map(|(_, sections)| sections).sum();
        let everywhere = everywhere as f32 / all as f32;
        for ((likely, count), (_, sections)) in self.likely.iter_mut().zip(counts).zip(self.languages) {
            *likely += ln((count as f32 + PRIOR * everywhere) / (*sections as f32 + PRIOR));
        }
    }

    /// The language whose sections most likely have the words; `None` if no section has any.
    fn lang(self) -> Option<String> {
        let known = self.likely.iter().zip(self.languages).filter(|(_, (code, _))| code != UNDETERMINED);
        let by_likelihood = |a: &(&f32, &(String, u64)), b: &(&f32, &(String, u64))| {
            a.0.total_cmp(b.0).then_with(|| b.1.0.cmp(&a.1.0))
        };
        let best = known.filter(|_| self.is_known).max_by(by_likelihood);
        best.map(|(_, (code, _))| code.clone())
    }
}
