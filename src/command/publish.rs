//! `timra publish`: a published site → a site that can be searched without a server.

use std::fs;

use super::dict::dictionaries_here;
use super::export::ForBundle;
use super::inject::{Injected, inject};
use super::{Failure, Outcome};
use crate::cli::{DictionaryArgs, HugoArgs, IndexArgs, IndexDir, PublishArgs};

/// Memory of a build, in MB, as `timra index` has it.
const MEMORY: u64 = 512;

/// Indexes the pages of a site, writes the bundle below it, and puts the box into the pages.
pub(crate) fn publish(args: &PublishArgs, named: &DictionaryArgs) -> Result<Outcome, Failure> {
    // The bundle is looked for below the site, however both are written.
    let site = fs::canonicalize(&args.site)
        .map_err(|e| Failure::Usage(format!("{}: {e}; publish the site first", args.site.display())))?;
    let to = match &args.to {
        None => site.join("timra"),
        Some(to) => std::path::absolute(to)?,
    };
    if !to.starts_with(&site) {
        let what =
            format!("--to: {} is not below {}; name a directory that is", to.display(), site.display());
        return Err(Failure::Usage(what));
    }
    let content = IndexArgs {
        roots: vec![site.clone()],
        index: IndexDir { dir: None },
        jsonl: Vec::new(),
        lexicon: Vec::new(),
        full: false,
        memory: MEMORY,
        drafts: false,
        future: false,
        expired: false,
        url: None,
        // Whatever else lies there, such as the Markdown of each page for assistants, it is the pages that are searched.
        hugo: HugoArgs {
            base_url: args.base_url.clone(),
            published: Some(site.clone()),
            ..HugoArgs::default()
        },
        verbose: args.verbose,
    };
    let left_out = dictionaries_here(named)?;
    ForBundle { to: &to, engine: args.engine.as_deref(), left_out }.of_content(&content)?;
    if args.inject {
        let failed = |(path, error): (std::path::PathBuf, std::io::Error)| {
            Failure::Usage(format!("{}: {error}; the pages before it have the box", path.display()))
        };
        let Injected { pages, left } = inject(&site, &to).map_err(failed)?;
        say!("{}: the search box is in {pages} pages, {left} were left as they are", site.display());
    }
    Ok(Outcome::Done)
}
