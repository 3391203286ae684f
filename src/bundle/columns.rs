//! Numbers and values of all sections.

use timra_language::Zone;
use timra_rank::Length;
use timra_stored::varint;

use super::bytes::{Bytes, push_blob};
use super::sketches;
use super::{Error, Result};

/// Columns of values of all sections, as far as they are compared as a whole.
pub const VALUES: [&str; 5] = ["lang", "site", "tag", "category", "folder"];

/// The values of a column, sorted, each with the sections that have it, in order.
pub type ColumnValues = Vec<(String, Vec<u32>)>;

/// What is known of every section in numbers.
#[derive(Debug, Default)]
pub struct SectionNumbers {
    /// Number of words in each zone.
    pub lengths: [Vec<u8>; Zone::ALL.len()],
    /// The translation group; groups are counted from 1, and 0 stands for none.
    pub translation_groups: Vec<u32>,
    /// Sketch of the words.
    pub sketches: Vec<u64>,
    /// Number of words in the heading.
    pub heading_words: Vec<u32>,
    /// What the score is multiplied by, in hundredths; 0 if that changes nothing.
    pub weights: Vec<u32>,
    /// The day; 0 for none.
    pub days: Vec<u32>,
    /// The values of each of the columns [`VALUES`].
    pub values: [ColumnValues; VALUES.len()],
}

impl SectionNumbers {
    /// Number of words of a section in a zone.
    pub fn length(&self, zone: Zone, section: u32) -> Length {
        Length(self.lengths[zone as usize].get(section as usize).copied().unwrap_or_default())
    }

    /// Calls `each` with every section that has a number in `column`, and the number. `None` if there is no such column.
    pub fn for_each(&self, column: &str, mut each: impl FnMut(u32, u64)) -> Option<()> {
        let small = match column {
            "sketch" => {
                (0..).zip(&self.sketches).for_each(|(section, &sketch)| each(section, sketch));
                return Some(());
            }
            "twin" => &self.translation_groups,
            "heading_words" => &self.heading_words,
            "weight" => {
                let weights = (0..).zip(&self.weights).filter(|(_, weight)| **weight > 0);
                weights.for_each(|(section, &weight)| each(section, weight.into()));
                return Some(());
            }
            "day" => &self.days,
            _ => return None,
        };
        (0..).zip(small).for_each(|(section, &number)| each(section, number.into()));
        Some(())
    }

    /// Calls `each` with every value of `column` that is `wanted`, and every section that has it. `None` if there is no such
    /// column among [`VALUES`].
    pub fn for_each_value(
        &self,
        column: &str,
        wanted: impl Fn(&str) -> bool,
        mut each: impl FnMut(&str, u32),
    ) -> Option<()> {
        let at = VALUES.iter().position(|known| *known == column)?;
        for (value, sections) in self.values[at].iter().filter(|it| wanted(&it.0)) {
            sections.iter().for_each(|&section| each(value, section));
        }
        Some(())
    }

    /// Adds the numbers to `bytes`.
    pub fn encode(&self, bytes: &mut Vec<u8>) {
        self.lengths.iter().for_each(|lengths| bytes.extend(lengths));
        push_groups(bytes, &self.translation_groups);
        for column in [&self.heading_words, &self.weights, &self.days] {
            column.iter().for_each(|&number| varint::push(bytes, number as usize));
        }
        sketches::push(bytes, &self.sketches);
        for values in &self.values {
            varint::push(bytes, values.len());
            for (value, sections) in values {
                push_blob(bytes, value.as_bytes());
                varint::push(bytes, sections.len());
                let mut next = 0;
                for section in sections {
                    varint::push(bytes, (section - next) as usize);
                    next = section + 1;
                }
            }
        }
    }

    /// Reads the numbers of so many sections.
    ///
    /// # Errors
    /// [`Error::Damaged`] if the bytes are none.
    pub fn decode(bytes: &mut Bytes, sections: usize) -> Result<Self> {
        let mut numbers = Self::default();
        for lengths in &mut numbers.lengths {
            *lengths = bytes.take(sections)?.to_vec();
        }
        numbers.translation_groups = pull_groups(bytes, sections)?;
        for column in [&mut numbers.heading_words, &mut numbers.weights, &mut numbers.days] {
            *column = (0..sections).map(|_| bytes.small()).collect::<Result<_>>()?;
        }
        numbers.sketches = sketches::pull(bytes, sections)?;
        for values in &mut numbers.values {
            for _ in 0..bytes.count()? {
                let value = bytes.text()?.to_owned();
                let (count, mut of_value, mut next) = (bytes.count()?, Vec::new(), 0_u32);
                for _ in 0..count {
                    let section = bytes.small()?.checked_add(next).filter(|&it| (it as usize) < sections);
                    let section =
                        section.ok_or(Error::Damaged("a value is of a section that is not there"))?;
                    of_value.push(section);
                    next = section + 1;
                }
                values.push((value, of_value));
            }
        }
        Ok(numbers)
    }
}

/// Writes the number of the translation group of each section as what is between it and the one before: one version of a page
/// has the groups of another in the same order.
fn push_groups(bytes: &mut Vec<u8>, groups: &[u32]) {
    let mut before = 0_i64;
    for &group in groups {
        let gap = i64::from(group) - before;
        varint::push(bytes, ((gap << 1) ^ (gap >> 63)) as usize);
        before = group.into();
    }
}

fn pull_groups(bytes: &mut Bytes, sections: usize) -> Result<Vec<u32>> {
    let mut before = 0_i64;
    let next = |_| {
        let gap = bytes.small()?;
        before += i64::from(gap >> 1) ^ -i64::from(gap & 1);
        u32::try_from(before).map_err(|_| Error::Damaged("a translation group has no number"))
    };
    (0..sections).map(next).collect()
}
