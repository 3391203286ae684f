//! Documents of JSON → documents of a new generation.

use std::collections::BTreeMap;

use rayon::prelude::*;
use timra_corpus::{Diagnostic, DiagnosticKind, Documents, Line};
use timra_format::Fields;

use super::IndexedPage;
use super::ids::id_number;
use super::new_generation::NewGeneration;
use super::prepare::{Prepared, prepare, record};
use super::reading::Reading;
use crate::error::Result;

/// How many diagnostics of one kind are kept of one file; those after them are only counted. A file may hold millions
/// of lines of which none is a document.
const DIAGNOSTICS: u64 = 1000;

/// What was read from a line.
struct ReadLine {
    line: u32,
    /// The document's id, the number of that, and what is to be written.
    document: Option<(String, u128, Prepared)>,
    diagnostics: Vec<Diagnostic>,
}

/// Writes the documents of a file after all that is written already. Of documents with one id the first is kept.
///
/// # Errors
/// As [`Documents::lines`] and [`NewGeneration::add`].
pub(super) fn write_documents(
    reading: &mut Reading,
    new: &mut NewGeneration,
    mut documents: Documents,
) -> Result<()> {
    let fields = new.fields();
    let mut counts: BTreeMap<DiagnosticKind, u64> = BTreeMap::new();
    loop {
        let lines = documents.lines(reading.memory.batch())?;
        if lines.is_empty() {
            break;
        }
        reading.tell();
        reading.bytes.0 += lines.iter().map(Line::bytes).sum::<u64>();
        let read: Vec<ReadLine> = lines.into_par_iter().map(|line| read(&documents, line, &fields)).collect();
        let mut batch = Vec::with_capacity(read.len());
        for ReadLine { line, document, mut diagnostics } in read {
            if let Some((id, number, prepared)) = document {
                if reading.ids.take(number) {
                    batch.push(prepared);
                } else {
                    let what = format!("the id `{id}` came before, so this document was left out");
                    let wrong = Diagnostic::new(DiagnosticKind::SameId, what).hint("give it its own");
                    diagnostics.push(wrong.in_file(documents.path()).on_line(line));
                }
            }
            for diagnostic in diagnostics {
                new.count_diagnostic(diagnostic.kind);
                let count = counts.entry(diagnostic.kind).or_default();
                *count += 1;
                if *count <= DIAGNOSTICS {
                    reading.diagnostics.push(diagnostic);
                }
            }
        }
        new.add(batch, None)?;
    }
    for (kind, count) in counts.into_iter().filter(|(_, count)| *count > DIAGNOSTICS) {
        let what = format!("{} more lines have this warning", count - DIAGNOSTICS);
        reading.diagnostics.push(Diagnostic::new(kind, what).in_file(documents.path()));
    }
    Ok(())
}

/// Reads and analyses a line.
fn read(documents: &Documents, line: Line, fields: &Fields) -> ReadLine {
    let mut diagnostics = Vec::new();
    let document = documents.page(&line, &mut diagnostics).map(|page| {
        let id = page.id().to_owned();
        let number = id_number(&id);
        let sections = prepare(fields, &page, &[]);
        let indexed = IndexedPage::new(&page, &sections);
        (id, number, (record(&page.site, &page.path, Some(indexed)), sections))
    });
    ReadLine { line: line.number, document, diagnostics }
}
