//! `timra lexicon`: what a site's own translated pages say of the words of its languages.

use std::fs::File;
use std::io::{BufWriter, Write};

use rayon::prelude::*;
use timra_alignment::learn;
use timra_corpus::{Page, PageOutcome, Site, SourceFile, Warning, sites};
use timra_language::pair_table;

use super::corpus_options::corpus_options;
use super::{Failure, Outcome, remarks};
use crate::cli::{HugoArgs, LexiconArgs};

/// Learns pairs of words from the pages that the sites have in two languages, and writes them as a table.
pub fn lexicon(args: &LexiconArgs) -> Result<Outcome, Failure> {
    let roots = if args.roots.is_empty() { super::default_roots() } else { args.roots.clone() };
    let mut warnings = Vec::new();
    let sites = sites(&roots, &corpus_options(&HugoArgs::default(), &roots)?, &mut warnings)?;
    let files: Vec<(&Site, SourceFile)> = sites
        .iter()
        .flat_map(|site| site.files(&mut warnings).into_iter().map(move |file| (site, file)))
        .collect();
    let read = |(site, file): &(&Site, SourceFile)| {
        let mut warnings = Vec::new();
        match site.page(file, &mut warnings) {
            PageOutcome::Page(page) => (Some(*page), warnings),
            PageOutcome::NotPublished(_) | PageOutcome::Unreadable => (None, warnings),
        }
    };
    let read: Vec<(Option<Page>, Vec<Warning>)> = files.par_iter().map(read).collect();
    let (pages, of_pages): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    let pages: Vec<Page> = pages.into_iter().flatten().collect();
    warnings.extend(of_pages.into_iter().flatten());
    remarks::print_warnings(&warnings, false);
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
