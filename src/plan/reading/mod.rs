//! Query → plan: what its words may stand for, rung by rung. No reading hides a better one: all are asked, and the
//! weights keep the ladder's order.

mod compound;
mod confused;
mod kept;
mod keystrokes;
mod lattice;
mod likelihood;
mod names;
mod pair;
mod parts;
mod phrase;
mod prefix;
mod query_word;
mod respelled;
mod restored;
mod rewritten;
mod run_on;
mod synonym;
mod translated;
mod typed;

use std::ops::Range;

use query_word::QueryWord;
pub use restored::lacks_only_marks;

use super::syntax::{Clause, ClauseKind, Occur, Parsed};
use super::{Alternative, Group, Plan, Query, Rung, Vocabulary, Weights};
use timra_language::{self as language, General, LANGUAGES, PieceKind, TermKey};

/// The plan of a query: every reading of every clause, weighted.
///
/// Where the query `is_unfinished`, its last word may be the beginning of another.
pub fn plan(parsed: &Parsed, is_unfinished: bool, vocabulary: &Vocabulary, weights: &Weights) -> Plan {
    let mut plan = Plan { notes: parsed.notes.clone(), ..Plan::default() };
    let mut spoken = Vec::new();
    let (mut or_group, mut choice) = (None, 0);
    let mut words_left = Query::MAX_WORDS;
    for (i, clause) in parsed.clauses.iter().enumerate() {
        let end = match (i + 1 == parsed.clauses.len(), is_unfinished) {
            (true, true) => End::Unfinished,
            (true, false) => End::OfQuery,
            (false, _) => End::OfClause,
        };
        let read = read(clause, end, words_left, vocabulary, weights);
        words_left = words_left.saturating_sub(read.words);
        spoken.push((read.lang, clause.occur));
        let joins = clause.or_group.is_some() && clause.or_group == or_group;
        or_group = clause.or_group;
        if !joins {
            choice = plan.groups.len();
        }
        plan.groups.extend(read.groups);
        plan.lines.push(read.line);
        if joins && plan.groups.len() > choice {
            // Either of two clauses: a section counts the better one.
            let alternatives = plan.groups.drain(choice..).flat_map(|group| group.alternatives).collect();
            plan.groups.push(Group { occur: clause.occur, ..Group::of(alternatives) });
        }
        plan.reading = joined(plan.reading, &read.reading);
        plan.suggestion = joined(plan.suggestion, &read.suggestion);
    }
    plan.lang = spoken
        .iter()
        .find(|(lang, occur)| lang.is_some() && *occur != Occur::MustNot)
        .and_then(|(lang, _)| lang.map(str::to_owned));
    let clauses: Vec<&str> = parsed.clauses.iter().map(|clause| clause.text.as_str()).collect();
    let as_typed = language::normalize(&clauses.join(" "));
    plan.suggestion = plan.suggestion.filter(|suggestion| Some(suggestion) != plan.reading.as_ref());
    plan.reading = plan.reading.filter(|reading| *reading != as_typed);
    plan
}

fn joined(text: Option<String>, next: &str) -> Option<String> {
    match text {
        Some(text) => Some(format!("{text} {next}")),
        None => Some(next.to_owned()),
    }
}

/// What one clause is read as.
struct Read {
    groups: Vec<Group>,
    /// Its words as they were typed; none of what must not be there.
    line: Vec<TermKey>,
    /// How many words were looked up.
    words: usize,
    lang: Option<&'static str>,
    /// The clause with the marks, keys and inflections that it was read with.
    reading: String,
    /// The same with words that the index does not know replaced.
    suggestion: String,
}

/// What the end of a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Another clause follows.
    OfClause,
    /// The query ends, and its last word with it, as far as anybody knows.
    OfQuery,
    /// The last word is still being typed.
    Unfinished,
}

fn read(clause: &Clause, end: End, words_left: usize, vocabulary: &Vocabulary, weights: &Weights) -> Read {
    let text = language::normalize(&clause.text);
    let tokens = language::analyze(&text);
    let mut words = QueryWord::all(&text, &tokens, words_left, vocabulary);
    kept::mark(&mut words, &clause.text, &text, &tokens);
    let is_guessed = clause.kind == ClauseKind::Words && clause.occur != Occur::MustNot;
    if is_guessed {
        keystrokes::decode(&mut words, vocabulary);
    }
    let last_is_unfinished = end == End::Unfinished && clause.kind == ClauseKind::Words && !words.is_empty();
    let last = words.last().filter(|_| last_is_unfinished);
    let mut becoming = last.and_then(|last| prefix::alternative(last, vocabulary, weights));
    let completions = match (end, is_guessed && clause.occur == Occur::Should) {
        (End::OfQuery, true) => prefix::completions(&words, vocabulary),
        _ => Vec::new(),
    };
    if is_guessed {
        // What is not yet written is not yet misspelled. Where one word is a condition or a choice, half of it is not.
        if clause.occur == Occur::Should && clause.or_group.is_none() && !clause.title_only {
            let finished = words.len() - usize::from(last_is_unfinished);
            run_on::space(&mut words, finished, &text, vocabulary);
        }
        let finished = words.len() - usize::from(becoming.is_some());
        respelled::respell(&mut words[..finished], vocabulary);
        confused::mend(&mut words[..finished], vocabulary);
    }
    if let Some(last) = words.last_mut().filter(|_| !completions.is_empty()) {
        becoming = prefix::alternative(last, vocabulary, weights);
        last.complete(completions);
        QueryWord::find_languages(&mut words, vocabulary);
    } else if becoming.is_some() {
        kept::keep_unfinished(&mut words, vocabulary);
    }
    restored::restore(&mut words, vocabulary);
    words.iter_mut().for_each(QueryWord::find_function);

    let mut groups = match (clause.kind, clause.occur) {
        (ClauseKind::Phrase, _) => vec![phrase::phrase(&words, weights)],
        (ClauseKind::Words, Occur::MustNot) => {
            words.iter().map(|word| Group::of(typed_only(word, weights))).collect()
        }
        (ClauseKind::Words, _) => units(&words, vocabulary, weights),
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
            let layer = typed::whole(&whole.key, vocabulary, weights);
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
    Read {
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

/// The groups of a clause of words: one for each unit, and one for what stands side by side across two units.
fn units(words: &[QueryWord], vocabulary: &Vocabulary, weights: &Weights) -> Vec<Group> {
    let units = compound::units(words, vocabulary);
    let mut groups: Vec<Group> =
        units.iter().map(|unit| group(words, unit.clone(), vocabulary, weights)).collect();
    if let [only] = groups.as_mut_slice() {
        // Nothing beside a single unit says which of its meanings is meant: what was typed goes before any guess.
        let guesses = only.alternatives.iter_mut().filter(|it| it.rung.is_of_lexicon());
        guesses.for_each(|guess| guess.weight *= weights.translated_alone);
    }
    for (left, right) in units.iter().zip(units.iter().skip(1)) {
        let (first, second) = (&words[left.end - 1], &words[right.start]);
        if second.starts_clause {
            continue;
        }
        let layers = pair::layers(first, second, vocabulary, weights);
        if !layers.is_empty() {
            let pair = Group::of(vec![Alternative { rung: Rung::Pair, weight: 1.0, layers }]);
            groups.push(Group { is_extra: true, ..pair });
        }
    }
    groups
}

/// The readings of one unit: its words and their neighbourhood as typed, and what it is in another language.
fn group(words: &[QueryWord], unit: Range<usize>, vocabulary: &Vocabulary, weights: &Weights) -> Group {
    let words = &words[unit];
    let mut layers = Vec::new();
    for word in words {
        let mut of_word = typed::layers(word, weights);
        if words.len() > 1 {
            of_word.extend(respelled::layers(word, vocabulary, weights));
        }
        layers.extend(of_word.into_iter().map(|layer| layer.scaled(word.importance(weights))));
    }
    for two in words.windows(2) {
        layers.extend(pair::layers(&two[0], &two[1], vocabulary, weights));
    }
    let mut alternatives = Vec::new();
    if !layers.is_empty() {
        let any = |is: fn(&QueryWord) -> bool| words.iter().any(is);
        let rung = if any(|word| !word.respelled.is_empty()) {
            Rung::Respelled
        } else if any(|word| word.keystrokes.is_some()) {
            Rung::Keystrokes
        } else {
            Rung::Typed
        };
        alternatives.push(Alternative { rung, weight: 1.0, layers });
    }
    if let [word] = words {
        alternatives.extend(respelled::alternatives(word, vocabulary, weights));
        alternatives.extend(parts::alternative(word, vocabulary, weights));
        alternatives.extend(names::alternative(word, weights));
    }
    alternatives.extend(translated::alternatives(words, vocabulary, weights));
    alternatives.extend(synonym::alternatives(words, weights));
    Group::of(alternatives)
}

/// A word that must not be there: only what was typed is meant, no guess.
fn typed_only(word: &QueryWord, weights: &Weights) -> Vec<Alternative> {
    let layers = typed::layers(word, weights);
    // Other marks make another word.
    let strict = |key: &language::TermKey| restored::lacks_only_marks(word.given().exact(), key.exact());
    let is_marked = !word.given().exact().is_ascii();
    let layers: Vec<_> = layers
        .into_iter()
        .map(|mut layer| {
            layer.terms.retain(|(key, _)| !is_marked || strict(key));
            layer
        })
        .filter(|layer| !layer.terms.is_empty())
        .collect();
    if layers.is_empty() { Vec::new() } else { vec![Alternative { rung: Rung::Typed, weight: 1.0, layers }] }
}

/// The language of most words that carry meaning. Names and terms are English as often as not in a Vietnamese query,
/// so a word that only a stricter language spells, or that only sections in another one have, outweighs two that any
/// might use.
fn main_language(words: &[QueryWord]) -> Option<&'static str> {
    let vote = |word: &QueryWord| match word.general() {
        Some(general) => (general.code(), 2),
        None if word.language.log_odds(word.meant().exact()) > 0.0 => (word.language.code(), 2),
        None => (word.language.code(), 1),
    };
    let votes: Vec<(&str, usize)> = words.iter().map(vote).collect();
    let count = |code: &str| votes.iter().filter(|(voted, _)| *voted == code).map(|(_, n)| n).sum::<usize>();
    let generals = General::all().iter().map(General::code);
    let codes: Vec<&str> = LANGUAGES.iter().map(|language| language.code()).chain(generals).collect();
    codes.into_iter().rev().max_by_key(|code| count(code)).filter(|_| !words.is_empty())
}
