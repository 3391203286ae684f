//! Documents of a segment that later ones have replaced. Their postings stay until an index is built whole.

use std::io;

use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, SegmentReader};

/// How many postings are read in the time that it takes to look for one document in a list.
const SEEK: u32 = 16;

/// The documents of a segment that were replaced.
#[derive(Debug, Default)]
pub struct Replaced {
    /// In order.
    docs: Vec<DocId>,
    /// By document, a bit; none where no document was replaced.
    bits: Vec<u64>,
}

impl Replaced {
    /// The replaced documents of `segment`.
    pub(crate) fn of(segment: &SegmentReader) -> Self {
        Self::new((0..segment.max_doc()).filter(|&doc| segment.is_deleted(doc)).collect())
    }

    fn new(docs: Vec<DocId>) -> Self {
        let words = docs.last().map_or(0, |&last| last as usize / 64 + 1);
        let mut bits = vec![0; words];
        docs.iter().for_each(|&doc| bits[doc as usize / 64] |= 1 << (doc % 64));
        Self { docs, bits }
    }

    /// The replaced documents, in order.
    pub fn docs(&self) -> &[DocId] {
        &self.docs
    }

    fn has(&self, doc: DocId) -> bool {
        self.bits.get(doc as usize / 64).is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    /// Number of postings of a list that are of replaced documents; `info` says where the postings of its term are.
    ///
    /// # Errors
    /// What Tantivy cannot read.
    pub fn count(&self, index: &InvertedIndexReader, info: &TermInfo) -> io::Result<u32> {
        let mut count = 0;
        self.for_each_in(index, info, |_| count += 1)?;
        Ok(count)
    }

    /// Calls `each` with every replaced document that a list has, in order. A few documents are looked for one by one in a
    /// long list; otherwise the list is read. So it takes no longer than either.
    ///
    /// # Errors
    /// What Tantivy cannot read.
    pub fn for_each_in(
        &self,
        index: &InvertedIndexReader,
        info: &TermInfo,
        mut each: impl FnMut(DocId),
    ) -> io::Result<()> {
        let Some(&last) = self.docs.last() else { return Ok(()) };
        if self.docs.len() as u64 * u64::from(SEEK) < info.doc_freq.into() {
            let mut postings = index.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            for &doc in &self.docs {
                if postings.doc() < doc {
                    postings.seek(doc);
                }
                if postings.doc() == doc {
                    each(doc);
                }
            }
            return Ok(());
        }
        let mut block = index.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        while block.docs().first().is_some_and(|&first| first <= last) {
            block.docs().iter().filter(|&&doc| self.has(doc)).for_each(|&doc| each(doc));
            block.advance();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use tantivy::schema::{INDEXED, Schema};
    use tantivy::{Index, IndexWriter, TantivyDocument, Term};

    use super::Replaced;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_a_list_has_of_replaced_documents_is_found_either_way(
            every in 1..40_u32,
            replaced in prop::collection::btree_set(0..3000_u32, 0..90),
        ) {
            let mut schema = Schema::builder();
            let field = schema.add_u64_field("has", INDEXED);
            let index = Index::create_in_ram(schema.build());
            let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).expect("memory");
            for doc in 0..3000 {
                let mut document = TantivyDocument::default();
                document.add_u64(field, u64::from(doc % every == 0));
                writer.add_document(document).expect("added");
            }
            writer.commit().expect("written");
            let searcher = index.reader().expect("open").searcher();
            let segment = searcher.segment_reader(0);
            let list = segment.inverted_index(field).expect("has an index");
            let info = list.get_term_info(&Term::from_field_u64(field, 1)).expect("read").expect("is there");
            let mut found = BTreeSet::new();
            let docs: Vec<u32> = replaced.iter().copied().collect();
            let all = Replaced::new(docs);
            all.for_each_in(&list, &info, |doc| assert!(found.insert(doc))).expect("read");
            let expected: BTreeSet<u32> = replaced.into_iter().filter(|doc| doc % every == 0).collect();
            prop_assert_eq!(all.count(&list, &info).expect("read") as usize, expected.len());
            prop_assert_eq!(found, expected);
        }
    }
}
