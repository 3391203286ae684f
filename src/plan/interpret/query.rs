//! The plan of a query, from what its clauses are read as.

use timra_language as language;

use super::clause::{MAX_WORDS, read};
use super::clause_end::ClauseEnd;
use super::query_language::query_language;
use crate::question::Sort;
use crate::syntax::{Occur, Parsed};
use crate::{Group, Plan, TermDictionary, Weights};

/// Makes the plan of a query: every interpretation of every clause, weighted.
///
/// If `is_unfinished`, the last word of the query may be the beginning of a longer one.
pub fn plan(
    parsed: &Parsed,
    is_unfinished: bool,
    dictionary: &dyn TermDictionary,
    weights: &Weights,
) -> Plan {
    let is_of_filters_alone = parsed.is_of_filters_alone();
    let choices = parsed.choices.clone();
    let mut plan = Plan {
        // Nothing that was typed says which section is better.
        choices: if is_of_filters_alone { choices.or_in_order(Sort::Date) } else { choices },
        is_of_filters_alone,
        notes: parsed.notes.clone(),
        weights: weights.clone(),
        ..Plan::default()
    };
    let mut languages = Vec::new();
    let (mut or_group, mut choice) = (None, 0);
    let mut words_left = MAX_WORDS;
    for (i, clause) in parsed.clauses.iter().enumerate() {
        let end = match (i + 1 == parsed.clauses.len(), is_unfinished) {
            (true, true) => ClauseEnd::Unfinished,
            (true, false) => ClauseEnd::OfQuery,
            (false, _) => ClauseEnd::OfClause,
        };
        let read = read(clause, end, words_left, dictionary, weights);
        words_left = words_left.saturating_sub(read.words);
        languages.push((read.lang, clause.occur));
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
    let told = |(lang, occur): &&(Option<&str>, Occur)| lang.is_some() && *occur != Occur::MustNot;
    let by_spelling = || languages.iter().find(told).and_then(|(lang, _)| lang.map(str::to_owned));
    plan.lang = query_language(&plan.groups, dictionary).or_else(by_spelling);
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
