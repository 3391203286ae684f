//! The file of a segment that says in how many of its documents of each language a term stands.

use std::ops::Range;

use tantivy::directory::OwnedBytes;
use tantivy::termdict::TermOrdinal;
use timra_language::Zone;
use timra_stored::varint::{pull, push};

/// Terms of a dictionary between two that can be gone to at once.
const BLOCK: usize = 64;

/// Bytes of a number that says where a block begins.
const START: usize = 4;

/// Number of documents of each language that have a term, for each term of a segment. A document that has the term in
/// several zones counts once. Documents that were replaced count, too, so the file of a segment never changes.
///
/// A term is found by its ordinal in the dictionary of one zone: the first of [`CountTable::ZONES`] that has the term. Most
/// terms are in a few documents of one language, which takes one byte.
pub struct CountTable {
    bytes: OwnedBytes,
    languages: Vec<String>,
    zones: [Records; Zone::ALL.len()],
}

/// Where the records of the terms of one dictionary are.
#[derive(Default)]
struct Records {
    /// How many there are.
    terms: usize,
    /// Where each block begins in `records`.
    starts: Range<usize>,
    records: Range<usize>,
}

/// The place of a language in [`CountTable::languages`], and a number of documents, at least 1.
pub type LanguageCount = (usize, u32);

impl CountTable {
    /// The zones in the order in which their dictionaries are asked for a term.
    pub const ZONES: [Zone; Zone::ALL.len()] = [Zone::Body, Zone::Place, Zone::Heading, Zone::Title];

    /// Reads the bytes that [`CountTableWriter::finish`] returned. `None` for bytes whose header is damaged.
    pub fn read(bytes: OwnedBytes) -> Option<Self> {
        let mut rest = bytes.as_slice();
        let mut languages = Vec::new();
        for _ in 0..pull(&mut rest)? {
            let len = pull(&mut rest)?;
            let (code, behind) = rest.split_at_checked(len)?;
            rest = behind;
            languages.push(str::from_utf8(code).ok()?.to_owned());
        }
        let mut sizes = [(0, 0); Zone::ALL.len()];
        for size in &mut sizes {
            *size = (pull(&mut rest)?, pull(&mut rest)?);
        }
        let mut at = bytes.len() - rest.len();
        let mut zones = [(); Zone::ALL.len()].map(|()| Records::default());
        for (zone, (terms, len)) in zones.iter_mut().zip(sizes) {
            let records = at.checked_add(terms.div_ceil(BLOCK).checked_mul(START)?)?;
            let end = records.checked_add(len)?;
            *zone = Records { terms, starts: at..records, records: records..end };
            at = end;
        }
        (at == bytes.len()).then_some(Self { bytes, languages, zones })
    }

    /// The languages of the documents of the segment, as BCP 47 primary subtags in alphabetical order. One of them is
    /// [`timra_language::UNDETERMINED`].
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The counts of the term with the ordinal `term` in the dictionary of `zone`, in the order of
    /// [`CountTable::languages`]. Empty for a term whose counts are with another zone; `None` if there is no such term or
    /// its bytes are damaged.
    pub fn get(&self, zone: Zone, term: TermOrdinal) -> Option<Vec<LanguageCount>> {
        let records = &self.zones[zone as usize];
        let term = usize::try_from(term).ok().filter(|term| *term < records.terms)?;
        let starts = self.bytes.get(records.starts.clone())?;
        let start = starts.chunks_exact(START).nth(term / BLOCK)?.try_into().ok().map(u32::from_le_bytes)?;
        let mut rest = self.bytes.get(records.records.clone())?.get(usize::try_from(start).ok()?..)?;
        for _ in 0..term % BLOCK {
            record(&mut rest, self.languages.len(), |_| ())?;
        }
        let mut counts = Vec::new();
        record(&mut rest, self.languages.len(), |count| counts.push(count))?;
        Some(counts)
    }
}

/// Reads the counts of one term.
fn record(bytes: &mut &[u8], languages: usize, mut each: impl FnMut(LanguageCount)) -> Option<()> {
    loop {
        let Some(number) = pull(bytes)?.checked_sub(1) else { return Some(()) };
        let (count, language) = ((number >> 1).checked_div(languages)?, (number >> 1) % languages);
        each((language, u32::try_from(count).ok()?.checked_add(1)?));
        if number & 1 == 0 {
            return Some(());
        }
    }
}

/// Builder of the bytes of a [`CountTable`].
pub struct CountTableWriter {
    languages: Vec<String>,
    zones: [WrittenRecords; Zone::ALL.len()],
}

#[derive(Default)]
struct WrittenRecords {
    terms: usize,
    starts: Vec<u8>,
    records: Vec<u8>,
}

impl CountTableWriter {
    /// A table without terms, for documents in `languages`.
    pub fn new(languages: Vec<String>) -> Self {
        Self { languages, zones: [(); Zone::ALL.len()].map(|()| WrittenRecords::default()) }
    }

    /// Adds the next term of the dictionary of `zone`, with its counts in the order of the languages. `counts` are empty for
    /// a term whose counts are with another zone.
    pub fn push(&mut self, zone: Zone, counts: &[LanguageCount]) {
        let WrittenRecords { terms, starts, records } = &mut self.zones[zone as usize];
        if terms.is_multiple_of(BLOCK) {
            // Tantivy writes no segment whose terms take four gigabytes.
            starts.extend((records.len() as u32).to_le_bytes());
        }
        *terms += 1;
        for (at, (language, count)) in counts.iter().enumerate() {
            let has_next = usize::from(at + 1 < counts.len());
            let number = (*count as usize - 1) * self.languages.len() + language;
            push(records, 1 + (number << 1 | has_next));
        }
        if counts.is_empty() {
            push(records, 0);
        }
    }

    /// The bytes of the file.
    pub fn finish(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        push(&mut bytes, self.languages.len());
        for code in self.languages {
            push(&mut bytes, code.len());
            bytes.extend(code.as_bytes());
        }
        for zone in &self.zones {
            push(&mut bytes, zone.terms);
            push(&mut bytes, zone.records.len());
        }
        for zone in self.zones {
            bytes.extend(zone.starts);
            bytes.extend(zone.records);
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tantivy::directory::OwnedBytes;
    use timra_language::Zone;

    use super::{CountTable, CountTableWriter, LanguageCount};

    fn languages() -> Vec<String> {
        ["en", "fr", "und"].map(str::to_owned).to_vec()
    }

    fn written(terms: &[(Zone, Vec<LanguageCount>)]) -> Vec<u8> {
        let mut writer = CountTableWriter::new(languages());
        terms.iter().for_each(|(zone, counts)| writer.push(*zone, counts));
        writer.finish()
    }

    #[test]
    fn a_term_of_one_language_takes_a_byte() {
        let size = |terms: usize| written(&vec![(Zone::Body, vec![(1, 3)]); terms]).len();
        assert_eq!(size(63) - size(1), 62);
    }

    fn counts() -> impl Strategy<Value = Vec<LanguageCount>> {
        prop::collection::btree_map(0_usize..3, prop_oneof![1_u32..9, 1..u32::MAX], 0..=3)
            .prop_map(|counts| counts.into_iter().collect())
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(
            terms in prop::collection::vec((prop::sample::select(&Zone::ALL[..]), counts()), 0..400),
        ) {
            let table = CountTable::read(OwnedBytes::new(written(&terms))).expect("a table");
            prop_assert_eq!(table.languages(), languages());
            for zone in Zone::ALL {
                let of_zone = terms.iter().filter(|(it, _)| *it == zone);
                let mut behind = 0;
                for (term, (_, counts)) in (0..).zip(of_zone) {
                    prop_assert_eq!(table.get(zone, term), Some(counts.clone()));
                    behind = term + 1;
                }
                prop_assert_eq!(table.get(zone, behind), None);
            }
        }

        #[test]
        fn other_bytes_are_no_table_or_one_that_can_be_asked(
            bytes in prop::collection::vec(any::<u8>(), 0..40),
            beginning in 0_usize..40,
        ) {
            let terms = vec![(Zone::Body, vec![(0, 1), (2, 700)]); 9];
            let mut mixed = written(&terms);
            mixed.truncate(beginning);
            mixed.extend(bytes);
            if let Some(table) = CountTable::read(OwnedBytes::new(mixed)) {
                (0..20).for_each(|term| drop(table.get(Zone::Body, term)));
            }
        }
    }
}
