//! One clause of a query, as it was understood.

use timra_language::{self as language, TermKey};

use super::clause_end::ClauseEnd;
use super::main_language::main_language;
use super::{Context, Sentence, Word, excluded, phrase, rewriting, rewritten, unit};
use crate::syntax::{Clause, ClauseKind, Occur};
use crate::{Group, TermDictionary, Weights};

/// Number of words of a query that are looked up. Words after them are ignored.
pub const MAX_WORDS: usize = 64;

/// One clause of a query, as it was understood.
pub(crate) struct ClauseReading {
    /// The groups of the plan for this clause.
    pub groups: Vec<Group>,
    /// The words as they were typed; none for a forbidden clause.
    pub line: Vec<TermKey>,
    /// Number of words that were looked up.
    pub words: usize,
    /// The language of most of the words.
    pub lang: Option<&'static str>,
    /// The clause with the marks, keys and inflections that its words were understood with.
    pub reading: String,
    /// The clause with words that the index does not have replaced as well.
    pub suggestion: String,
}

/// Interprets a clause, looking up at most `words_left` of its words.
pub(crate) fn read(
    clause: &Clause,
    end: ClauseEnd,
    words_left: usize,
    dictionary: &dyn TermDictionary,
    weights: &Weights,
) -> ClauseReading {
    let text = language::normalize(&clause.text);
    let tokens = language::analyze(&text);
    let context = Context { dictionary, weights };
    let mut sentence = Sentence::new((clause, end), (&text, &tokens), words_left, dictionary);
    rewriting::interpret(&mut sentence, context);
    let words = &sentence.words;

    let mut groups = match (clause.kind, clause.occur) {
        (ClauseKind::Phrase, _) => vec![phrase::phrase(words, weights)],
        (ClauseKind::Words, Occur::MustNot) => {
            words.iter().map(|word| Group::of(excluded::alternatives(word, weights))).collect()
        }
        (ClauseKind::Words, _) => unit::groups(&sentence, context),
    };
    // Quotes and fields narrow a search, as everywhere, unless they are one choice of several.
    let narrows = clause.or_group.is_none() && (clause.kind == ClauseKind::Phrase || clause.title_only);
    let occur = if narrows && clause.occur == Occur::Should { Occur::Must } else { clause.occur };
    groups.retain(|group| !group.alternatives.is_empty() || occur == Occur::Must);
    for group in &mut groups {
        group.occur = if group.is_extra { Occur::Should } else { occur };
        let layers = group.alternatives.iter_mut().flat_map(|alternative| &mut alternative.layers);
        layers.for_each(|layer| layer.titles_only = clause.title_only);
    }
    let as_typed = |word: &Word| match word.says_more_than_base() {
        _ if word.is_replaced() => word.meant().clone(),
        true => word.given().clone(),
        false => TermKey::any(word.given().base()),
    };
    let is_line = clause.kind == ClauseKind::Words && clause.occur != Occur::MustNot;
    ClauseReading {
        line: words.iter().filter(|_| is_line).map(as_typed).collect(),
        groups,
        words: words.len(),
        lang: main_language(words),
        reading: rewritten::rewritten(&text, words, |word| {
            (!word.is_replaced()).then(|| word.meant().exact())
        }),
        suggestion: rewritten::rewritten(&text, words, |word| Some(word.meant().exact())),
    }
}
