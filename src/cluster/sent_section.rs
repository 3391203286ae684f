//! The document of one section, as a cluster is sent it.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};
use tantivy::TantivyError;
use timra_bundle::VALUES;
use timra_format::{OpenIndex, lookup_of_address, lookup_of_id};
use timra_language::Zone;
use timra_stored::{SectionName, year_of};
use xxhash_rust::xxh3::xxh3_64;

use super::section_terms::SectionTerms;
use super::shown_section::ShownSection;
use super::sidecar::Sidecar;
use super::term_name::term_name;

/// What stands for words that are missing between two.
const GAP: &str = "_";

/// What stands between terms of one place.
const SAME: char = '|';

/// A section, ready to be sent.
pub(crate) struct SentSection {
    /// The two lines of `_bulk`.
    pub lines: Vec<u8>,
    /// Number of the section.
    pub section: u32,
    /// Hash of what is read back of it.
    pub hash: u64,
}

/// The values of sections, turned around: by section, the values of each column of [`VALUES`].
pub(crate) struct ValuesBySection<'s>(Vec<Vec<(&'static str, &'s str)>>);

impl<'s> ValuesBySection<'s> {
    pub(crate) fn new(sidecar: &'s Sidecar) -> Self {
        let mut values = vec![Vec::new(); sidecar.sections()];
        for (column, of_column) in VALUES.iter().zip(&sidecar.numbers.values) {
            for (value, sections) in of_column {
                sections.iter().for_each(|&section| values[section as usize].push((*column, value.as_str())));
            }
        }
        Self(values)
    }
}

impl SentSection {
    /// The document of `section`, which has these `terms`.
    pub(crate) fn new(
        (index, sidecar): (&OpenIndex, &Sidecar),
        values: &ValuesBySection,
        section: u32,
        terms: &SectionTerms,
    ) -> Result<Self, TantivyError> {
        let (page, stored_name) = (index.page(section)?, index.stored_name(section)?);
        let packed = index.packed_markdown(section)?;
        let shown = ShownSection::encode(&page, stored_name, &index.stored(section)?, &packed);
        let terms_bytes = terms.encode();
        let hash = xxh3_64(&[terms_bytes.as_slice(), &shown].concat());
        let mut document = Map::new();
        let mut put = |name: &str, value: Value| drop(document.insert(name.to_owned(), value));
        put("n", section.into());
        let SectionName { id, url } = index.name(section, &page)?;
        put("lookup", lookups(&id, &url).into());
        put("id", id.into());
        for zone in Zone::ALL {
            put(zone.name(), in_words(&terms.in_order(zone)).into());
        }
        put("pairs", pairs(terms).into());
        if is_top(sidecar, section) {
            put("top", true.into());
        }
        let weight = sidecar.numbers.weights.get(section as usize).copied().unwrap_or_default();
        if weight > 0 {
            put("weight", (f64::from(weight) / 100.0).into());
        }
        let day = sidecar.numbers.days.get(section as usize).copied().unwrap_or_default();
        if day > 0 {
            put("year", year_of(day.into()).to_string().into());
        }
        let mut of_columns: Map<String, Value> = Map::new();
        for (column, value) in &values.0[section as usize] {
            let all = of_columns.entry(*column).or_insert_with(|| json!([]));
            all.as_array_mut().into_iter().for_each(|all| all.push((*value).into()));
        }
        document.extend(of_columns);
        document.insert("terms".to_owned(), BASE64_STANDARD.encode(&terms_bytes).into());
        document.insert("shown".to_owned(), BASE64_STANDARD.encode(&shown).into());
        let action = json!({ "index": { "_id": section.to_string() } });
        let lines = format!("{action}\n{}\n", Value::Object(document)).into_bytes();
        Ok(Self { lines, section, hash })
    }
}

/// What a section is found by: numbers of its id and of its address, if it has one.
fn lookups(id: &str, url: &str) -> Vec<String> {
    let mut lookups = vec![lookup_name(lookup_of_id(id))];
    if !url.is_empty() {
        lookups.push(lookup_name(lookup_of_address(url)));
    }
    lookups
}

/// What a cluster calls a number that sections are found by.
pub(crate) fn lookup_name(lookup: u64) -> String {
    format!("{lookup:016x}")
}

/// Whether the heading of a section is the title of its page. On a page without a title, its first heading is.
fn is_top(sidecar: &Sidecar, section: u32) -> bool {
    let is_untitled = |lead: u32| {
        sidecar.begins_page(lead)
            && sidecar.numbers.heading_words.get(lead as usize).is_none_or(|&words| words == 0)
    };
    sidecar.begins_page(section) || section.checked_sub(1).is_some_and(is_untitled)
}

/// The words of a zone, as the cluster cuts them: terms of one place together, and one sign where places are missing.
fn in_words(order: &[(u32, u32)]) -> String {
    let mut text = String::with_capacity(order.len() * 5);
    let mut next = order.first().map_or(0, |first| first.0);
    for of_place in order.chunk_by(|a, b| a.0 == b.0) {
        let position = of_place[0].0;
        if position > next {
            text.push_str(GAP);
            text.push(' ');
        }
        for (at, (_, term)) in of_place.iter().enumerate() {
            if at > 0 {
                text.push(SAME);
            }
            text.push_str(&term_name(*term));
        }
        text.push(' ');
        next = position + 1;
    }
    text.pop();
    text
}

fn pairs(terms: &SectionTerms) -> String {
    let mut text = String::new();
    for &(pair, count) in terms.pairs() {
        for _ in 0..count {
            text.push_str(&term_name(pair));
            text.push(' ');
        }
    }
    text.pop();
    text
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn words_keep_their_places() {
        assert_eq!(in_words(&[]), "");
        assert_eq!(in_words(&[(3, 10), (4, 36), (4, 37), (7, 10)]), "a 10|11 _ a");
    }
}
