//! A window: some sections in a row, with what is known of them while they are scored.

use crate::bits::{Bits, WORD};

/// How many sections a window has: so few that their numbers stay in the processor's nearest cache.
pub(crate) const SIZE: usize = 2048;

/// A number for each section of a window.
pub(crate) type WindowNumbers = [f32; SIZE];

/// Some sections of a window.
#[derive(Clone)]
pub(crate) struct Marks {
    words: [u64; SIZE / WORD],
    /// A bit for each word that has bits.
    some: u64,
}

// One word says which words have bits.
const _: () = assert!(SIZE / WORD <= WORD);

impl Marks {
    /// No section.
    pub(crate) fn new() -> Self {
        Self { words: [0; SIZE / WORD], some: 0 }
    }

    /// The first `count` sections.
    pub(crate) fn first(count: usize) -> Self {
        let mut marks = Self::new();
        (0..count).for_each(|at| marks.add(at));
        marks
    }

    pub(crate) fn add(&mut self, at: usize) {
        let word = at % SIZE / WORD;
        self.words[word] |= 1 << (at % WORD);
        self.some |= 1 << word;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.some == 0
    }

    /// Adds `others`.
    pub(crate) fn join(&mut self, others: &Self) {
        self.some |= others.some;
        for word in Bits(others.some) {
            self.words[word as usize] |= others.words[word as usize];
        }
    }

    /// Keeps the sections that are, or are not, among `others`.
    pub(crate) fn keep(&mut self, others: &Self, are_among: bool) {
        for (word, other) in self.words.iter_mut().zip(others.words) {
            *word &= if are_among { other } else { !other };
        }
        self.some = 0;
        (0..).zip(&self.words).filter(|(_, word)| **word != 0).for_each(|(at, _)| self.some |= 1 << at);
    }

    /// The words that have bits, with the place of the first section of each.
    pub(crate) fn words(&self) -> impl Iterator<Item = (usize, u64)> + '_ {
        Bits(self.some).map(|word| (word as usize * WORD, self.words[word as usize]))
    }

    /// The places of the sections, in order.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.words().flat_map(|(first, word)| Bits(word).map(move |bit| first + bit as usize))
    }

    pub(crate) fn clear(&mut self) {
        for word in Bits(self.some) {
            self.words[word as usize] = 0;
        }
        self.some = 0;
    }
}

/// Some sections in a row, with what is known of them while they are scored. All numbers of sections that are not marked are
/// zero.
pub(crate) struct Window {
    /// The first section.
    pub start: u32,
    /// The section after the last one.
    pub end: u32,
    /// By layer of an alternative, how often a section has it.
    pub layers: Vec<WindowNumbers>,
    /// Sections that have one of the layers.
    pub of_alternative: Marks,
    /// The score of a group.
    pub best: Box<WindowNumbers>,
    /// Sections that have the group.
    pub of_group: Marks,
    /// The score.
    pub total: Box<WindowNumbers>,
    /// Sections that have a score.
    pub found: Marks,
}

impl Window {
    /// A window over no section, with room for so many layers of an alternative.
    pub(crate) fn new(layers: usize) -> Self {
        let numbers = || Box::new([0.0; SIZE]);
        Self {
            start: 0,
            end: 0,
            layers: vec![[0.0; SIZE]; layers],
            of_alternative: Marks::new(),
            best: numbers(),
            of_group: Marks::new(),
            total: numbers(),
            found: Marks::new(),
        }
    }

    /// Moves the window to the section `start`. It has to be empty.
    pub(crate) fn move_to(&mut self, start: u32, sections: usize) {
        self.start = start;
        self.end = (start as usize + SIZE).min(sections) as u32;
    }

    /// The place of a section in the window.
    pub(crate) fn place(start: u32, section: u32) -> usize {
        section.wrapping_sub(start) as usize % SIZE
    }

    /// What `of` has for a section; `None` if the section is not in the window.
    pub(crate) fn number(&self, of: &WindowNumbers, section: u32) -> Option<f32> {
        (self.start..self.end).contains(&section).then(|| of[Self::place(self.start, section)])
    }
}
