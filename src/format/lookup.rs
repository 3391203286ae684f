//! From the id or address of a page to its sections, by indexed numbers, without a walk through all sections.

use std::ops::Range;

use percent_encoding::percent_decode_str;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};
use timra_stored::SectionName;
use xxhash_rust::xxh3::Xxh3;

use super::OpenIndex;

/// Pages that are looked at for one number, at most: several may be published under one address.
const MOST_PAGES: usize = 64;

/// Bytes of the longest name that is looked for: an id has a path and an anchor, an address has them percent-encoded.
pub const LONGEST_NAME: usize = 32 << 10;

/// `#` of an id after which its anchor may begin: a path may have some, too.
const MOST_SIGNS: usize = 32;

/// XXH3 (64 bits) of an id: the number under which the page is found whose first section has this id.
pub fn lookup_of_id(id: &str) -> u64 {
    number(0, id.as_bytes())
}

/// XXH3 (64 bits) of an address, percent-decoded: the number under which the pages are found that are published there.
pub fn lookup_of_address(url: &str) -> u64 {
    number(1, &decoded(url))
}

fn number(kind: u8, name: &[u8]) -> u64 {
    let mut hash = Xxh3::new();
    hash.update(&[kind]);
    hash.update(name);
    hash.digest()
}

fn decoded(url: &str) -> Vec<u8> {
    percent_decode_str(url).collect()
}

/// The numbers of all sections of the page that has `section`, of `all` sections of an index. `begins_page` says whether a
/// section is the first of its page.
pub fn page_around(section: u32, all: u32, begins_page: impl Fn(u32) -> bool) -> Range<u32> {
    let first = (0..=section).rev().find(|&section| begins_page(section)).unwrap_or_default();
    let next = (section + 1..all).find(|&section| begins_page(section)).unwrap_or(all);
    first..next
}

impl OpenIndex {
    /// The section with the id or the published address `name`; `None` if there is none.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn section(&self, name: &str) -> tantivy::Result<Option<u32>> {
        if name.is_empty() || name.len() > LONGEST_NAME {
            return Ok(None);
        }
        let by_id = self.section_with_id(name)?;
        if by_id.is_some() { Ok(by_id) } else { self.section_at_address(name) }
    }

    /// The numbers of all sections of the page that has `section`.
    pub fn page_of(&self, section: u32) -> Range<u32> {
        let all = u32::try_from(self.sections.len()).unwrap_or(u32::MAX);
        page_around(section, all, |section| self.begins_page(section))
    }

    /// The numbers of the translations of `section`, without `section`.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn translations(&self, section: u32) -> tantivy::Result<Vec<u32>> {
        let first = self.page_of(section).start;
        let (Some(group), Some(of_page)) = (self.translation_group(section)?, self.translation_group(first)?)
        else {
            return Ok(Vec::new());
        };
        let mut translations = Vec::new();
        for other in self.pages(of_page)?.into_iter().filter(|other| *other != first) {
            let page = self.page_of(other);
            let same = other + (section - first);
            if page.contains(&same) && self.translation_group(same)? == Some(group) {
                translations.push(same);
            } else {
                translations.extend(self.translation_groups.in_group(group, page));
            }
        }
        Ok(translations)
    }

    /// Number of the translation group of `section`; `None` if it has none.
    fn translation_group(&self, section: u32) -> tantivy::Result<Option<u64>> {
        if let Some(group) = self.translation_groups.of(section) {
            return Ok(Some(group));
        }
        let at = self.sections.address(section);
        Ok(self.searcher.segment_reader(at.segment_ord).fast_fields().u64("twin")?.first(at.doc_id))
    }

    fn section_with_id(&self, id: &str) -> tantivy::Result<Option<u32>> {
        let signs = id.match_indices('#').map(|(at, sign)| at + sign.len());
        let ends = [id.len()].into_iter().chain(signs.take(MOST_SIGNS));
        self.first_of(ends.map(|end| lookup_of_id(&id[..end])), |name| name.id == id)
    }

    fn section_at_address(&self, url: &str) -> tantivy::Result<Option<u32>> {
        let (page, fragment) = url.split_once('#').unwrap_or((url, ""));
        let bare = page.split('?').next().unwrap_or(page);
        for (page, fragment) in [(url, ""), (page, fragment), (bare, fragment)] {
            let mut address = decoded(page);
            if !fragment.is_empty() {
                address.push(b'#');
                address.extend(decoded(fragment));
            }
            let number = [lookup_of_address(page)].into_iter();
            let found = self.first_of(number, |name| decoded(&name.url) == address)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// The first section of the pages with one of these numbers whose name is the one that is looked for.
    fn first_of(
        &self,
        numbers: impl Iterator<Item = u64>,
        is_it: impl Fn(&SectionName) -> bool,
    ) -> tantivy::Result<Option<u32>> {
        for number in numbers {
            for first in self.pages(number)? {
                let page = self.page(first)?;
                for section in self.page_of(first) {
                    if is_it(&self.name(section, &page)?) {
                        return Ok(Some(section));
                    }
                }
            }
        }
        Ok(None)
    }

    /// The first sections of the pages with this number, in the order of the content.
    fn pages(&self, number: u64) -> tantivy::Result<Vec<u32>> {
        let term = Term::from_field_u64(self.fields.lookup, number);
        let mut pages = Vec::new();
        for (segment, numbers) in self.sections.segments(&self.searcher) {
            let index = segment.inverted_index(self.fields.lookup)?;
            let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            let mut left = MOST_PAGES;
            while postings.doc() != TERMINATED && left > 0 {
                if let Some(section) = numbers.of(postings.doc()) {
                    pages.push(section);
                    left -= 1;
                }
                postings.advance();
            }
        }
        pages.sort_unstable();
        Ok(pages)
    }
}
