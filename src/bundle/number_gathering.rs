//! Numbers of sections, one section after the other, become columns.

use foldhash::HashMap;
use timra_format::NumbersOfSection;

use super::columns::{ColumnValues, SectionNumbers, VALUES};

/// The numbers of the sections that were met, by column.
#[derive(Default)]
pub struct NumberGathering {
    numbers: SectionNumbers,
    /// Hashes take eight bytes; which sections have one in common is all that matters.
    groups: HashMap<u64, u32>,
}

impl NumberGathering {
    /// Adds the numbers of the next section.
    pub fn push(&mut self, of_section: &NumbersOfSection) {
        let numbers = &mut self.numbers;
        for (lengths, length) in numbers.lengths.iter_mut().zip(of_section.lengths) {
            lengths.push(length);
        }
        let next = self.groups.len() as u32 + 1;
        let group = of_section.translation_group.map_or(0, |group| *self.groups.entry(group).or_insert(next));
        numbers.translation_groups.push(group);
        numbers.sketches.push(of_section.sketch);
        numbers.heading_words.push(of_section.heading_words);
        numbers.weights.push(of_section.weight);
        numbers.days.push(of_section.day);
    }

    /// The columns of all sections that were added, with the values of the columns [`VALUES`].
    pub fn with_values(self, values: [ColumnValues; VALUES.len()]) -> SectionNumbers {
        SectionNumbers { values, ..self.numbers }
    }
}
