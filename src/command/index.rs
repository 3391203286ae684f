//! `timra index`: content → an index.

use std::path::Path;
use std::time::Instant;

use timra_corpus::CorpusOptions;
use timra_format::Manifest;
use timra_index::{Built, Inputs, Sources, Updated, build, update};

use super::corpus_options::corpus_options;
use super::difference::Difference;
use super::{Failure, Outcome, diagnostics, resources, up_to_date};
use crate::cli::IndexArgs;

/// Builds the index, unless nothing it was built from has changed.
pub(crate) fn index(args: &IndexArgs) -> Result<Outcome, Failure> {
    let dir = args.index.path();
    let sources = sources(args)?;
    resources::for_a_build()?;
    let tell = || {
        if let Some(difference) = Difference::of(&dir) {
            say!("{difference}: rebuilding {}/", dir.display());
        }
    };
    let started = Instant::now();
    let progress = up_to_date::progress();
    let updated = match (Manifest::read(&dir), Inputs::read(&dir)) {
        (Ok(manifest), Some(inputs)) if !args.full => {
            let updated = update(&sources, &dir, (&manifest, &inputs), &progress, tell);
            updated.map(|updated| (updated, Some(manifest)))
        }
        _ => {
            if !args.full {
                tell();
            }
            build(&sources, &dir, &progress).map(|built| (Updated::Built(Box::new(built)), None))
        }
    };
    match updated.inspect_err(|error| diagnostics::print_of(error, args.verbose))? {
        (Updated::Built(built), _) => {
            let Built { manifest, diagnostics: told } = *built;
            diagnostics::print(&told, args.verbose);
            diagnostics::print_sites(&manifest);
            say!("{} in {:.1} s", summary(&manifest), started.elapsed().as_secs_f32());
        }
        (Updated::Current(current), manifest) => {
            if let Some(manifest) = manifest {
                // Nobody should think that all is well because nothing has changed.
                let told = current.diagnostics(&dir, &manifest);
                diagnostics::print(&told, args.verbose);
                diagnostics::print_others(&manifest, &told);
                diagnostics::print_sites(&manifest);
            }
            say!("{} is up to date", dir.display());
        }
    }
    Ok(Outcome::Done)
}

fn sources(args: &IndexArgs) -> Result<Sources, Failure> {
    let roots = if args.roots.is_empty() && args.jsonl.is_empty() {
        // Whoever names what was published need not have its source.
        match &args.hugo.published {
            Some(published) if !Path::new("content").is_dir() => vec![published.clone()],
            _ => super::corpus_options::default_roots(),
        }
    } else {
        args.roots.clone()
    };
    if args.url.is_some() && roots.len() > 1 {
        let what = "--url: the files of several roots have no addresses in common; set the url of each in its timra.toml";
        return Err(Failure::Usage(what.to_owned()));
    }
    let options = CorpusOptions {
        url: args.url.clone(),
        drafts: args.drafts,
        future: args.future,
        expired: args.expired,
        ..corpus_options(&args.hugo, &roots)?
    };
    let (jsonl, lexicons) = (args.jsonl.clone(), args.lexicon.clone());
    Ok(Sources { roots, jsonl, lexicons, options, full: args.full, memory: args.memory << 20 })
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
