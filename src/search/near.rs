//! Which keys of a term dictionary are a slip or two from a word.

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy_fst::Automaton;

use crate::language::SEPARATOR;

/// Accepts the [`crate::language::TermKey`]s whose exact form, read without its marks, is near a word.
///
/// A key is base, separator, exact form. The base is a beginning of the exact form, or nearly so: where no
/// continuation of it could be near the word, no key that begins with it is, and the dictionary is left unread there.
pub struct Near {
    dfa: DFA,
}

/// Where the automaton is in a key.
#[derive(Debug, Clone, Copy)]
pub enum State {
    /// In the base.
    Base(u32),
    /// In the exact form.
    Exact(u32),
    /// No key that begins so is near.
    Dead,
}

impl Near {
    /// The keys within `slips` of `word`, at most 2; a swap of two neighbours is one slip.
    pub fn new(word: &str, slips: u8) -> Self {
        Self { dfa: LevenshteinAutomatonBuilder::new(slips.min(2), true).build_dfa(word) }
    }
}

impl Automaton for &Near {
    type State = State;

    fn start(&self) -> State {
        State::Base(self.dfa.initial_state())
    }

    fn is_match(&self, state: &State) -> bool {
        matches!(state, State::Exact(state) if matches!(self.dfa.distance(*state), Distance::Exact(_)))
    }

    fn can_match(&self, state: &State) -> bool {
        !matches!(state, State::Dead)
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        let step = |state: u32| match self.dfa.transition(state, byte) {
            SINK_STATE => None,
            next => Some(next),
        };
        match *state {
            State::Base(_) if byte == SEPARATOR as u8 => State::Exact(self.dfa.initial_state()),
            State::Base(state) => step(state).map_or(State::Dead, State::Base),
            State::Exact(state) => step(state).map_or(State::Dead, State::Exact),
            State::Dead => State::Dead,
        }
    }
}
