//! The segments of a generation: one after a whole build, with the same name every time; a few small ones beside it
//! after pages were replaced.

use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde_json::{Value, json};
use tantivy::index::SegmentId;
use tantivy::{Index, IndexWriter, SegmentReader};

use super::Seals;
use super::manifest::{sync, write_atomically};
use crate::error::{Error, Result};

/// The file in which Tantivy says which segments there are.
pub(super) const META: &str = "meta.json";

/// The segment of a generation. Tantivy names segments at random, in `meta.json` and the names of their files and
/// nowhere inside these; a generation has a directory of its own, so one name does for all.
const SEGMENT: &str = "00000000000000000000000000000000";

/// How many segments of replaced pages there are at most: each costs every query a look at its dictionaries.
const PATCHES: usize = 4;

/// Merges all segments into one, in the order in which their sections were added: their names are random.
pub fn merge_all(writer: &mut IndexWriter) -> tantivy::Result<()> {
    let mut segments = Vec::new();
    for segment in writer.index().searchable_segments()? {
        let ordinals = SegmentReader::open(&segment)?.fast_fields().u64("ordinal")?;
        segments.push((ordinals.first(0), segment.id()));
    }
    segments.sort_unstable();
    merge(writer, &segments.into_iter().map(|(_, id)| id).collect::<Vec<_>>())
}

/// Merges all segments but the largest, once there are many.
pub fn merge_patches(writer: &mut IndexWriter) -> tantivy::Result<()> {
    let mut metas = writer.index().searchable_segment_metas()?;
    metas.sort_by_key(|meta| std::cmp::Reverse(meta.max_doc()));
    let patches: Vec<SegmentId> = metas.iter().skip(1).map(|meta| meta.id()).collect();
    if patches.len() > PATCHES { merge(writer, &patches) } else { Ok(()) }
}

fn merge(writer: &mut IndexWriter, segments: &[SegmentId]) -> tantivy::Result<()> {
    if segments.len() > 1 {
        writer.merge(segments).wait()?;
        writer.commit()?;
        writer.garbage_collect_files().wait()?;
    }
    Ok(())
}

/// How many sections were replaced, or added, since the index in the directory `path` was built whole, and how many
/// documents it has; `None` if that cannot be relied on.
pub fn patched(path: &Path, seals: &Seals) -> Option<(u32, u32)> {
    if seals.get(META)?.wrong_content(&path.join(META)).is_some() {
        return None;
    }
    let metas = Index::open_in_dir(path).ok()?.searchable_segment_metas().ok()?;
    let all = metas.iter().map(|meta| meta.max_doc()).sum();
    let base = metas.iter().max_by_key(|meta| meta.max_doc());
    Some((base.map_or(0, |base| all - base.num_docs()), all))
}

/// Links Tantivy's files in the directory `from` into the directory `to`, once they are known to be what was written, and
/// returns the seals of those that nobody will write to.
///
/// # Errors
/// [`Error::BrokenIndex`] if they are not, [`Error::Write`] if that cannot be done.
pub fn link(from: &Path, seals: &Seals, to: &Path) -> Result<Seals> {
    let files: Vec<_> =
        seals.iter().filter(|(name, _)| name.as_str() == META || is_of_a_segment(name)).collect();
    let wrong = files.par_iter().find_map_first(|(name, seal)| {
        let path = from.join(name);
        seal.wrong_content(&path).map(|what| Error::BrokenIndex { path, what })
    });
    if let Some(error) = wrong {
        return Err(error);
    }
    let mut linked = Seals::new();
    for (name, seal) in files {
        let (old, new) = (from.join(name), to.join(name));
        // Where files cannot have two names, they are copied, and are not yet on the disk.
        fs::hard_link(&old, &new)
            .or_else(|_| fs::copy(&old, &new).and_then(|_| sync(&new)))
            .map_err(|source| Error::Write { path: new, source })?;
        if name != META {
            linked.insert(name.clone(), seal.clone());
        }
    }
    Ok(linked)
}

/// Whether a file has the name of a segment, 32 hexadecimal digits, and an ending.
fn is_of_a_segment(name: &str) -> bool {
    name.split_once('.').is_some_and(|(id, _)| id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Removes from the directory `path` what belongs to no segment of `index` any more, and what only writers need, and
/// makes what Tantivy wrote anew as readable as the rest.
///
/// # Errors
/// [`Error::Tantivy`] or [`Error::Write`] if that cannot be done.
pub fn tidy(index: &Index, path: &Path) -> Result<()> {
    let metas = index
        .searchable_segment_metas()
        .map_err(|e| Error::Tantivy { path: path.to_owned(), source: e.into() })?;
    // What was replaced in a segment stands in a file with a number of its own, anew each time.
    let is_kept = |name: &str| {
        metas.iter().any(|meta| {
            let rest = name.strip_prefix(&meta.id().uuid_string());
            let current = || meta.delete_opstamp().map(|number| format!(".{number}.del"));
            rest.is_some_and(|rest| !rest.ends_with(".del") || Some(rest) == current().as_deref())
        })
    };
    let fail = |source| Error::Write { path: path.to_owned(), source };
    for entry in fs::read_dir(path).map_err(fail)? {
        let file = entry.map_err(fail)?;
        let name = file.file_name();
        let name = name.to_string_lossy();
        if is_of_a_segment(&name) && !is_kept(&name) || name.starts_with('.') {
            fs::remove_file(file.path()).map_err(fail)?;
        }
    }
    let meta = path.join(META);
    write_atomically(&meta, &fs::read(&meta).map_err(fail)?)
}

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
