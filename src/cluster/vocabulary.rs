//! The dictionaries of an index that is loaded.

use std::collections::BTreeMap;

use tantivy::schema::Field;
use timra_bundle::{Bytes, Words, ZoneCounts};
use timra_format::OpenIndex;
use timra_language::Zone;

use super::Result;

/// Bytes of all keys of a dictionary, at most.
pub(crate) const MOST_KEYS: usize = 1 << 31;

/// The terms of all zones, with how many sections have them in each.
pub(crate) fn words(index: &OpenIndex) -> Result<Words> {
    let mut terms: BTreeMap<String, ZoneCounts> = BTreeMap::new();
    for zone in Zone::ALL {
        count(index, index.fields.zone(zone), zone as usize, &mut terms)?;
    }
    dictionary(&terms)
}

/// The pairs of words, with how many sections have them; that number stands where a term has that of the first zone.
pub(crate) fn pairs(index: &OpenIndex) -> Result<Words> {
    let mut terms = BTreeMap::new();
    count(index, index.fields.pairs, 0, &mut terms)?;
    dictionary(&terms)
}

fn count(
    index: &OpenIndex,
    field: Field,
    at: usize,
    terms: &mut BTreeMap<String, ZoneCounts>,
) -> tantivy::Result<()> {
    for (segment, numbers) in index.sections.segments(&index.searcher) {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().stream()?;
        while let Some((key, info)) = stream.next() {
            let count = numbers.count(&inverted, info)?;
            let Some(key) = std::str::from_utf8(key).ok().filter(|_| count > 0) else { continue };
            match terms.get_mut(key) {
                Some(counts) => counts[at] += count,
                None => {
                    let mut counts = ZoneCounts::default();
                    counts[at] = count;
                    terms.insert(key.to_owned(), counts);
                }
            }
        }
    }
    Ok(())
}

fn dictionary(terms: &BTreeMap<String, ZoneCounts>) -> Result<Words> {
    let mut bytes = Vec::new();
    Words::encode(terms.iter().map(|(key, counts)| (key.as_str(), *counts)), &mut bytes);
    Ok(Words::decode(&mut Bytes(&bytes), MOST_KEYS)?)
}
