//! From a section to its translation: what answers the query in one language answers it in the other.

use timra_format::{Result, Spans};
use timra_language::{self as language, General, LANGUAGES, TermKey};
use timra_plan::Plan;

use super::engine::Engine;
use super::postings::Occurrences;
use super::score::coverage;
use super::sparse::Sparse;

/// How many of the best sections pass their score on to their translations.
const BEST: usize = 100;

/// How many of a section's names and numbers are looked for in other languages, rarest first.
const NEUTRAL_WORDS: usize = 12;

/// Sections that share less of their names and numbers are not alike, only in the same field.
const LIKE: f32 = 0.25;

/// Bytes of a section's text that are read for them.
const READ: usize = 4000;

impl Engine {
    /// Raises sections of other languages than the query's by what the best sections of its own language score.
    ///
    /// Two ways lead from a section to its translation. A site says it: versions of one page align by the order of
    /// their headings. And the text shows it: a translation keeps the names, numbers and identifiers, so a section of
    /// another language that has nearly all of a good section's is that section, or on the same thing.
    pub(super) fn cross_languages(
        &self,
        plan: &Plan,
        occurrences: &Occurrences,
        scores: &mut Sparse,
    ) -> Result<()> {
        let Some(own) = plan.lang.as_deref() else { return Ok(()) };
        let best = scores.best(BEST);
        let (index, columns) = (&self.index, &self.columns);
        let langs = columns.langs(index).map_err(|e| self.failed(e))?;
        let mut raised: Vec<(u32, f32)> = Vec::new();
        // The best without a translation of its own; the second and third lead to as many wrong sections as right ones.
        let mut alone = None;
        let kin = columns.kin(index).map_err(|e| self.failed(e))?;
        let twins = columns.twins(index).map_err(|e| self.failed(e))?;
        for &(section, score) in &best {
            let others = twins.get(&kin[section as usize].twin).map(Vec::as_slice).unwrap_or_default();
            for &other in others.iter().filter(|&&other| other != section) {
                raised.push((other, score * self.weights.twin));
            }
            if alone.is_none() && others.is_empty() && langs.is(section, own) {
                alone = Some((section, score));
            }
        }
        if let Some((section, score)) = alone.filter(|_| langs.has_others(own)) {
            for (other, likeness) in self.like(section, occurrences)? {
                if likeness >= LIKE && !langs.is(other, own) {
                    let (from, to) = (scores.get(other), score * self.weights.likeness);
                    let alike = likeness.powf(self.weights.likeness_sharpness);
                    // What the lexicon finds in it speaks for it, too.
                    let found = (from / score).min(1.0).powf(self.weights.likeness_support);
                    raised.push((other, from + (to - from).max(0.0) * alike * found));
                }
            }
        }
        for (section, score) in raised {
            if score > 0.0 {
                scores.raise(section, score);
            }
        }
        Ok(())
    }

    /// Sections with the names and numbers of this one, and how much of them they have, 0 to 1.
    fn like(&self, section: u32, occurrences: &Occurrences) -> Result<Vec<(u32, f32)>> {
        let stored = self.stored(section)?;
        let general = stored.lang.as_deref().and_then(General::of);
        let neutral = neutral_words(&stored.text, &stored.spans);
        let mut names: Vec<TermKey> = neutral.map(|word| language::key_in(general, word)).collect();
        names.sort_unstable();
        names.dedup();
        let mut keys: Vec<TermKey> = names.iter().map(|name| TermKey::any(name.base())).collect();
        keys.dedup();
        // A capital may also begin a title, or an emphasis.
        let is_function = |name: &TermKey| LANGUAGES.iter().any(|it| it.is_function_word(name.exact()));
        let is_name = |key: &TermKey| {
            let first = names.partition_point(|name| name.base() < key.base());
            names[first..].iter().take_while(|name| name.base() == key.base()).any(|name| !is_function(name))
        };
        coverage(keys, is_name, occurrences, NEUTRAL_WORDS).map_err(|e| self.failed(e))
    }
}

/// The words at the beginning of a text that are likely to stand unchanged in a translation: they have a digit, or a
/// capital that no sentence's beginning explains.
fn neutral_words<'t>(text: &'t str, spans: &'t Spans) -> impl Iterator<Item = &'t str> {
    let mut before = None;
    spans.iter().take_while(|span| span.end <= READ).filter_map(move |span| {
        let (word, gap) = (&text[span.clone()], before.map(|end| &text[end..span.start]));
        before = Some(span.end);
        let capital = || word.chars().any(char::is_uppercase) && !gap.is_none_or(language::ends_clause);
        (word.chars().any(char::is_numeric) || capital()).then_some(word)
    })
}
