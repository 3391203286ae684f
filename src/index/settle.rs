//! From the files that Tantivy has written to the files that are published: segments named by their bytes, and no files
//! that only writers need.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use timra_format::{META, Seal, Seals, digest};

use super::segments::is_of_a_segment;
use crate::error::{Error, Result};

/// Names the segments in the directory `path` by their bytes, removes files that belong to no segment or that only
/// writers need, and returns the seals of the other files of Tantivy but `meta.json`.
///
/// Tantivy names segments at random, in `meta.json` and in the names of their files, and nowhere inside the files.
/// `linked` are the files of the last generation, which have their names already; those that are removed are taken out
/// of it.
///
/// # Errors
/// [`timra_format::Error::Read`], [`Error::Write`] or [`timra_format::Error::Tantivy`] if a file cannot be read or
/// written.
pub(crate) fn settle(path: &Path, linked: Option<&mut Seals>) -> Result<Seals> {
    let meta_path = path.join(META);
    let (read, write) = (
        |source| timra_format::Error::Read { path: path.to_owned(), source },
        |source| Error::Write { path: path.to_owned(), source },
    );
    let failed =
        |e: serde_json::Error| timra_format::Error::Tantivy { path: meta_path.clone(), source: e.into() };
    let mut meta: Value = serde_json::from_slice(&fs::read(&meta_path).map_err(read)?).map_err(failed)?;
    let mut none = Seals::new();
    let linked = linked.unwrap_or_else(|| {
        // How many operations it took, which is no part of the result.
        meta["opstamp"] = json!(0);
        &mut none
    });
    let mut segments: Vec<SettledSegment> = meta["segments"]
        .as_array_mut()
        .into_iter()
        .flatten()
        .map(|entry| SettledSegment::of(entry.take()))
        .collect();
    for entry in fs::read_dir(path).map_err(read)? {
        let entry = entry.map_err(read)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some((segment, rest)) =
            segments.iter_mut().find_map(|it| it.rest(&name).map(|rest| (it, rest)))
        {
            let seal = match linked.get(&name) {
                Some(seal) => seal.clone(),
                None => Seal::of(&entry.path()).map_err(read)?,
            };
            segment.is_linked |= linked.contains_key(&name);
            segment.files.insert(rest, seal);
        } else if is_of_a_segment(&name) || name.starts_with('.') {
            fs::remove_file(entry.path()).map_err(write)?;
            linked.remove(&name);
        }
    }
    // Only now that those are gone: what is new may have the bytes, and so the name, of what went.
    let mut seals = Seals::new();
    for segment in &mut segments {
        let old = std::mem::take(&mut segment.id);
        // What was replaced since in a segment of before is no part of its name.
        segment.id = if segment.is_linked { old.clone() } else { digest(&segment.files) };
        for (rest, seal) in &segment.files {
            let name = format!("{}.{rest}", segment.id);
            if segment.id != old {
                fs::rename(path.join(format!("{old}.{rest}")), path.join(&name)).map_err(write)?;
            }
            seals.insert(name, seal.clone());
        }
        segment.entry["segment_id"] = json!(segment.id);
    }
    segments.sort_by(|a, b| a.id.cmp(&b.id));
    meta["segments"] = segments.into_iter().map(|segment| segment.entry).collect();
    // A new file: the one that is there may be linked from the generation before, and only its owner may read it.
    fs::remove_file(&meta_path).map_err(write)?;
    fs::write(&meta_path, format!("{meta:#}\n")).map_err(write)?;
    Ok(seals)
}

/// A segment in `meta.json`.
struct SettledSegment {
    /// The entry of the segment in `meta.json`.
    entry: Value,
    /// Id of the segment: 32 hexadecimal digits.
    id: String,
    /// The ending of the file that lists replaced documents; every commit gives it another name.
    replaced: Option<String>,
    /// Whether the segment is one of the last generation.
    is_linked: bool,
    /// Seals of the files of the segment, by what follows the id and a dot in their names.
    files: Seals,
}

impl SettledSegment {
    fn of(entry: Value) -> Self {
        let id = entry["segment_id"].as_str().unwrap_or_default().replace('-', "");
        let replaced = entry["deletes"]["opstamp"].as_u64().map(|number| format!("{number}.del"));
        Self { entry, id, replaced, is_linked: false, files: Seals::new() }
    }

    /// The part of the name of a file after the id and a dot; `None` if the file does not belong to this segment.
    fn rest(&self, name: &str) -> Option<String> {
        let rest = name.strip_prefix(&self.id)?.strip_prefix('.')?;
        (!rest.ends_with(".del") || Some(rest) == self.replaced.as_deref()).then(|| rest.to_owned())
    }
}
