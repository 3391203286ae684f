//! Likeness: sections that have the names and numbers of another section, in whichever language. A translation keeps
//! them.

use std::ops::Range;

use timra_language::{self as language, LANGUAGES, StemmerOnly, TermKey};
use timra_plan::Layer;

use crate::occurrences::{Occurrences, idf};
use crate::section_set::SectionSet;
use crate::{Postings, SectionText};

/// How many of a section's names and numbers are looked for in other languages, rarest first.
const NEUTRAL_WORDS: usize = 12;

/// Bytes of a section's text that are read for them.
const READ: usize = 4000;

/// How many sections are alike at most: what so many others are more like than a section is no reason to find the section.
const MOST: usize = 2000;

/// Fewer words than this say little of whether two sections are alike.
const FEW: f32 = 6.0;

/// How far a sum of shares may be from another of the same shares.
const ROUNDING: f32 = 1e-4;

/// Fewer words than this say nothing.
const TOO_FEW: usize = 3;

/// Sections with the names and numbers of a text, and the share of these that they have: `least` at least, and at most 1. Of the
/// sections that are `wanted`, the [`MOST`] that have the greatest share, in no order.
pub(crate) fn alike<I: Postings>(
    section: &SectionText,
    least: f32,
    occurrences: &Occurrences<I>,
    wanted: impl Fn(u32) -> bool,
) -> Result<Vec<(u32, f32)>, I::Error> {
    let stemmer = section.lang.as_deref().and_then(StemmerOnly::of);
    let neutral = neutral_words(&section.text, &section.words);
    let mut names: Vec<TermKey> = neutral.map(|word| language::key_in(stemmer, word)).collect();
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
    let mut found = coverage(keys, is_name, occurrences, (NEUTRAL_WORDS, least))?;
    found.retain(|&(section, _)| wanted(section));
    Ok(best_of(found))
}

/// The [`MOST`] sections with the greatest shares; of equals, those that come first in the content.
fn best_of(mut found: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    if found.len() > MOST {
        found.select_nth_unstable_by(MOST, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(MOST);
    }
    found
}

/// For each section, the share of the idf of these words that it has, if that is `least` or more. Of the `wanted` words, the
/// `most` that the fewest sections have count; `wanted` is asked for no more words than needed. Words that only one section
/// has are left out.
fn coverage<I: Postings>(
    words: Vec<TermKey>,
    wanted: impl Fn(&TermKey) -> bool,
    occurrences: &Occurrences<I>,
    (most, least): (usize, f32),
) -> Result<Vec<(u32, f32)>, I::Error> {
    let counted = |word: TermKey| Ok((occurrences.count(word.base())?, word));
    let mut words: Vec<(u64, TermKey)> = words.into_iter().map(counted).collect::<Result<_, I::Error>>()?;
    words.sort_unstable();
    let mut found: Vec<(f32, SectionSet)> = Vec::new();
    for (_, word) in words {
        if found.len() == most {
            break;
        }
        if !wanted(&word) {
            continue;
        }
        let mut sections = SectionSet::new(occurrences.len());
        occurrences.for_each_of_all(&Layer::word(word, 1.0), |section| sections.add(section))?;
        let count = sections.count();
        if count > 1 {
            found.push((idf(count, occurrences.len()), sections));
        }
    }
    if found.len() < TOO_FEW {
        return Ok(Vec::new());
    }
    // Few words in common are no proof.
    let all = found.iter().map(|(idf, _)| idf).sum::<f32>() * (FEW / found.len() as f32).max(1.0);
    let found: Vec<(f32, SectionSet)> =
        found.into_iter().map(|(idf, sections)| (idf / all, sections)).collect();
    Ok(covered(&found, least))
}

/// The sections that are in sets of `least` weight together, or more, with this weight. Where what is left of the sets does not
/// weigh as much, only sections that were met before are looked for.
fn covered(sets: &[(f32, SectionSet)], least: f32) -> Vec<(u32, f32)> {
    let mut covered = Vec::new();
    for (first, (_, sections)) in sets.iter().enumerate() {
        let left: f32 = sets[first..].iter().map(|(weight, _)| weight).sum();
        if left < least - ROUNDING {
            break;
        }
        let weight = |section: u32| {
            let has = sets[first..].iter().filter(|(_, sections)| sections.has(section));
            has.fold(0.0, |sum, (weight, _)| sum + weight)
        };
        let is_new = |section: &u32| !sets[..first].iter().any(|(_, sections)| sections.has(*section));
        let new = sections.iter().filter(is_new).map(|section| (section, weight(section)));
        covered.extend(new.filter(|(_, weight)| *weight >= least));
    }
    covered
}

/// The words at the beginning of a text that a translation most likely keeps: those with a digit, and those with a
/// capital that is not at the beginning of a sentence.
fn neutral_words<'t>(text: &'t str, words: &'t [Range<usize>]) -> impl Iterator<Item = &'t str> {
    let mut before = None;
    words.iter().take_while(|span| span.end <= READ).filter_map(move |span| {
        let (word, gap) = (&text[span.clone()], before.map(|end| &text[end..span.start]));
        before = Some(span.end);
        let capital = || word.chars().any(char::is_uppercase) && !gap.is_none_or(language::ends_clause);
        (word.chars().any(char::is_numeric) || capital()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{MOST, best_of, covered};
    use crate::section_set::SectionSet;

    #[test]
    fn of_too_many_those_with_the_greatest_shares_are_kept() {
        let shares =
            |count: u32| (0..count).map(|at| (at, [0.5, 0.9, 0.3][at as usize % 3])).collect::<Vec<_>>();
        assert_eq!(best_of(shares(9)), shares(9));
        let mut kept = best_of(shares(4001));
        kept.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut expected = shares(4001);
        expected.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        assert_eq!(kept, expected[..MOST]);
    }

    proptest! {
        #[test]
        fn no_section_that_is_in_enough_sets_is_missed(
            sets in prop::collection::vec((1..9_u8, prop::collection::btree_set(0..300_u32, 0..40)), 0..13),
            least in 0..30_u8,
        ) {
            let all: f32 = sets.iter().map(|(weight, _)| f32::from(*weight)).sum();
            let least = f32::from(least) / 40.0;
            let (mut expected, mut given) = (BTreeMap::new(), Vec::new());
            for (weight, sections) in sets {
                let weight = f32::from(weight) / all;
                let mut set = SectionSet::new(300);
                for section in sections {
                    set.add(section);
                    *expected.entry(section).or_insert(0.0) += weight;
                }
                given.push((weight, set));
            }
            expected.retain(|_, weight| *weight >= least);
            let found = covered(&given, least);
            prop_assert_eq!(found.len(), expected.len());
            prop_assert_eq!(found.into_iter().collect::<BTreeMap<_, _>>(), expected);
        }
    }
}
