//! An automaton that accepts the terms of a dictionary that are one or two edits away from a word.

use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy_fst::Automaton;
use timra_language::{OF_PART, SEPARATOR, fold};

/// Accepts [`timra_language::TermKey`]s whose exact form without marks is at most some edits away from a word.
///
/// A key is base form, separator, exact form. The base form is the beginning of the exact form, or ends in the one
/// letter that stems have in place of another ([`STEM_END`]). If the exact form cannot come near the word any more, no
/// key that begins so can, and the dictionary is not read there.
pub struct FuzzyAutomaton {
    dfa: DFA,
    /// Whether the word has ASCII letters only. Words with letters of other scripts are no misspellings of it, and in a
    /// large index of many languages they are most words.
    is_ascii: bool,
}

/// Builders for no edit, one and two. Making one takes milliseconds, using it does not.
static BUILDERS: [LazyLock<LevenshteinAutomatonBuilder>; 3] = [
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(0, true)),
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true)),
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true)),
];

/// The end of English stems of words with a `y` (Porter 1980, step 1c): `policy` has the stem `polici`.
const STEM_END: u8 = b'i';

/// Where the automaton is in a key.
#[derive(Debug, Clone, Copy)]
pub enum State {
    /// In the base form.
    Base(u32),
    /// In the base form, after a [`STEM_END`] that no word near this one has: it must be the last letter.
    Last,
    /// In the exact form, with the bytes of a character that is not complete.
    Exact(u32, Partial),
    /// No key that begins so is near.
    Dead,
}

/// The first bytes of a character.
#[derive(Debug, Clone, Copy, Default)]
pub struct Partial {
    bytes: [u8; 4],
    len: usize,
}

impl Partial {
    /// Takes one more byte. Returns the character when it is complete.
    fn take(&mut self, byte: u8) -> Option<&str> {
        if let Some(slot) = self.bytes.get_mut(self.len) {
            *slot = byte;
            self.len += 1;
        }
        std::str::from_utf8(&self.bytes[..self.len]).ok()
    }
}

impl FuzzyAutomaton {
    /// Accepts keys at most `edits` edits away from `word`; `edits` is at most 2. A swap of two neighbours is one edit.
    pub fn new(word: &str, edits: u8) -> Self {
        Self { dfa: BUILDERS[usize::from(edits.min(2))].build_dfa(word), is_ascii: word.is_ascii() }
    }
}

impl Automaton for &FuzzyAutomaton {
    type State = State;

    fn start(&self) -> State {
        State::Base(self.dfa.initial_state())
    }

    fn is_match(&self, state: &State) -> bool {
        matches!(state, State::Exact(state, _) if matches!(self.dfa.distance(*state), Distance::Exact(_)))
    }

    fn can_match(&self, state: &State) -> bool {
        !matches!(state, State::Dead)
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        let step = |state: u32, byte: u8| match self.dfa.transition(state, byte) {
            SINK_STATE => None,
            next => Some(next),
        };
        match *state {
            State::Base(_) | State::Last if byte == SEPARATOR as u8 => {
                State::Exact(self.dfa.initial_state(), Partial::default())
            }
            State::Base(_) if self.is_ascii && !byte.is_ascii() => State::Dead,
            State::Base(state) => match step(state, byte) {
                Some(next) => State::Base(next),
                None if byte == STEM_END => State::Last,
                None => State::Dead,
            },
            // A part of an identifier is no word.
            State::Exact(..) if byte == OF_PART as u8 => State::Dead,
            // Most letters have no marks to leave out.
            State::Exact(state, partial) if partial.len == 0 && byte.is_ascii() => {
                step(state, byte).map_or(State::Dead, |state| State::Exact(state, partial))
            }
            State::Exact(state, mut partial) => match partial.take(byte) {
                None => State::Exact(state, partial),
                Some(letter) => fold(letter)
                    .bytes()
                    .try_fold(state, step)
                    .map_or(State::Dead, |state| State::Exact(state, Partial::default())),
            },
            State::Last | State::Dead => State::Dead,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tantivy_fst::Automaton;
    use unicode_normalization::UnicodeNormalization;

    use super::FuzzyAutomaton;
    use timra_language::{TermKey, fold};

    fn accepts(near: &&FuzzyAutomaton, key: &TermKey) -> bool {
        let end = key.as_str().bytes().fold(near.start(), |state, byte| near.accept(&state, byte));
        near.is_match(&end)
    }

    proptest! {
        /// A key is accepted if and only if its word is as near as asked for, marks aside.
        #[test]
        fn nearness_is_the_distance_of_the_letters(word in "[hntiêếườđa]{3,7}", other in "[hntiêếườđa]{3,7}") {
            let (word, other): (String, String) = (fold(&word), other.nfc().collect());
            let is_near = strsim::osa_distance(&word, &fold(&other)) <= 1;
            prop_assert_eq!(accepts(&&FuzzyAutomaton::new(&word, 1), &TermKey::new(&fold(&other), &other)), is_near);
        }
    }

    #[test]
    fn a_slip_in_a_word_with_marks_is_one_slip() {
        assert!(accepts(&&FuzzyAutomaton::new("polcy", 1), &TermKey::new("polici", "policy")));
        for (typed, word) in
            [("tahnh", "thành"), ("loung", "lượng"), ("ngueyn", "nguyên"), ("chein", "chiến")]
        {
            assert!(
                accepts(&&FuzzyAutomaton::new(typed, 1), &TermKey::new(&fold(word), word)),
                "{typed} {word}"
            );
        }
    }
}
