//! What is wrong with content, for people.

use std::collections::BTreeMap;

use timra_corpus::Diagnostic;
use timra_format::Manifest;
use timra_index::Error;

use super::advice::with_advice;
use crate::shown::one_line;

/// How many diagnostics of one kind are printed unless all are asked for.
const OF_A_KIND: usize = 3;

/// Prints diagnostics, by kind; of each kind the first three unless `verbose`.
pub(crate) fn print(diagnostics: &[Diagnostic], verbose: bool) {
    for (kind, of_kind) in by_kind(diagnostics) {
        let shown = if verbose { of_kind.len() } else { OF_A_KIND };
        for diagnostic in of_kind.iter().take(shown) {
            say!("warning: {}", one_line(&with_advice(diagnostic).to_string()));
        }
        if of_kind.len() > shown {
            say!("warning: … and {} more [{kind}] (--verbose prints all)", of_kind.len() - shown);
        }
    }
}

/// Prints how many more diagnostics an index counted than are told here: those of documents are not remembered one by
/// one.
pub(crate) fn print_others(manifest: &Manifest, told: &[Diagnostic]) {
    let told = by_kind(told);
    for (kind, counted) in &manifest.warnings {
        let more = counted.saturating_sub(told.get(kind.as_str()).map_or(0, |told| told.len() as u64));
        if more > 0 {
            say!("warning: … and {more} more [{kind}] (--full tells them again)");
        }
    }
}

/// Prints what an error says only in parts: why a build found no page.
pub(crate) fn print_of(error: &Error, verbose: bool) {
    if let Error::NoPages { diagnostics, .. } = error {
        print(diagnostics, verbose);
    }
}

/// Prints what each site gave, and what of it is in no index.
pub(crate) fn print_sites(manifest: &Manifest) {
    for (site, counts) in &manifest.sites {
        let pages: Vec<String> = counts.pages.iter().map(|(lang, n)| format!("{n} {lang}")).collect();
        let pages = if pages.is_empty() { "no".to_owned() } else { pages.join(" + ") };
        let left_out = match counts.left_out {
            0 => String::new(),
            n => format!(", {n} left out{}", because(&counts.left_out_because)),
        };
        say!("{}: {pages} pages, {} sections{left_out}", one_line(site), counts.sections);
    }
}

/// The reasons for which files were left out, in brackets.
fn because(reasons: &BTreeMap<String, u64>) -> String {
    let reasons: Vec<String> = reasons.iter().map(|(why, n)| format!("{n} because {why}")).collect();
    if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join(", ")) }
}

fn by_kind(diagnostics: &[Diagnostic]) -> BTreeMap<&str, Vec<&Diagnostic>> {
    let mut by_kind: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        by_kind.entry(diagnostic.kind.name()).or_default().push(diagnostic);
    }
    by_kind
}
