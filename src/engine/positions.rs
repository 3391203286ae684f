//! Positions of terms, from Tantivy.

use tantivy::DocId;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use timra_format::Result;
use timra_language::{TermKey, Zone};
use timra_rank::Positions;

use super::inverted::stands_in;
use super::query_index::QueryIndex;

/// Some sections: for each segment, their documents with their indexes in the list of sections, in the order of the
/// documents.
pub(crate) struct Located(Vec<Vec<(DocId, usize)>>);

impl Positions for QueryIndex<'_> {
    type Sections = Located;

    fn locate(&self, sections: &[u32]) -> Located {
        let index = self.dictionaries.index();
        let mut located = vec![Vec::new(); index.searcher.segment_readers().len()];
        for (at, &section) in sections.iter().enumerate() {
            let address = index.sections.address(section);
            if let Some(located) = located.get_mut(address.segment_ord as usize) {
                located.push((address.doc_id, at));
            }
        }
        located.iter_mut().for_each(|located| located.sort_unstable());
        Located(located)
    }

    fn terms(&self, key: &TermKey) -> Result<Vec<TermKey>> {
        let terms = self.dictionaries.of_key(key).map_err(|e| self.failed(e))?;
        Ok(terms.iter().map(|term| term.key.clone()).collect())
    }

    fn positions(
        &self,
        zone: Zone,
        term: &TermKey,
        sections: &Located,
        each: impl FnMut(usize, &[u32]),
    ) -> Result<u64> {
        self.read_positions(zone, term, sections, each).map_err(|e| self.failed(e))
    }
}

impl QueryIndex<'_> {
    /// Reads the positions of a term. Never inlined: what it takes from Tantivy is long.
    #[inline(never)]
    fn read_positions(
        &self,
        zone: Zone,
        term: &TermKey,
        sections: &Located,
        mut each: impl FnMut(usize, &[u32]),
    ) -> tantivy::Result<u64> {
        let dictionaries = &self.dictionaries;
        let terms = dictionaries.of_key(term)?;
        let postings = terms.iter().flat_map(|term| &term.postings).filter(|it| it.list == zone as usize);
        let count = postings.clone().map(|postings| u64::from(postings.count)).sum();
        let mut positions = Vec::new();
        for postings in postings.filter(|it| !sections.0[it.segment].is_empty()) {
            let (list, _) = dictionaries.list(postings);
            let mut documents = list.read(postings, IndexRecordOption::WithFreqsAndPositions)?;
            for &(doc, at) in &sections.0[postings.segment] {
                if !dictionaries.budget.allows(1) {
                    return Ok(count);
                }
                if stands_in(&mut documents, doc) {
                    documents.positions(&mut positions);
                    dictionaries.budget.allows(positions.len() as u32);
                    each(at, &positions);
                }
            }
        }
        Ok(count)
    }
}
