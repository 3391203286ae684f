//! What is wrong with content, for people.

use std::collections::BTreeMap;

use timra_corpus::Warning;
use timra_format::Manifest;
use timra_index::{Error, Remark};

use super::shown::one_line;

/// How many remarks of one kind are printed unless all are asked for.
const OF_A_KIND: usize = 3;

/// Prints remarks, by kind; of each kind the first three unless `verbose`.
pub fn print(remarks: &[Remark], verbose: bool) {
    for of_kind in by_kind(remarks).values() {
        let shown = if verbose { of_kind.len() } else { OF_A_KIND };
        for remark in of_kind.iter().take(shown) {
            say!("warning: {}", one_line(&remark.to_string()));
        }
        if of_kind.len() > shown {
            let more = of_kind.len() - shown;
            say!("warning: … and {more} more [{}] (--verbose prints all)", of_kind[0].kind);
        }
    }
}

/// Prints warnings of the corpus, by kind; of each kind the first three unless `verbose`.
pub fn print_warnings(warnings: &[Warning], verbose: bool) {
    let remarks: Vec<Remark> = warnings.iter().cloned().map(Remark::from).collect();
    print(&remarks, verbose);
}

/// Prints how many more remarks an index counted than are told here: what documents gave is not remembered one by one.
pub fn print_others(manifest: &Manifest, told: &[Remark]) {
    let told = by_kind(told);
    for (kind, counted) in &manifest.warnings {
        let more = counted.saturating_sub(told.get(kind.as_str()).map_or(0, |told| told.len() as u64));
        if more > 0 {
            say!("warning: … and {more} more [{kind}] (--full tells them again)");
        }
    }
}

/// Prints what an error says only in parts: why a build found no page.
pub fn print_of(error: &Error, verbose: bool) {
    if let Error::NoPages { remarks, .. } = error {
        print(remarks, verbose);
    }
}

/// Prints what each site gave, and what of it is in no index.
pub fn print_sites(manifest: &Manifest) {
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

fn by_kind(remarks: &[Remark]) -> BTreeMap<&str, Vec<&Remark>> {
    let mut by_kind: BTreeMap<&str, Vec<&Remark>> = BTreeMap::new();
    for remark in remarks {
        by_kind.entry(&remark.kind).or_default().push(remark);
    }
    by_kind
}
