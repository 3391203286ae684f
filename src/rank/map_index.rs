//! A small index in memory, made of maps. Other indexes are compared with it, and it is enough for a few pages.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use timra_language::{PieceKind, StemmerOnly, TermKey, Token, Zone, is_told_by_spelling, language_code};

use crate::{
    Attributes, Index, Labels, Length, PairPosting, Positions, Posting, Postings, ReadList, SectionText,
    WordPlace,
};

/// A section to be indexed.
#[derive(Debug, Clone, Default)]
pub struct MapSection {
    /// The tokens of each text of the section, with the zone that the text is in.
    pub tokens: Vec<(Zone, Vec<Token>)>,
    /// The visible text.
    pub text: SectionText,
    /// What the score of the section is multiplied by; `None` if that changes nothing.
    pub weight: Option<f32>,
    /// Number of words in the heading of the section; for the first section of a page, in the title of the page.
    pub heading_words: u32,
    /// Whether the section is the first one of a page.
    pub begins_page: bool,
    /// Number of the translation group, which the section shares with its translations; `None` if it can have none.
    pub translation_group: Option<u64>,
}

/// By section, the positions of a term; in each zone.
type TermZones = [BTreeMap<u32, Vec<u32>>; Zone::ALL.len()];

/// An index of some sections, made of maps in memory.
#[derive(Default)]
pub struct MapIndex {
    pub(super) terms: BTreeMap<String, TermZones>,
    /// By pair, how often each section has it.
    pub(super) pairs: BTreeMap<String, BTreeMap<u32, u32>>,
    pub(super) stemmers: Vec<&'static StemmerOnly>,
    sections: Vec<MapSection>,
    /// By section, how many tokens each zone has.
    lengths: Vec<[u32; Zone::ALL.len()]>,
    pub(super) languages: Labels,
    /// The languages that terms are counted by, with how many sections each has.
    pub(super) counted_languages: Vec<(String, u64)>,
    translations: BTreeMap<u64, Vec<u32>>,
    heading_lengths: Vec<u32>,
    weights: Vec<f32>,
}

impl MapIndex {
    /// Indexes `sections`, which are in the order of the content.
    pub fn new(sections: Vec<MapSection>) -> Self {
        let mut index = Self::default();
        for (number, section) in (0..).zip(&sections) {
            index.add(number, section);
        }
        let langs = || (0..).zip(&sections).filter_map(|(at, it)| Some((at, it.text.lang.as_deref()?)));
        let Ok(languages) = Labels::new(sections.len(), |add| {
            langs().for_each(|(at, lang)| add(lang, at));
            Ok::<_, Infallible>(())
        });
        let tags: BTreeSet<&str> = langs().map(|(_, lang)| lang).collect();
        index.stemmers = tags.into_iter().filter_map(StemmerOnly::of).collect();
        index.counted_languages = counted(&languages);
        index.translations.retain(|_, sections| sections.len() > 1);
        if sections.iter().any(|section| section.weight.is_some()) {
            index.weights = sections.iter().map(|section| section.weight.unwrap_or(1.0)).collect();
        }
        index.heading_lengths = sections.iter().map(|section| section.heading_words).collect();
        Self { sections, languages, ..index }
    }

    fn add(&mut self, number: u32, section: &MapSection) {
        let mut lengths = [0; Zone::ALL.len()];
        // Texts of one zone stand a word apart.
        let mut starts = [0; Zone::ALL.len()];
        for (zone, tokens) in section.tokens.iter().filter(|(_, tokens)| !tokens.is_empty()) {
            let zone = *zone as usize;
            for token in tokens {
                let term = self.terms.entry(token.key.as_str().to_owned()).or_default();
                term[zone].entry(number).or_default().push(starts[zone] + token.position);
            }
            lengths[zone] += tokens.len() as u32;
            starts[zone] += tokens.last().map_or(0, |last| last.position + 2);
            let words: Vec<&Token> = tokens.iter().filter(|token| token.kind == PieceKind::Word).collect();
            for two in
                words.windows(2).filter(|two| !two[1].starts_clause && two[0].joining.joins(two[1].joining))
            {
                let pair = two[0].key.pair(&two[1].key).as_str().to_owned();
                *self.pairs.entry(pair).or_default().entry(number).or_default() += 1;
            }
        }
        self.lengths.push(lengths);
        if let Some(group) = section.translation_group {
            self.translations.entry(group).or_default().push(number);
        }
    }

    /// The terms that a key stands for; of one that stands for every spelling, the words with its base.
    pub(super) fn of_key(&self, key: &TermKey) -> Vec<(TermKey, &TermZones)> {
        let (from, to) = key.range();
        let of_base = self.terms.range(from..to);
        let terms = of_base.filter_map(|(term, zones)| Some((TermKey::parse(term.as_bytes())?, zones)));
        let is_meant = |term: &TermKey| if key.is_any() { !term.is_part() } else { term == key };
        terms.filter(|(term, _)| is_meant(term)).collect()
    }

    fn length_in(&self, zone: Zone, section: u32) -> Length {
        Length::of(self.lengths[section as usize][zone as usize])
    }
}

/// The languages that terms are counted by; none where words show by their spelling which they are of.
fn counted(names: &Labels) -> Vec<(String, u64)> {
    let mut languages: BTreeMap<String, u64> = BTreeMap::new();
    let named = names.all().iter().zip(names.sizes()).filter(|(_, sections)| **sections > 0);
    named.clone().for_each(|(tag, &sections)| {
        *languages.entry(language_code(tag)).or_default() += u64::from(sections)
    });
    let are_told = named.into_iter().all(|(tag, _)| is_told_by_spelling(tag));
    if are_told { Vec::new() } else { languages.into_iter().collect() }
}

impl Index for MapIndex {
    type Error = Infallible;

    fn sections(&self) -> usize {
        self.sections.len()
    }
}

impl Postings for MapIndex {
    type Place = (TermKey, Zone);

    type List<'i> = ReadList;

    fn words_in(&self, zone: Zone) -> u64 {
        self.lengths.iter().map(|lengths| u64::from(lengths[zone as usize])).sum()
    }

    fn count(&self, zone: Zone, base: &str) -> Result<u64, Infallible> {
        let words = self.of_key(&TermKey::any(base));
        Ok(words.iter().map(|(_, zones)| zones[zone as usize].len() as u64).sum())
    }

    fn places(&self, key: &TermKey) -> Result<Vec<WordPlace<Self::Place>>, Infallible> {
        let mut places = Vec::new();
        for (term, zones) in self.of_key(key) {
            let zones = Zone::ALL
                .into_iter()
                .filter(|&zone| !zones[zone as usize].is_empty())
                .map(|zone| (zone, zones[zone as usize].len()));
            places.extend(zones.map(|(zone, count)| WordPlace { zone, count, place: (term.clone(), zone) }));
        }
        Ok(places)
    }

    fn open(&self, (term, zone): &Self::Place) -> Result<ReadList, Infallible> {
        let sections = self.terms.get(term.as_str()).map(|zones| &zones[*zone as usize]);
        let postings = sections.into_iter().flatten().map(|(&section, positions)| {
            let length = self.length_in(*zone, section);
            Posting { section, frequency: positions.len() as u32, length }
        });
        Ok(ReadList::new(postings.collect()))
    }

    fn for_each_of_pair(
        &self,
        pair: &TermKey,
        mut each: impl FnMut(PairPosting),
    ) -> Result<usize, Infallible> {
        let (from, to) = pair.range();
        let mut count = 0;
        for (key, sections) in self.pairs.range(from..to) {
            if pair.is_any() || key == pair.as_str() {
                count += sections.len();
                for (&section, &frequency) in sections {
                    each(PairPosting { section, frequency, length: self.length(section) });
                }
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
    ) -> Result<(), Infallible> {
        let words: Vec<_> = words.iter().map(|key| self.of_key(key)).collect();
        for zone in Zone::ALL.into_iter().filter(|&zone| wanted(zone)) {
            for section in 0..self.sections.len() as u32 {
                // Where a phrase begins, as each word has it.
                let begins = |(offset, terms): (u32, &Vec<(TermKey, &TermZones)>)| -> BTreeSet<u32> {
                    let here = terms.iter().filter_map(|(_, zones)| zones[zone as usize].get(&section));
                    here.flatten().filter_map(|position| position.checked_sub(offset * step)).collect()
                };
                let all = (0..).zip(&words).map(begins).reduce(|all, word| &all & &word);
                let frequency = all.map_or(0, |begins| begins.len() as u32);
                if frequency > 0 {
                    each(zone, Posting { section, frequency, length: self.length_in(zone, section) });
                }
            }
        }
        Ok(())
    }

    fn length(&self, section: u32) -> u32 {
        Zone::ALL.iter().map(|&zone| self.length_in(zone, section).words()).sum()
    }
}

impl Positions for MapIndex {
    type Sections = Vec<u32>;

    fn locate(&self, sections: &[u32]) -> Vec<u32> {
        sections.to_vec()
    }

    fn terms(&self, key: &TermKey) -> Result<Vec<TermKey>, Infallible> {
        Ok(self.of_key(key).into_iter().map(|(term, _)| term).collect())
    }

    fn positions(
        &self,
        zone: Zone,
        term: &TermKey,
        sections: &Vec<u32>,
        mut each: impl FnMut(usize, &[u32]),
    ) -> Result<u64, Infallible> {
        let Some(zones) = self.terms.get(term.as_str()) else { return Ok(0) };
        for (at, section) in sections.iter().enumerate() {
            if let Some(positions) = zones[zone as usize].get(section) {
                each(at, positions);
            }
        }
        Ok(zones[zone as usize].len() as u64)
    }
}

impl Attributes for MapIndex {
    fn languages(&self) -> Result<&Labels, Infallible> {
        Ok(&self.languages)
    }

    fn translations(&self, section: u32) -> Result<&[u32], Infallible> {
        let group = self.sections[section as usize].translation_group;
        Ok(group.and_then(|group| self.translations.get(&group)).map_or(&[], Vec::as_slice))
    }

    fn weights(&self) -> Result<&[f32], Infallible> {
        Ok(&self.weights)
    }

    fn heading_lengths(&self) -> Result<&[u32], Infallible> {
        Ok(&self.heading_lengths)
    }

    fn begins_page(&self, section: u32) -> bool {
        self.sections.get(section as usize).is_some_and(|section| section.begins_page)
    }

    fn text(&self, section: u32) -> Result<SectionText, Infallible> {
        Ok(self.sections[section as usize].text.clone())
    }
}
