//! Scores: a number for each section that matches.

use std::collections::BTreeMap;

use crate::bits::{Bits, WORD};

/// A number for each section that matches. Memory is taken for these sections, and two bits and a half for each of the others.
#[derive(Debug, Clone, Default)]
pub struct SectionScores {
    /// By [`WORD`] sections, a bit for each that has a number.
    has: Vec<u64>,
    /// By [`WORD`] sections, how many before them have a number.
    before: Vec<u32>,
    /// The numbers, in the order of the sections.
    values: Vec<f32>,
    /// Numbers of sections that matched nothing when the others were scored.
    later: BTreeMap<u32, f32>,
}

impl SectionScores {
    /// Scores of none of so many sections.
    pub(crate) fn new(sections: usize) -> Self {
        Self { has: Vec::with_capacity(sections.div_ceil(WORD)), ..Self::default() }
    }

    /// Adds the numbers of the [`WORD`] sections from `first` on, which is a multiple of it: those with a bit, in order. Sections
    /// before must have been added.
    pub(crate) fn push(&mut self, first: u32, has: u64, values: impl Iterator<Item = f32>) {
        self.reach(first);
        self.before.push(self.values.len() as u32);
        self.has.push(has);
        self.values.extend(values);
    }

    /// Says that sections before `first` have no number, unless they were added.
    fn reach(&mut self, first: u32) {
        let words = first as usize / WORD;
        self.has.resize(words, 0);
        self.before.resize(words, self.values.len() as u32);
    }

    /// Where the number of a section is.
    fn place(&self, section: u32) -> Option<usize> {
        let (word, bit) = (section as usize / WORD, section as usize % WORD);
        let has = self.has.get(word).copied().filter(|has| has >> bit & 1 == 1)?;
        Some(self.before[word] as usize + (has & ((1 << bit) - 1)).count_ones() as usize)
    }

    fn slot(&mut self, section: u32) -> &mut f32 {
        match self.place(section) {
            Some(place) => &mut self.values[place],
            None => self.later.entry(section).or_default(),
        }
    }

    /// The number of a section; 0 if it has none.
    pub fn get(&self, section: u32) -> f32 {
        match self.place(section) {
            Some(place) => self.values[place],
            None => self.later.get(&section).copied().unwrap_or_default(),
        }
    }

    /// Adds `value`, which is above zero, to the number of a section.
    pub fn add(&mut self, section: u32, value: f32) {
        *self.slot(section) += value;
    }

    /// Raises the number of a section to `value`, unless it is higher.
    pub fn raise(&mut self, section: u32, value: f32) {
        let slot = self.slot(section);
        *slot = slot.max(value);
    }

    /// How many sections have a number.
    pub fn count(&self) -> usize {
        self.values.len() + self.later.len()
    }

    /// Every section that has a number, with its number, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> + '_ {
        let words = (0_u32..).step_by(WORD).zip(&self.has);
        let sections = words.flat_map(|(first, &has)| Bits(has).map(move |bit| first + bit));
        let later = self.later.iter().map(|(&section, &value)| (section, value));
        sections.zip(self.values.iter().copied()).chain(later)
    }

    /// Takes the numbers of all sections for which `keep` does not hold.
    pub fn retain(&mut self, keep: impl Fn(u32) -> bool) {
        let (mut read, mut kept) = (0, 0);
        for (first, (has, before)) in (0_u32..).step_by(WORD).zip(self.has.iter_mut().zip(&mut self.before)) {
            *before = kept as u32;
            for bit in Bits(*has) {
                if keep(first + bit) {
                    self.values[kept] = self.values[read];
                    kept += 1;
                } else {
                    *has &= !(1 << bit);
                }
                read += 1;
            }
        }
        self.values.truncate(kept);
        self.later.retain(|&section, _| keep(section));
    }

    /// The `most` sections with the highest numbers, the highest first. Of equal numbers, the section that comes first in the
    /// content.
    pub fn best(&self, most: usize) -> Vec<(u32, f32)> {
        self.best_of(most, |_| true)
    }

    /// The `most` sections with the highest numbers among those for which `keep` holds, the highest first. Of equal numbers,
    /// the section that comes first in the content.
    pub fn best_of(&self, most: usize, keep: impl Fn(u32) -> bool) -> Vec<(u32, f32)> {
        let mut best = Best::new(most);
        let mut values = self.values.as_slice();
        for (first, &has) in (0_u32..).step_by(WORD).zip(&self.has) {
            let (here, rest) = values.split_at(has.count_ones() as usize);
            values = rest;
            if here.iter().any(|&value| value >= best.least) {
                let here = Bits(has).map(|bit| first + bit).zip(here).filter(|(section, _)| keep(*section));
                here.for_each(|(section, &value)| best.add(section, value));
            }
        }
        let later = self.later.iter().filter(|(section, _)| keep(**section));
        later.for_each(|(&section, &value)| best.add(section, value));
        best.in_order()
    }
}

/// The sections with the highest numbers of those that were met.
struct Best {
    most: usize,
    /// What stands for a section and its number; the least stand for the best. Numbers above zero are in the order of their
    /// bits, so that one whole number stands for both.
    keys: Vec<u64>,
    /// Numbers below this one are not among the best.
    least: f32,
}

impl Best {
    fn new(most: usize) -> Self {
        Self { most, keys: Vec::new(), least: 0.0 }
    }

    fn add(&mut self, section: u32, value: f32) {
        if value < self.least {
            return;
        }
        self.keys.push(u64::from(!value.to_bits()) << 32 | u64::from(section));
        // Half of what is held goes at one time.
        if self.keys.len() >= 2 * self.most.max(WORD) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.keys.len() > self.most {
            let (_, &mut first_left_out, _) = self.keys.select_nth_unstable(self.most);
            self.least = number_of(first_left_out);
            self.keys.truncate(self.most);
        }
    }

    fn in_order(mut self) -> Vec<(u32, f32)> {
        self.cut();
        self.keys.sort_unstable();
        self.keys.into_iter().map(|key| (key as u32, number_of(key))).collect()
    }
}

fn number_of(key: u64) -> f32 {
    f32::from_bits(!((key >> 32) as u32))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::SectionScores;
    use crate::bits::WORD;

    fn scores(of: &BTreeMap<u32, f32>) -> SectionScores {
        let mut scores = SectionScores::new(500);
        for first in (0..500).step_by(WORD) {
            let here = of.range(first..first + WORD as u32);
            let has = here.clone().fold(0, |has, (section, _)| has | 1 << (section - first));
            if has != 0 {
                scores.push(first, has, here.map(|(_, value)| *value));
            }
        }
        scores
    }

    #[test]
    fn the_best_come_first_and_equals_in_order() {
        let scores = scores(&[(9, 0.5), (7, 2.0), (3, 0.5), (120, 1e-9), (5, 0.5)].into());
        let all = [(7, 2.0), (3, 0.5), (5, 0.5), (9, 0.5), (120, 1e-9)];
        for most in 0..7 {
            assert_eq!(scores.best(most), all[..most.min(5)]);
        }
    }

    proptest! {
        #[test]
        fn they_are_a_map_from_sections_to_numbers(
            of in prop::collection::btree_map(0..480_u32, (1..6_u8).prop_map(f32::from), 0..400),
            changes in prop::collection::vec((0..500_u32, 0..4_u8, 1..6_u8), 0..9),
            most in 0..200_usize,
        ) {
            let (mut scores, mut expected) = (scores(&of), of);
            for (section, kind, value) in changes {
                let value = f32::from(value);
                let keep = |other: u32| other % 7 != section % 7;
                let before = expected.get(&section).copied().unwrap_or_default();
                match kind {
                    0 => {
                        scores.add(section, value);
                        expected.insert(section, before + value);
                    }
                    1 => {
                        scores.raise(section, value);
                        expected.insert(section, before.max(value));
                    }
                    _ => {
                        scores.retain(keep);
                        expected.retain(|&section, _| keep(section));
                    }
                }
            }
            prop_assert_eq!(scores.iter().collect::<BTreeMap<_, _>>(), expected.clone());
            prop_assert_eq!(scores.count(), expected.len());
            prop_assert!((0..510).all(|at| scores.get(at) == expected.get(&at).copied().unwrap_or_default()));
            let is_even = |section: u32| section.is_multiple_of(2);
            let mut best: Vec<(u32, f32)> = expected.into_iter().filter(|(section, _)| is_even(*section)).collect();
            best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            best.truncate(most);
            prop_assert_eq!(scores.best_of(most, is_even), best);
        }
    }
}
