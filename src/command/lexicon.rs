//! `timra lexicon`: what a site's own translated pages say of the words of its languages.

use std::fs::File;
use std::io::{BufWriter, Write};

use rayon::prelude::*;
use timra_alignment::learn;
use timra_corpus::{Diagnostic, Page, PageOutcome, Site, SourceFile, sites};
use timra_language::pair_table;

use super::corpus_options::corpus_options;
use super::{Failure, Outcome, diagnostics};
use crate::cli::{HugoArgs, LexiconArgs};

/// Learns pairs of words from the pages that the sites have in two languages, and writes them as a table.
pub(crate) fn lexicon(args: &LexiconArgs) -> Result<Outcome, Failure> {
    let roots =
        if args.roots.is_empty() { super::corpus_options::default_roots() } else { args.roots.clone() };
    let mut told = Vec::new();
    let sites = sites(&roots, &corpus_options(&HugoArgs::default(), &roots)?, &mut told)?;
    let files: Vec<(&Site, SourceFile)> = sites
        .iter()
        .flat_map(|site| site.files(&mut told).into_iter().map(move |file| (site, file)))
        .collect();
    let read = |(site, file): &(&Site, SourceFile)| {
        let mut told = Vec::new();
        match site.page(file, &mut told) {
            PageOutcome::Page(page) => (Some(*page), told),
            PageOutcome::NotPublished(_) | PageOutcome::WithSource | PageOutcome::Unreadable => (None, told),
        }
    };
    let read: Vec<(Option<Page>, Vec<Diagnostic>)> = files.par_iter().map(read).collect();
    let (pages, of_pages): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    let pages: Vec<Page> = pages.into_iter().flatten().collect();
    told.extend(of_pages.into_iter().flatten());
    diagnostics::print(&told, false);
    let pairs = learn(&pages);
    match &args.output {
        Some(path) => {
            let fail = |source| timra_index::Error::Write { path: path.clone(), source };
            let mut out = BufWriter::new(File::create(path).map_err(fail)?);
            pair_table::write(&pairs, &mut out).and_then(|()| out.flush()).map_err(fail)?;
        }
        None => pair_table::write(&pairs, &mut std::io::stdout().lock())?,
    }
    say!("{} pairs learned from {} pages", pairs.len(), pages.len());
    Ok(if pairs.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}
