//! The dictionary of words: every term, and in how many sections each zone has it.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use timra_language::{SEPARATOR, TermKey, Zone, fold};
use timra_plan::Variant;
use timra_stored::varint;

use super::bytes::{Bytes, push_blob};
use super::{Error, Result};

/// Letters of the longest word that others are near.
const LONGEST: usize = 40;

/// Number of sections that have a term, in each zone.
pub type ZoneCounts = [u32; Zone::ALL.len()];

/// A dictionary of terms, sorted. Terms are numbered from 0 in their order.
#[derive(Debug, Default)]
pub struct Words {
    keys: String,
    /// Where each key ends in `keys`.
    ends: Vec<u32>,
    counts: Vec<ZoneCounts>,
    /// The exact form of each term without marks.
    folded: OnceLock<Vec<Box<str>>>,
}

impl Words {
    /// Whether there is no term.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The key of a term.
    pub fn key(&self, term: usize) -> &str {
        let start = term.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.keys[start..self.ends[term] as usize]
    }

    /// Number of sections that have a term, in each zone.
    pub fn counts(&self, term: usize) -> ZoneCounts {
        self.counts[term]
    }

    /// The term with its number of sections, counted once for each zone.
    pub fn variant(&self, term: usize) -> Option<Variant> {
        let count = self.counts[term].iter().map(|&count| u64::from(count)).sum();
        Some(Variant { key: TermKey::parse(self.key(term).as_bytes())?, count })
    }

    /// The terms from the key `from` on and before the key `to`.
    pub fn between(&self, from: &str, to: &str) -> Range<usize> {
        self.first(from)..self.first(to)
    }

    /// The first term whose key is not before `key`.
    fn first(&self, key: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.key(middle) < key { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The terms that a key stands for; of one that stands for every spelling, the words with its base form.
    pub fn of_key(&self, key: &TermKey) -> Range<usize> {
        if key.is_any() {
            return self.of_base(key.base(), false);
        }
        let at = self.first(key.as_str());
        let is_there = at < self.len() && self.key(at) == key.as_str();
        at..at + usize::from(is_there)
    }

    /// The words with a base form, or the parts of identifiers with it; parts come before words.
    pub fn of_base(&self, base: &str, are_parts: bool) -> Range<usize> {
        let (from, to) = TermKey::any(base).range();
        let Range { start, end } = self.between(&from, &to);
        let is_part =
            |term: usize| TermKey::parse(self.key(term).as_bytes()).is_some_and(|key| key.is_part());
        let words = (start..end).find(|&term| !is_part(term)).unwrap_or(end);
        if are_parts { start..words } else { words..end }
    }

    /// The terms whose keys begin with `lead`.
    pub fn beginning_with<'w>(&'w self, lead: &'w str) -> impl Iterator<Item = usize> + 'w {
        (self.first(lead)..self.len()).take_while(move |&term| self.key(term).starts_with(lead))
    }

    /// The exact form of each term without marks, in the order of the terms. They are made when they are first asked for:
    /// only typing errors need them.
    fn folded(&self) -> &[Box<str>] {
        self.folded.get_or_init(|| {
            let folded = |term: usize| {
                TermKey::parse(self.key(term).as_bytes())
                    .map(|key| fold(key.exact()).into())
                    .unwrap_or_default()
            };
            (0..self.len()).map(folded).collect()
        })
    }

    /// The most frequent terms, at most `most`, whose keys begin with `lead` and whose exact forms are `wanted`.
    pub fn most_frequent(&self, lead: &str, wanted: &dyn Fn(&str) -> bool, most: usize) -> Vec<Variant> {
        let is_wanted =
            |term: &usize| self.key(*term).split_once(SEPARATOR).is_some_and(|(_, it)| wanted(it));
        let mut found: Vec<Variant> =
            self.beginning_with(lead).filter(is_wanted).filter_map(|term| self.variant(term)).collect();
        found.sort_by_key(|variant| Reverse(variant.count));
        found.truncate(most);
        found
    }

    /// The words that are at most `edits` typing errors away from `word`, as [`timra_plan::TermDictionary::fuzzy`] has it.
    pub fn near(&self, word: &str, edits: u8) -> Vec<Variant> {
        let letters = fold(word);
        let length = letters.chars().count();
        if length > LONGEST {
            return Vec::new();
        }
        let edits = usize::from(edits);
        let first = letters.chars().next();
        let near = |(term, form): (usize, &str)| {
            // In UTF-8 a letter takes four bytes at most.
            if form.len() + 4 * edits < letters.len() || form.len() > 4 * (length + edits) {
                return None;
            }
            let key = self.key(term);
            let allowed = if edits < 2 || key.chars().next() == first { edits } else { edits - 1 };
            // Words in other letters are no misspellings of one in Latin letters.
            let may_be = !letters.is_ascii() || key.split(SEPARATOR).next().is_some_and(str::is_ascii);
            let is_near = may_be && form.chars().count().abs_diff(length) <= allowed;
            let is_near = is_near && strsim::osa_distance(form, &letters) <= allowed;
            self.variant(term).filter(|variant| is_near && !variant.key.is_part())
        };
        self.folded().iter().map(|form| &**form).enumerate().filter_map(near).collect()
    }

    /// Writes terms, which come in the order of their keys. What is alike stands together: so it packs better.
    pub fn encode<'t>(terms: impl ExactSizeIterator<Item = (&'t str, ZoneCounts)>, bytes: &mut Vec<u8>) {
        varint::push(bytes, terms.len());
        let (mut lengths, mut letters, mut zones, mut numbers) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut before: &str = "";
        for (key, counts) in terms {
            let shared = before.bytes().zip(key.bytes()).take_while(|(a, b)| a == b).count();
            varint::push(&mut lengths, shared);
            varint::push(&mut lengths, key.len() - shared);
            letters.extend(&key.as_bytes()[shared..]);
            let of_zones = (0..counts.len()).filter(|&zone| counts[zone] > 0);
            zones.push(of_zones.clone().fold(0, |zones, zone| zones | 1 << zone));
            of_zones.for_each(|zone| varint::push(&mut numbers, counts[zone] as usize - 1));
            before = key;
        }
        [lengths, letters, zones, numbers].iter().for_each(|column| push_blob(bytes, column));
    }

    /// Reads a dictionary of at most `most` bytes of keys.
    ///
    /// # Errors
    /// [`Error::Damaged`] if the bytes are no dictionary.
    pub fn decode(bytes: &mut Bytes, most: usize) -> Result<Self> {
        let wrong = || Error::Damaged("its dictionary is not in order");
        let count = bytes.count()?;
        let mut column = || bytes.blob().map(Bytes);
        let (mut lengths, mut letters, mut zones, mut numbers) = (column()?, column()?, column()?, column()?);
        let mut words = Self { ends: Vec::with_capacity(count), ..Self::default() };
        words.counts.reserve(count);
        let mut key: Vec<u8> = Vec::new();
        for term in 0..count {
            let shared = lengths.number()?;
            if shared > key.len() {
                return Err(wrong());
            }
            key.truncate(shared);
            key.extend(letters.take(lengths.number()?)?);
            let text = str::from_utf8(&key).map_err(|_| wrong())?;
            if words.keys.len() + text.len() > most || term > 0 && words.key(term - 1) >= text {
                return Err(wrong());
            }
            words.keys.push_str(text);
            words.ends.push(words.keys.len() as u32);
            let of_zones = zones.take(1)?[0];
            let mut counts = ZoneCounts::default();
            for (zone, count) in counts.iter_mut().enumerate() {
                if of_zones >> zone & 1 == 1 {
                    *count = numbers.small()?.saturating_add(1);
                }
            }
            words.counts.push(counts);
        }
        Ok(words)
    }
}
