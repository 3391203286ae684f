//! A query that was read.

use super::note::Note;
use super::{Clause, ClauseKind, Filters, Occur};

/// What [`parse`](super::parse) understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What to look for and what must not be found, in the order in which it was typed; at most 64.
    pub clauses: Vec<Clause>,
    /// Where to look.
    pub filters: Filters,
    /// English sentences for the person who typed, each at most once: what was not read as it may have been meant.
    pub notes: Vec<String>,
}

impl Parsed {
    /// The same query with nothing required: phrases and required words are plain words, what is forbidden stays so.
    /// For a query that finds nothing; it says so in a note.
    #[must_use]
    pub fn relaxed(&self) -> Self {
        let mut relaxed = self.clone();
        for clause in relaxed.clauses.iter_mut().filter(|clause| clause.occur != Occur::MustNot) {
            clause.kind = ClauseKind::Words;
            clause.occur = Occur::Should;
            clause.title_only = false;
        }
        relaxed.notes.push("No section has all that was required, so nothing is.".to_owned());
        relaxed
    }

    /// Whether something that looks like a flag of a command is to be left out.
    pub(crate) fn has_flags(&self) -> bool {
        self.clauses.iter().any(Clause::may_be_a_flag)
    }

    /// The same query with some flags as text, by their places; who pastes a command line also pastes its quotes. It says so
    /// in a note.
    pub(crate) fn with_flags(&self, is_flag: impl Fn(usize) -> bool) -> Self {
        let mut clauses: Vec<Clause> = Vec::new();
        let mut in_line = false;
        for (at, clause) in self.clauses.iter().enumerate() {
            let text = match is_flag(at) {
                true => format!("-{}", clause.text),
                false => clause.text.clone(),
            };
            in_line |= is_flag(at);
            let is_quote = in_line && clause.occur == Occur::Should && clause.kind == ClauseKind::Phrase;
            let is_of_line = is_flag(at) || is_quote && !clause.title_only && clause.or_group.is_none();
            if !is_of_line && !clause.is_text() {
                clauses.push(clause.clone());
                continue;
            }
            match clauses.last_mut().filter(|last| last.is_text()) {
                Some(last) => last.text = format!("{} {text}", last.text),
                None => clauses.push(Clause::words(text)),
            }
        }
        let mut notes = self.notes.clone();
        notes.retain(|note| *note != Note::OnlyNegative.to_string());
        notes.push(Note::CommandLine.to_string());
        Self { clauses, notes, filters: self.filters.clone() }
    }
}
