//! `timra index`: content → an index.

use std::collections::BTreeMap;
use std::time::Instant;

use timra::corpus::{CorpusOptions, Warning};
use timra::index::{Built, Inputs, Manifest, Sources, build, update};

use super::corpus_options::corpus_options;
use super::difference::Difference;
use super::{Failure, Outcome, hit_text, up_to_date};
use crate::cli::IndexArgs;

/// How many warnings of one kind are printed unless all are asked for.
const WARNINGS_OF_A_KIND: usize = 3;

/// Builds the index, unless nothing it was built from has changed.
pub fn index(args: &IndexArgs) -> Result<Outcome, Failure> {
    let dir = args.index.path();
    let sources = sources(args)?;
    let tell = || {
        if let Some(difference) = Difference::of(&dir) {
            say!("{difference}: building {}/ anew", dir.display());
        }
    };
    let started = Instant::now();
    let progress = up_to_date::progress();
    let built = match (Manifest::read(&dir), Inputs::read(&dir)) {
        (Ok(manifest), Some(inputs)) if !args.full => {
            match update(&sources, &dir, (&manifest, &inputs), &progress, tell)? {
                Some(built) => built,
                None => {
                    say!("{} is up to date", dir.display());
                    return Ok(Outcome::Done);
                }
            }
        }
        _ => {
            if !args.full {
                tell();
            }
            build(&sources, &dir, &progress)?
        }
    };
    report(&built, args.verbose);
    say!("{} in {:.1} s", summary(&built.manifest), started.elapsed().as_secs_f32());
    Ok(Outcome::Done)
}

fn sources(args: &IndexArgs) -> Result<Sources, Failure> {
    let roots = if args.roots.is_empty() && args.jsonl.is_empty() {
        super::default_roots()
    } else {
        args.roots.clone()
    };
    let options = CorpusOptions {
        drafts: args.drafts,
        future: args.future,
        expired: args.expired,
        ..corpus_options(&args.hugo, &roots)?
    };
    let (jsonl, lexicons) = (args.jsonl.clone(), args.lexicon.clone());
    Ok(Sources { roots, jsonl, lexicons, options, anew: args.full, memory: args.memory << 20 })
}

/// Prints the warnings and what each site gave.
fn report(built: &Built, verbose: bool) {
    let mut by_kind: BTreeMap<&str, Vec<&Warning>> = BTreeMap::new();
    for warning in &built.warnings {
        by_kind.entry(warning.kind).or_default().push(warning);
    }
    for warnings in by_kind.values() {
        let shown = if verbose { warnings.len() } else { WARNINGS_OF_A_KIND };
        for warning in warnings.iter().take(shown) {
            say!("warning: {}", hit_text::one_line(&warning.to_string()));
        }
        if warnings.len() > shown {
            let more = warnings.len() - shown;
            say!("warning: … and {more} more [{}] (--verbose prints all)", warnings[0].kind);
        }
    }
    for (site, counts) in &built.manifest.sites {
        let pages: Vec<String> = counts.pages.iter().map(|(lang, n)| format!("{n} {lang}")).collect();
        let pages = if pages.is_empty() { "no".to_owned() } else { pages.join(" + ") };
        let left_out = match counts.left_out {
            0 => String::new(),
            n => format!(", {n} left out"),
        };
        say!("{site}: {pages} pages, {} sections{left_out}", counts.sections);
    }
}

/// One line on what an index holds.
fn summary(manifest: &Manifest) -> String {
    let languages: Vec<String> = manifest.languages.iter().map(|(lang, n)| format!("{n} {lang}")).collect();
    let warnings: u64 = manifest.warnings.values().sum();
    format!(
        "{} pages, {} sections ({}), {warnings} warnings",
        manifest.pages,
        manifest.sections,
        languages.join(", ")
    )
}
