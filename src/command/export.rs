//! `timra export`: content, or an index → a search bundle for a static site.

use std::path::Path;

use timra_bundle::{ExportError, Exported, ForBrowsers};

use super::{Failure, Outcome, engine_file, index, up_to_date};
use crate::cli::{ExportArgs, IndexArgs, IndexDir};

/// Bytes of a bundle from which a browser waits long for its first answer.
const LARGE: u64 = 12 << 20;

/// The search box, and what it asks a bundle with.
const FILES: &[(&str, &str)] = &[
    ("timra-search.js", include_str!("../../web/timra-search.js")),
    ("bundle.js", include_str!("../../web/bundle.js")),
];

/// Writes the bundle of the content that is named, or of the index.
pub(crate) fn export(args: &ExportArgs) -> Result<Outcome, Failure> {
    let IndexArgs { roots, jsonl, hugo, index: at, .. } = &args.content;
    let names_content = !roots.is_empty() || !jsonl.is_empty() || hugo.published.is_some();
    let engine = args.engine.as_deref();
    if names_content {
        of_content(&args.content, &args.to, engine)?;
    } else {
        up_to_date::ensure(at, false)?;
        write(&at.path(), &args.to, engine)?;
    }
    Ok(Outcome::Done)
}

/// Writes the bundle of content to the directory `to`. The index of it stays only where `content` says so.
pub(crate) fn of_content(content: &IndexArgs, to: &Path, engine: Option<&Path>) -> Result<(), Failure> {
    if content.index.dir.is_some() {
        index(content)?;
        return write(&content.index.path(), to, engine);
    }
    let place = tempfile::tempdir()?;
    let at = IndexDir { dir: Some(place.path().join("index")) };
    index(&IndexArgs { index: at.clone(), ..content.clone() })?;
    write(&at.path(), to, engine)
}

/// Writes the bundle of the index in the directory `index`.
fn write(index: &Path, to: &Path, engine: Option<&Path>) -> Result<(), Failure> {
    let open = timra_format::open_whole(index)?;
    let with = |engines| timra_bundle::export(&open, index, to, ForBrowsers { engines, files: FILES });
    let exported = match engine {
        Some(path) => {
            let unreadable = |e: std::io::Error| Failure::Usage(format!("{}: {e}", path.display()));
            let file = std::fs::read(path).map_err(unreadable)?;
            with(vec![engine_file::unpacked(&file).map_err(unreadable)?])?
        }
        None => match with(engine_file::own()?) {
            Err(error @ ExportError::Engine { .. }) => {
                say!("warning: {}", Failure::from(error).told());
                with(Vec::new())?
            }
            exported => exported?,
        },
    };
    let Exported { description, pieces, bytes, written, removed } = exported;
    let megabytes = bytes as f64 / 1e6;
    say!("{}: {pieces} pieces, {megabytes:.1} MB; {written} written, {removed} removed", to.display());
    if description.engine.is_none() {
        say!(
            "warning: {}: the bundle has no engine for browsers, so only titles are searched; take a release of timra that brings \
             one, or make one with .ci/wasm and name it with --engine",
            to.display()
        );
    }
    if bytes > LARGE {
        say!(
            "warning: {}: so much is slow to search in a browser; `timra serve` answers from a server",
            to.display()
        );
    }
    Ok(())
}
