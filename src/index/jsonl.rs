//! Documents of JSON → documents of a draft.

use std::collections::BTreeMap;

use rayon::prelude::*;
use timra_corpus::{Documents, Line, Warning};
use timra_format::Fields;

use super::build::Build;
use super::draft::Draft;
use super::ids::id_number;
use super::prepare::{Prepared, prepare, record};
use super::{IndexedPage, Remark};
use crate::error::Result;

/// How many warnings of one kind are kept of one file; those behind them are only counted. A file may hold millions of
/// lines of which none is a document.
const WARNINGS: u64 = 1000;

/// What a line gave.
struct Read {
    line: u32,
    /// The document's id, the number of that, and what is to be written.
    document: Option<(String, u128, Prepared)>,
    warnings: Vec<Warning>,
}

impl Build<'_> {
    /// Writes the documents of a file behind all that is written already. Of documents with one id the first is kept.
    ///
    /// # Errors
    /// As [`Documents::lines`] and [`Draft::add`].
    pub(super) fn write_documents(&mut self, draft: &mut Draft, mut documents: Documents) -> Result<()> {
        let fields = draft.fields();
        let mut counts: BTreeMap<&'static str, u64> = BTreeMap::new();
        loop {
            let lines = documents.lines(self.memory().batch())?;
            if lines.is_empty() {
                break;
            }
            self.progress.tell(self.read.0, self.read.1);
            self.read.0 += lines.iter().map(Line::bytes).sum::<u64>();
            let read: Vec<Read> = lines.into_par_iter().map(|line| read(&documents, line, &fields)).collect();
            let mut batch = Vec::with_capacity(read.len());
            for Read { line, document, mut warnings } in read {
                if let Some((id, number, prepared)) = document {
                    if self.ids.take(number) {
                        batch.push(prepared);
                    } else {
                        let message = format!(
                            "the id `{id}` came before, so this document was left out; give it its own"
                        );
                        let path = documents.path().to_owned();
                        warnings.push(Warning { path, line: Some(line), kind: "same-id", message });
                    }
                }
                for warning in warnings {
                    draft.count_warning(warning.kind);
                    let count = counts.entry(warning.kind).or_default();
                    *count += 1;
                    if *count <= WARNINGS {
                        self.remarks.push(Remark::from(warning));
                    }
                }
            }
            draft.add(batch, None)?;
        }
        for (kind, count) in counts.into_iter().filter(|(_, count)| *count > WARNINGS) {
            let message = format!("{} more lines have this warning", count - WARNINGS);
            let path = documents.path().to_owned();
            self.remarks.push(Remark { path, line: None, kind: kind.to_owned(), message });
        }
        Ok(())
    }
}

/// Reads and analyses a line.
fn read(documents: &Documents, line: Line, fields: &Fields) -> Read {
    let mut warnings = Vec::new();
    let document = documents.page(&line, &mut warnings).map(|page| {
        let id = page.id().to_owned();
        let number = id_number(&id);
        let sections = prepare(fields, &page, &[]);
        let indexed = IndexedPage::new(&page, &sections);
        (id, number, (record(&page.site, &page.path, Some(indexed)), sections))
    });
    Read { line: line.number, document, warnings }
}
