//! What one clause of a query is read as.

use timra_language::{self as language, PieceKind, TermKey};

use super::main_language::main_language;
use super::{
    QueryWord, confused, excluded, kept, keystrokes, phrase, prefix, respelled, restored, rewritten, run_on,
    typed, unit,
};
use crate::syntax::{Clause, ClauseKind, Occur};
use crate::{Alternative, Group, Rung, TermDictionary, Weights};

/// Words of a query beyond this many are not looked up.
pub const MAX_WORDS: usize = 64;

/// What one clause is read as.
pub struct ClauseReading {
    /// What its words, and runs of them, stand for.
    pub groups: Vec<Group>,
    /// The words as they were typed; none of what must not be there.
    pub line: Vec<TermKey>,
    /// How many words were looked up.
    pub words: usize,
    /// The language that most of its words are of.
    pub lang: Option<&'static str>,
    /// The clause with the marks, keys and inflections that it was read with.
    pub reading: String,
    /// The clause with words that the index does not know replaced as well.
    pub suggestion: String,
}

/// What the end of a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseEnd {
    /// Another clause follows.
    OfClause,
    /// The query ends, and its last word with it, as far as anybody knows.
    OfQuery,
    /// The last word is still being typed.
    Unfinished,
}

/// Reads a clause, looking up at most `words_left` of its words.
pub fn read(
    clause: &Clause,
    end: ClauseEnd,
    words_left: usize,
    dictionary: &dyn TermDictionary,
    weights: &Weights,
) -> ClauseReading {
    let text = language::normalize(&clause.text);
    let tokens = language::analyze(&text);
    let mut words = QueryWord::all(&text, &tokens, words_left, dictionary);
    kept::mark(&mut words, &clause.text, &text, &tokens);
    let is_guessed = clause.kind == ClauseKind::Words && clause.occur != Occur::MustNot;
    if is_guessed {
        keystrokes::decode(&mut words, dictionary);
    }
    let last_is_unfinished =
        end == ClauseEnd::Unfinished && clause.kind == ClauseKind::Words && !words.is_empty();
    let last = words.last().filter(|_| last_is_unfinished);
    let mut becoming = last.and_then(|last| prefix::alternative(last, dictionary, weights));
    let completions = match (end, is_guessed && clause.occur == Occur::Should) {
        (ClauseEnd::OfQuery, true) => prefix::completions(&words, dictionary),
        _ => Vec::new(),
    };
    if is_guessed {
        // What is not yet written is not yet misspelled. Where one word is a condition or a choice, half of it is not.
        if clause.occur == Occur::Should && clause.or_group.is_none() && !clause.title_only {
            let finished = words.len() - usize::from(last_is_unfinished);
            run_on::space(&mut words, finished, &text, dictionary);
        }
        let finished = words.len() - usize::from(becoming.is_some());
        respelled::respell(&mut words[..finished], dictionary);
        confused::mend(&mut words[..finished], dictionary);
    }
    if let Some(last) = words.last_mut().filter(|_| !completions.is_empty()) {
        becoming = prefix::alternative(last, dictionary, weights);
        last.complete(completions);
        QueryWord::find_languages(&mut words, dictionary);
    } else if becoming.is_some() {
        kept::keep_unfinished(&mut words, dictionary);
    }
    restored::restore(&mut words, dictionary);
    words.iter_mut().for_each(QueryWord::find_function);

    let mut groups = match (clause.kind, clause.occur) {
        (ClauseKind::Phrase, _) => vec![phrase::phrase(&words, weights)],
        (ClauseKind::Words, Occur::MustNot) => {
            words.iter().map(|word| Group::of(excluded::alternatives(word, weights))).collect()
        }
        (ClauseKind::Words, _) => unit::groups(&words, dictionary, weights),
    };
    if let Some(becoming) = becoming {
        // The last unit is the last group that stands for itself.
        match groups.iter_mut().rfind(|group| !group.is_extra) {
            Some(group) if clause.occur != Occur::MustNot => group.alternatives.push(becoming),
            _ => {}
        }
    }
    if clause.kind == ClauseKind::Words {
        for whole in tokens.iter().filter(|token| token.kind == PieceKind::Whole).take(words_left) {
            let layer = typed::whole(&whole.key, dictionary, weights);
            let alternative =
                layer.map(|layer| Alternative { rung: Rung::Typed, weight: 1.0, layers: vec![layer] });
            // The words of the whole are required or forbidden; the whole only says more.
            let group = |alternative| Group { is_extra: true, ..Group::of(vec![alternative]) };
            groups.extend(alternative.filter(|_| clause.occur == Occur::Should).map(group));
        }
    }
    // Quotes and fields narrow a search, as everywhere, unless they are one choice of several.
    let narrows = clause.or_group.is_none() && (clause.kind == ClauseKind::Phrase || clause.title_only);
    let occur = if narrows && clause.occur == Occur::Should { Occur::Must } else { clause.occur };
    groups.retain(|group| !group.alternatives.is_empty() || occur == Occur::Must);
    for group in &mut groups {
        group.occur = if group.is_extra { Occur::Should } else { occur };
        let layers = group.alternatives.iter_mut().flat_map(|alternative| &mut alternative.layers);
        layers.for_each(|layer| layer.titles_only = clause.title_only);
    }
    let as_typed = |word: &QueryWord| match word.says_more_than_base() {
        _ if !word.respelled.is_empty() => word.meant().clone(),
        true => word.given().clone(),
        false => TermKey::any(word.given().base()),
    };
    let is_line = clause.kind == ClauseKind::Words && clause.occur != Occur::MustNot;
    ClauseReading {
        line: words.iter().filter(|_| is_line).map(as_typed).collect(),
        groups,
        words: words.len(),
        lang: main_language(&words),
        reading: rewritten::rewritten(&text, &words, |word| {
            word.respelled.is_empty().then(|| word.meant().exact())
        }),
        suggestion: rewritten::rewritten(&text, &words, |word| Some(word.meant().exact())),
    }
}
