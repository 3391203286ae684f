//! Likeness: sections that have the names and numbers of another section, in whichever language. A translation keeps
//! them.

use std::ops::Range;

use timra_language::{self as language, LANGUAGES, StemmerOnly, TermKey};
use timra_plan::Layer;

use crate::occurrences::{Occurrences, idf};
use crate::{Postings, SectionText};

/// How many of a section's names and numbers are looked for in other languages, rarest first.
const NEUTRAL_WORDS: usize = 12;

/// Bytes of a section's text that are read for them.
const READ: usize = 4000;

/// Fewer words than this say little of whether two sections are alike.
const FEW: f32 = 6.0;

/// Fewer words than this say nothing.
const TOO_FEW: usize = 3;

/// Sections with the names and numbers of a text, and the share of these that they have, 0 to 1.
pub(crate) fn alike<I: Postings>(
    section: &SectionText,
    occurrences: &Occurrences<I>,
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
    coverage(keys, is_name, occurrences, NEUTRAL_WORDS)
}

/// For each section, the share of the idf of these words that it has, 0 to 1. Of the `wanted` words, the `most` that
/// the fewest sections have count; `wanted` is asked for no more words than needed. Words that only one section has are
/// left out.
fn coverage<I: Postings>(
    words: Vec<TermKey>,
    wanted: impl Fn(&TermKey) -> bool,
    occurrences: &Occurrences<I>,
    most: usize,
) -> Result<Vec<(u32, f32)>, I::Error> {
    let counted = |word: TermKey| Ok((occurrences.count(word.base())?, word));
    let mut words: Vec<(u64, TermKey)> = words.into_iter().map(counted).collect::<Result<_, I::Error>>()?;
    words.sort_unstable();
    let mut frequency = occurrences.accumulator();
    let mut found: Vec<(f32, Vec<u32>)> = Vec::new();
    for (_, word) in words {
        if found.len() == most {
            break;
        }
        if !wanted(&word) {
            continue;
        }
        occurrences.of_layer(&Layer::word(word, 1.0), &mut frequency)?;
        let mut sections = Vec::new();
        frequency.drain(|at, _| sections.push(at));
        if sections.len() > 1 {
            found.push((idf(sections.len(), occurrences.len()), sections));
        }
    }
    if found.len() < TOO_FEW {
        return Ok(Vec::new());
    }
    // Few words in common are no proof.
    let all = found.iter().map(|(idf, _)| idf).sum::<f32>() * (FEW / found.len() as f32).max(1.0);
    for (idf, sections) in found {
        sections.into_iter().for_each(|at| frequency.add(at, idf / all));
    }
    let mut covered = Vec::new();
    frequency.drain(|at, share| covered.push((at, share)));
    Ok(covered)
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
