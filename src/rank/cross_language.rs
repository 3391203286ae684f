//! Cross-language transfer: what answers a query in one language answers it in the other.

use timra_language::float::powf;
use timra_plan::Plan;

use crate::likeness::alike;
use crate::observer::Observer;
use crate::occurrences::Occurrences;
use crate::{Attributes, Postings, SectionScores};

/// How many of the best sections pass their score on to their translations.
const BEST: usize = 100;

/// Sections that share less of their names and numbers are not alike, only in the same field.
const LIKE: f32 = 0.25;

/// Raises sections in other languages than the query's by the scores of the best sections in its language.
///
/// Two ways lead from a section to its translation. The site says it: versions of one page align by the order of their
/// headings. And the text shows it: a translation keeps names, numbers and identifiers, so a section in another
/// language that has nearly all of them is the translation, or is about the same thing.
pub(crate) fn cross_languages<I: Postings + Attributes>(
    plan: &Plan,
    index: &I,
    occurrences: &Occurrences<I>,
    scores: &mut SectionScores,
    observer: &mut dyn Observer,
) -> Result<(), I::Error> {
    let Some(own) = plan.lang.as_deref() else { return Ok(()) };
    let (weights, best) = (&plan.weights, scores.best(BEST));
    let langs = index.languages()?;
    let mut raised: Vec<(u32, u32, f32)> = Vec::new();
    // The best without a translation of its own; the second and third lead to as many wrong sections as right ones.
    let mut alone = None;
    for &(section, score) in &best {
        let others = index.translations(section)?;
        for &other in others.iter().filter(|&&other| other != section) {
            raised.push((section, other, score * weights.translation));
        }
        if alone.is_none() && others.is_empty() && langs.is(section, own) {
            alone = Some((section, score));
        }
    }
    if let Some((section, score)) = alone.filter(|_| langs.has_others(own)) {
        // The section is in the language of the query, so what was found for it serves every query that leads to it.
        let is_other = |section: u32| !langs.is(section, own);
        let found = index.alike(section, || alike(&index.text(section)?, LIKE, occurrences, is_other))?;
        index.will_ask_for(&found.iter().map(|&(other, _)| other).collect::<Vec<_>>());
        for &(other, likeness) in found.iter() {
            let (from, to) = (scores.get(other), score * weights.likeness);
            let alike = powf(likeness, weights.likeness_sharpness);
            // What the lexicon finds in it speaks for it, too.
            let found = powf((from / score).min(1.0), weights.likeness_support);
            raised.push((section, other, from + (to - from).max(0.0) * alike * found));
        }
    }
    for (from, section, score) in raised {
        if score > 0.0 {
            if score > scores.get(section) {
                observer.lent(from, section);
            }
            scores.raise(section, score);
        }
    }
    Ok(())
}
