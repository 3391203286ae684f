//! From a text to clauses, filters and notes.

use super::item::Item;
use super::note::Note;
use super::scan::scan;
use super::{Clause, Occur, Parsed};
use crate::question::Choices;

/// Clauses of one query, so that it stays cheap.
const MOST: usize = 64;

/// Parses a query as the [module](super) says. Never fails and never loses a word: what is no operator, field or filter
/// is text of a clause. Takes time in proportion to the length of `text`.
pub fn parse(text: &str) -> Parsed {
    parse_with(text, &Choices::default())
}

/// Parses a query as [`parse`] does, together with choices that were `given` outside of its text. A section has to pass
/// both kinds of filters; a given order counts more than one that was typed.
pub fn parse_with(text: &str, given: &Choices) -> Parsed {
    let mut notes = Vec::new();
    let mut note = |new: Note| {
        if !notes.contains(&new) {
            notes.push(new);
        }
    };
    let mut choices = Choices::default();
    let items: Vec<Item> =
        scan(text, &mut note).iter().map(|token| Item::new(token, &mut choices, &mut note)).collect();
    let mut clauses = clauses(items, &mut note);
    share_signs(&mut clauses);
    if clauses.len() > MOST {
        note(Note::TooManyClauses);
        shorten(&mut clauses);
    }
    let choices = given.clone().and(choices);
    if choices.has_no_day() {
        note(Note::NoDay);
    }
    let is_negative =
        !clauses.iter().any(Clause::is_wanted) && clauses.iter().any(|c| c.occur == Occur::MustNot);
    let parsed = Parsed { clauses, choices, notes: Vec::new() };
    if is_negative && !parsed.is_of_filters_alone() {
        note(Note::OnlyNegative);
    }
    Parsed { notes, ..parsed }
}

/// The clauses of `items`: runs of words as one, and what `OR` joins with a number in common.
fn clauses(mut items: Vec<Item>, note: &mut dyn FnMut(Note)) -> Vec<Clause> {
    let joins = ors(&mut items, note);
    let mut clauses = Vec::new();
    let mut run: Vec<String> = Vec::new();
    let mut groups = 0;
    for (at, item) in items.into_iter().enumerate() {
        let to_left = at > 0 && joins[at - 1];
        let to_right = joins.get(at + 1).is_some_and(|&joins| joins);
        let or_group = (to_left || to_right).then_some(groups);
        if to_left && !to_right {
            groups += 1;
        }
        let clause = match item {
            Item::Text(text) if or_group.is_none() => {
                run.push(text);
                continue;
            }
            Item::Text(text) => Some(Clause::words(text)),
            Item::Clause(clause) => Some(clause),
            Item::Choice(..) | Item::Or => None,
        };
        end_run(&mut run, &mut clauses);
        clauses.extend(clause.map(|clause| Clause { or_group, ..clause }));
    }
    end_run(&mut run, &mut clauses);
    clauses
}

/// For each item, whether it is an `OR` that joins its neighbours. An `OR` that means nothing becomes text.
fn ors(items: &mut [Item], note: &mut dyn FnMut(Note)) -> Vec<bool> {
    let mut joins = vec![false; items.len()];
    let mut stray = Vec::new();
    for at in 0..items.len() {
        if items[at] != Item::Or {
            continue;
        }
        let sides = at.checked_sub(1).and_then(|left| items.get(left)).zip(items.get(at + 1));
        match sides {
            Some((left, right)) if Item::joins(left, right) => joins[at] = true,
            Some((left, right)) if Item::same_list(left, right) => {}
            _ => stray.push(at),
        }
    }
    // Only now, or the first of two `OR`s would be a word for the second to join.
    for at in stray {
        note(Note::StrayOr);
        items[at] = Item::Text("OR".to_owned());
    }
    joins
}

fn end_run(run: &mut Vec<String>, clauses: &mut Vec<Clause>) {
    if !run.is_empty() {
        clauses.push(Clause::words(run.join(" ")));
        run.clear();
    }
}

/// A `+` at one clause of a group is the group's: "one of them must be there" is all it can mean.
fn share_signs(clauses: &mut [Clause]) {
    for group in clauses.chunk_by_mut(|a, b| a.or_group.is_some() && a.or_group == b.or_group) {
        if group.iter().any(|clause| clause.occur == Occur::Must) {
            for clause in group {
                clause.occur = Occur::Must;
            }
        }
    }
}

/// Joins the last clauses as they were typed into one, so that [`MOST`] are left.
fn shorten(clauses: &mut Vec<Clause>) {
    let rest = clauses.split_off(MOST - 1);
    let typed: Vec<String> = rest.iter().map(Clause::typed).collect();
    clauses.push(Clause::words(typed.join(" ")));
}
