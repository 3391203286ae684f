//! Postings of terms, from Tantivy.

use timra_format::Result;
use timra_language::{TermKey, Zone};
use timra_rank::{PairPosting, Posting, Postings, WordPlace};

use super::inverted::{List, PAIRS, TermPostings};
use super::posting_blocks::PostingBlocks;
use super::query_index::QueryIndex;
use super::short_lists::ShortLists;
use super::term_list::TermList;

impl Postings for QueryIndex<'_> {
    type Place = TermPostings;

    type List<'i>
        = TermList<'i>
    where
        Self: 'i;

    fn words_in(&self, zone: Zone) -> u64 {
        self.dictionaries.index().manifest.lengths[zone as usize]
    }

    fn count(&self, zone: Zone, base: &str) -> Result<u64> {
        self.dictionaries.count_in(zone, base).map_err(|e| self.failed(e))
    }

    fn places(&self, key: &TermKey) -> Result<Vec<WordPlace<TermPostings>>> {
        let terms = self.dictionaries.of_key(key).map_err(|e| self.failed(e))?;
        let postings = terms.iter().flat_map(|term| &term.postings);
        let place = |place: &TermPostings| WordPlace {
            zone: Zone::ALL[place.list],
            count: place.count as usize,
            place: place.clone(),
        };
        Ok(postings.map(place).collect())
    }

    fn open<'i>(&'i self, place: &TermPostings) -> Result<TermList<'i>> {
        self.open_list(place).map_err(|e| self.failed(e))
    }

    fn for_each_of_pair(&self, pair: &TermKey, each: impl FnMut(PairPosting)) -> Result<usize> {
        self.read_pair(pair, each).map_err(|e| self.failed(e))
    }

    fn for_each_of_phrase(
        &self,
        words: &[&TermKey],
        step: u32,
        wanted: impl Fn(Zone) -> bool,
        mut each: impl FnMut(Zone, Posting),
    ) -> Result<()> {
        let read = self.dictionaries.of_phrase(
            words.iter().copied(),
            step,
            |list| wanted(Zone::ALL[list]),
            |(at, list), doc, section, frequency| {
                each(Zone::ALL[at], Posting { section, frequency, length: list.length(doc) });
            },
        );
        read.map_err(|e| self.failed(e))
    }

    fn length(&self, section: u32) -> u32 {
        let address = self.dictionaries.index().sections.address(section);
        self.dictionaries.list_of(address, PAIRS).length_of_all(address.doc_id)
    }
}

impl QueryIndex<'_> {
    fn open_list(&self, place: &TermPostings) -> tantivy::Result<TermList<'_>> {
        let (dictionaries, (list, numbers)) = (&self.dictionaries, self.dictionaries.list(place));
        if ShortLists::has(place) {
            let read = dictionaries.short_lists.read(list, place, numbers, &dictionaries.budget)?;
            return Ok(TermList::Short(read));
        }
        let blocks = PostingBlocks::new(list, list.blocks(place)?, numbers, &dictionaries.budget);
        Ok(TermList::Long(Box::new(blocks)))
    }

    fn read_pair(&self, pair: &TermKey, mut each: impl FnMut(PairPosting)) -> tantivy::Result<usize> {
        let mut count = 0;
        for postings in self.dictionaries.of_pair(pair)?.iter() {
            count += self.read(postings, |list, doc, section, frequency| {
                each(PairPosting { section, frequency, length: list.length_of_all(doc) });
            })?;
        }
        Ok(count)
    }

    /// Calls `each` with the postings of one term in one list: the list, the document, its section, and how often it
    /// has the term. Returns the number of sections of the list that have the term.
    fn read(
        &self,
        postings: &TermPostings,
        mut each: impl FnMut(&List, tantivy::DocId, u32, u32),
    ) -> tantivy::Result<usize> {
        let (list, numbers) = self.dictionaries.list(postings);
        let mut block = list.blocks(postings)?;
        while block.block_len() > 0 && self.dictionaries.budget.allows(block.block_len() as u32) {
            for (at, &doc) in block.docs().iter().enumerate() {
                if let Some(section) = numbers.of(doc) {
                    each(list, doc, section, block.freq(at));
                }
            }
            block.advance();
        }
        Ok(postings.count as usize)
    }
}

#[cfg(test)]
mod tests {
    use tantivy::fieldnorm::FieldNormReader;
    use timra_rank::Length;

    #[test]
    fn lengths_are_encoded_as_tantivy_encodes_them() {
        for length in Length::all() {
            let words = FieldNormReader::id_to_fieldnorm(length.0);
            assert_eq!(length.words(), words);
            assert_eq!(
                (Length::of(words), Length::of(words + 1).0),
                (length, FieldNormReader::fieldnorm_to_id(words + 1))
            );
        }
    }
}
