//! The names of Tantivy's files, the same in every build.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::manifest::write_atomically;
use crate::error::{Error, Result};

/// The file in which Tantivy says which segments there are.
const META: &str = "meta.json";

/// The segment of a generation. Tantivy names segments at random, in `meta.json` and the names of their files and
/// nowhere inside these; a generation has a directory of its own, so one name does for all.
const SEGMENT: &str = "00000000000000000000000000000000";

/// Gives the only segment in the directory `path` its name, and removes what only writers need.
///
/// # Errors
/// [`Error::Write`] or [`Error::Read`] if that cannot be done.
pub fn settle(path: &Path) -> Result<()> {
    let meta = path.join(META);
    let (read, write) = (
        |source| Error::Read { path: path.to_owned(), source },
        |source| Error::Write { path: path.to_owned(), source },
    );
    let text = fs::read(&meta).map_err(read)?;
    let tantivy =
        |source: Box<dyn std::error::Error + Send + Sync>| Error::Tantivy { path: meta.clone(), source };
    let mut known: Value = serde_json::from_slice(&text).map_err(|e| tantivy(e.into()))?;
    // How many operations it took, which is no part of the result.
    known["opstamp"] = json!(0);
    let old = match known["segments"].as_array_mut().map(Vec::as_mut_slice) {
        Some([]) => String::new(),
        Some([segment]) => {
            let old = segment["segment_id"].as_str().unwrap_or_default().replace('-', "");
            segment["segment_id"] = json!(SEGMENT);
            old
        }
        _ => return Err(tantivy("its segments were not merged into one".into())),
    };
    for entry in fs::read_dir(path).map_err(read)? {
        let file = entry.map_err(read)?;
        let name = file.file_name();
        let name = name.to_string_lossy();
        match name.strip_prefix(&old).filter(|rest| !old.is_empty() && rest.starts_with('.')) {
            Some(rest) => fs::rename(file.path(), path.join(format!("{SEGMENT}{rest}"))),
            // Locks, and the list of files that Tantivy would remove from.
            None if name.starts_with('.') => fs::remove_file(file.path()),
            None => Ok(()),
        }
        .map_err(write)?;
    }
    write_atomically(&meta, format!("{known:#}\n").as_bytes())
}
