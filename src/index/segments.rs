//! The segments of a generation: one after a whole build, and a few small ones beside it after incremental builds.

use std::fs;
use std::path::Path;

use rayon::prelude::*;
use tantivy::index::SegmentId;
use tantivy::{Index, IndexWriter, SegmentReader};
use timra_format::{META, Seals};

use super::FieldValues;
use super::sync::sync;
use crate::error::{Error, Result};

/// How many segments of replaced pages there are at most: each costs every query a look at its dictionaries.
const SMALL: usize = 4;

/// Merges all segments into one, in the order in which their sections were added. Their names are random and give no
/// order.
pub(crate) fn merge_all(writer: &mut IndexWriter<FieldValues>) -> tantivy::Result<()> {
    let mut segments = Vec::new();
    for segment in writer.index().searchable_segments()? {
        let ordinals = SegmentReader::open(&segment)?.fast_fields().u64("ordinal")?;
        segments.push((ordinals.first(0), segment.id()));
    }
    segments.sort_unstable();
    merge(writer, &segments.into_iter().map(|(_, id)| id).collect::<Vec<_>>())
}

/// Merges all segments but the largest, if there are many.
pub(crate) fn merge_small(writer: &mut IndexWriter<FieldValues>) -> tantivy::Result<()> {
    let mut metas = writer.index().searchable_segment_metas()?;
    metas.sort_by_key(|meta| std::cmp::Reverse(meta.max_doc()));
    let small: Vec<SegmentId> = metas.iter().skip(1).map(|meta| meta.id()).collect();
    if small.len() > SMALL { merge(writer, &small) } else { Ok(()) }
}

fn merge(writer: &mut IndexWriter<FieldValues>, segments: &[SegmentId]) -> tantivy::Result<()> {
    if segments.len() > 1 {
        writer.merge(segments).wait()?;
        writer.commit()?;
        writer.garbage_collect_files().wait()?;
    }
    Ok(())
}

/// Number of sections that were replaced or added since the index in the directory `path` was built whole, and number
/// of all its documents; `None` if the index cannot be relied on.
pub(crate) fn fragmentation(path: &Path, seals: &Seals) -> Option<(u32, u32)> {
    if seals.get(META)?.wrong_content(&path.join(META)).is_some() {
        return None;
    }
    let metas = Index::open_in_dir(path).ok()?.searchable_segment_metas().ok()?;
    let all = metas.iter().map(|meta| meta.max_doc()).sum();
    let base = metas.iter().max_by_key(|meta| meta.max_doc());
    Some((base.map_or(0, |base| all - base.num_docs()), all))
}

/// Links Tantivy's files from the directory `from` into the directory `to` after comparing every byte with `seals`.
/// Returns the seals of the files that will not be written to.
///
/// # Errors
/// [`timra_format::Error::BrokenIndex`] if a file is not what was written, [`Error::Write`] if it cannot be linked.
pub(crate) fn link(from: &Path, seals: &Seals, to: &Path) -> Result<Seals> {
    let files: Vec<_> =
        seals.iter().filter(|(name, _)| name.as_str() == META || is_of_a_segment(name)).collect();
    let wrong = files.par_iter().find_map_first(|(name, seal)| {
        let path = from.join(name);
        seal.wrong_content(&path).map(|what| timra_format::Error::BrokenIndex { path, what })
    });
    if let Some(error) = wrong {
        return Err(error.into());
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

/// Whether `name` is the name of a file of a segment: 32 hexadecimal digits and an ending.
pub(super) fn is_of_a_segment(name: &str) -> bool {
    name.split_once('.').is_some_and(|(id, _)| id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()))
}
