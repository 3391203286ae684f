//! `timra export`: content, or an index → a search bundle for a static site.

use std::path::Path;

use timra_bundle::Exported;

use super::{Failure, Outcome, index, up_to_date};
use crate::cli::{ExportArgs, IndexArgs, IndexDir};

/// Bytes of a bundle from which a browser waits long for its first answer.
const LARGE: u64 = 12 << 20;

/// Writes the bundle of the content that is named, or of the index.
pub(crate) fn export(args: &ExportArgs) -> Result<Outcome, Failure> {
    let IndexArgs { roots, jsonl, hugo, index: at, .. } = &args.content;
    let names_content = !roots.is_empty() || !jsonl.is_empty() || hugo.published.is_some();
    if !names_content {
        up_to_date::ensure(at, false)?;
        write(&at.path(), &args.to)?;
    } else if at.dir.is_some() {
        index(&args.content)?;
        write(&at.path(), &args.to)?;
    } else {
        // Nobody asked for an index.
        let place = tempfile::tempdir()?;
        let at = IndexDir { dir: Some(place.path().join("index")) };
        index(&IndexArgs { index: at.clone(), ..args.content.clone() })?;
        write(&at.path(), &args.to)?;
    }
    Ok(Outcome::Done)
}

/// Writes the bundle of the index in the directory `index` to the directory `to`.
fn write(index: &Path, to: &Path) -> Result<(), Failure> {
    let open = timra_format::open_whole(index)?;
    let Exported { pieces, bytes, written, removed, .. } = timra_bundle::export(&open, index, to)?;
    let megabytes = bytes as f64 / 1e6;
    say!("{}: {pieces} pieces, {megabytes:.1} MB; {written} written, {removed} removed", to.display());
    if bytes > LARGE {
        say!(
            "warning: {}: so much is slow to search in a browser; `timra serve` answers from a server",
            to.display()
        );
    }
    Ok(())
}
