//! Command lines that are pasted into a search: `-n` is a word of them, and nothing to leave out.

use std::collections::BTreeSet;

use super::note::Note;
use super::{Clause, ClauseKind, Occur, Parsed};

impl Parsed {
    /// This query with a flag such as `-x` read as text if a section has it so. `stands` is asked with the word before
    /// the flag, if there is one, and the flag without its sign.
    ///
    /// # Errors
    /// The errors of `stands`.
    pub fn with_command_lines<E>(
        self,
        mut stands: impl FnMut(Option<&str>, &str) -> Result<bool, E>,
    ) -> Result<Self, E> {
        let mut flags = BTreeSet::new();
        let mut before: Option<&str> = None;
        for (at, clause) in self.clauses.iter().enumerate() {
            if clause.may_be_a_flag() && stands(before, &clause.text)? {
                flags.insert(at);
            }
            let is_text = clause.is_text() || flags.contains(&at);
            before = is_text.then(|| clause.text.rsplit(' ').next()).flatten();
        }
        Ok(if flags.is_empty() { self } else { self.with_flags(|at| flags.contains(&at)) })
    }

    /// The query with all that looks like a flag of a command as text; `None` for one that has no such thing.
    pub fn flags_as_text(&self) -> Option<Self> {
        let has_flags = self.clauses.iter().any(Clause::may_be_a_flag);
        has_flags.then(|| self.with_flags(|at| self.clauses[at].may_be_a_flag()))
    }

    /// The query with some flags as text, by their places; who pastes a command line also pastes its quotes. It says so
    /// in a note.
    fn with_flags(&self, is_flag: impl Fn(usize) -> bool) -> Self {
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
        notes.retain(|note| *note != Note::OnlyNegative);
        notes.push(Note::CommandLine);
        Self { clauses, notes, choices: self.choices.clone() }
    }
}
