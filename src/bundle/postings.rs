//! Postings of terms, from the pieces of a bundle.

use foldhash::HashMap;
use timra_language::{TermKey, Zone};
use timra_rank::{PairPosting, Posting, Postings, ReadList, WordPlace};

use super::Result;
use super::bundle_index::BundleIndex;
use super::section_list::SectionList;

/// By section, where a word stands in it.
type SectionPositions = HashMap<u32, Vec<u32>>;

/// The list of a term in a zone.
pub(crate) struct ZoneList<'b> {
    term: usize,
    zone: Zone,
    list: SectionList<'b>,
}

impl PartialEq for ZoneList<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.term, self.zone) == (other.term, other.zone)
    }
}

impl<'b> Postings for BundleIndex<'b> {
    type Place = ZoneList<'b>;

    type List<'i>
        = ReadList
    where
        Self: 'i;

    fn words_in(&self, zone: Zone) -> u64 {
        self.loaded.core.words_in[zone as usize]
    }

    fn count(&self, zone: Zone, base: &str) -> Result<u64> {
        let words = &self.loaded.core.words;
        let counts = words.of_base(base, false).map(|term| u64::from(words.counts(term)[zone as usize]));
        Ok(counts.sum())
    }

    fn places(&self, key: &TermKey) -> Result<Vec<WordPlace<Self::Place>>> {
        let words = &self.loaded.core.words;
        let mut places = Vec::new();
        for term in words.of_key(key) {
            for (zone, list) in Zone::ALL.into_iter().zip(self.lists(term)?) {
                let count = words.counts(term)[zone as usize] as usize;
                places.extend(list.map(|list| WordPlace {
                    zone,
                    count,
                    place: ZoneList { term, zone, list },
                }));
            }
        }
        Ok(places)
    }

    fn open(&self, place: &Self::Place) -> Result<ReadList> {
        let numbers = &self.loaded.core.numbers;
        let posting = |(section, frequency)| Posting {
            section,
            frequency,
            length: numbers.length(place.zone, section),
        };
        Ok(ReadList::new(self.occurrences(place.list)?.into_iter().map(posting).collect()))
    }

    fn for_each_of_pair(&self, pair: &TermKey, mut each: impl FnMut(PairPosting)) -> Result<usize> {
        let mut count = 0;
        for list in self.pair_lists(pair)? {
            for (section, frequency) in self.occurrences(list)? {
                count += 1;
                each(PairPosting { section, frequency, length: self.length(section) });
            }
        }
        Ok(count)
    }

    fn for_each_of_phrase(
        &self,
        words: &[&TermKey],
        step: u32,
        wanted: impl Fn(Zone) -> bool,
        mut each: impl FnMut(Zone, Posting),
    ) -> Result<()> {
        for zone in Zone::ALL.into_iter().filter(|&zone| wanted(zone)) {
            let mut order: Vec<(u64, u32, &TermKey)> = Vec::with_capacity(words.len());
            for (offset, word) in (0_u32..).zip(words) {
                order.push((self.count_of(zone, word), offset, word));
            }
            if order.iter().any(|(count, ..)| *count == 0) {
                continue;
            }
            order.sort_unstable_by_key(|(count, offset, _)| (*count, *offset));
            // What the rarest word leaves is all that is asked of the others.
            let mut begins: Option<SectionPositions> = None;
            for (_, offset, word) in order {
                let is_left = |section: u32| begins.as_ref().is_none_or(|it| it.contains_key(&section));
                let of_word = self.positions_of(zone, word, is_left, offset * step)?;
                begins = Some(match begins {
                    None => of_word,
                    Some(begins) => both(begins, &of_word),
                });
            }
            let mut found: Vec<(u32, u32)> = begins
                .into_iter()
                .flatten()
                .map(|(section, begins)| (section, begins.len() as u32))
                .collect();
            found.retain(|(_, frequency)| *frequency > 0);
            found.sort_unstable();
            for (section, frequency) in found {
                let length = self.loaded.core.numbers.length(zone, section);
                each(zone, Posting { section, frequency, length });
            }
        }
        Ok(())
    }

    fn length(&self, section: u32) -> u32 {
        Zone::ALL.iter().map(|&zone| self.loaded.core.numbers.length(zone, section).words()).sum()
    }
}

impl BundleIndex<'_> {
    /// The sections of a list, in the order of the content. Once the time is over, there are none.
    fn occurrences(&self, list: SectionList) -> Result<Vec<(u32, u32)>> {
        let found = list.occurrences(&self.loaded.core.slots)?;
        Ok(if self.budget.allows(found.len() as u32) { found } else { Vec::new() })
    }

    /// Number of sections that have a word in `zone`, counted once for each spelling.
    fn count_of(&self, zone: Zone, word: &TermKey) -> u64 {
        let words = &self.loaded.core.words;
        words.of_key(word).map(|term| u64::from(words.counts(term)[zone as usize])).sum()
    }

    /// Where a word stands in the sections that are `wanted`, all its spellings together, less `offset`: where a phrase
    /// begins that has the word there.
    fn positions_of(
        &self,
        zone: Zone,
        word: &TermKey,
        wanted: impl Fn(u32) -> bool,
        offset: u32,
    ) -> Result<SectionPositions> {
        let core = &self.loaded.core;
        let mut found = SectionPositions::default();
        for term in core.words.of_key(word) {
            let Some(list) = self.lists(term)?[zone as usize] else { continue };
            if !self.budget.allows(core.words.counts(term)[zone as usize]) {
                break;
            }
            list.for_each_position(&core.slots, &wanted, |section, positions| {
                let begins = positions.iter().filter_map(|position| position.checked_sub(offset));
                found.entry(section).or_default().extend(begins);
            })?;
        }
        for positions in found.values_mut() {
            positions.sort_unstable();
            positions.dedup();
        }
        Ok(found)
    }
}

/// Where both words of a phrase say that it begins.
fn both(mut begins: SectionPositions, others: &SectionPositions) -> SectionPositions {
    begins.retain(|section, begins| {
        let of_section = others.get(section).map(Vec::as_slice).unwrap_or_default();
        begins.retain(|begin| of_section.binary_search(begin).is_ok());
        !begins.is_empty()
    });
    begins
}
