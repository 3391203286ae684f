//! What builds that were cut off have left in the directory of an index, and how it is removed.
//!
//! A name alone is no proof. Something is timra's if its name is one that timra gives, and everything in it has a name
//! that timra gives there. Nothing else is ever removed. Files are removed one by one, so that what others add
//! meanwhile stays.

use std::fs;
use std::path::{Path, PathBuf};

use timra_format::{LEXICON, MANIFEST, META, TRANSLATION_GROUPS, is_generation_name};

use super::{inputs, record_file, segments};

/// The name of the directory of a new generation begins with this, and [`LETTERS`] letters or digits follow.
pub(super) const NEW_GENERATION: &str = ".timra-draft-";
const LETTERS: usize = 6;

/// In the directory of a new generation: the files of the generation that it becomes.
pub(super) const FILES: &str = "files";

/// In the directory of a new generation: a damaged generation that it takes the place of.
pub(super) const REPLACED: &str = "replaced";

/// Whether the directory `path` is a generation, or what is left of one: of this format or of one that counted them.
pub(super) fn is_generation(path: &Path) -> bool {
    name(path).is_some_and(|name| is_generation_name(name) || is_counted(name))
        && files(path, is_published).is_some()
}

/// Removes the generation, published or new, in the directory `path`; does nothing if it is neither. What cannot be
/// removed is left to the next build.
pub(super) fn remove(path: &Path) {
    if is_generation(path) {
        remove_files(files(path, is_published), path);
    } else if name(path).is_some_and(is_name_of_new)
        && let Some(parts) = parts(path)
    {
        for part in parts {
            match files(&part, is_written) {
                Some(files) => remove_files(Some(files), &part),
                None => drop(fs::remove_file(&part)),
            }
        }
        let _ = fs::remove_dir(path);
    }
}

/// Whether something in the directory `dir` may have been left there by a build, where the generation `current` is in
/// force.
pub(super) fn are_in(dir: &Path, current: &str) -> bool {
    let names = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut names = names.filter_map(|entry| entry.file_name().into_string().ok());
    names.any(|name| {
        is_name_of_new(&name) || name != current && (is_generation_name(&name) || is_counted(&name))
    })
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

/// Whether `name` is the name of a generation up to format 6, which had a number.
fn is_counted(name: &str) -> bool {
    name.strip_prefix('g')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

fn is_name_of_new(name: &str) -> bool {
    let rest = name.strip_prefix(NEW_GENERATION);
    rest.is_some_and(|rest| rest.len() == LETTERS && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether a published generation has files with this `name`.
fn is_published(name: &str) -> bool {
    [MANIFEST, META, record_file::FILE, LEXICON, TRANSLATION_GROUPS].contains(&name)
        || segments::is_of_a_segment(name)
}

/// Whether a generation has files with this `name` while Tantivy writes it.
fn is_written(name: &str) -> bool {
    is_published(name) || name.starts_with('.')
}

/// The files in the directory `path`; `None` if it is no directory, or holds anything but files whose names are known.
fn files(path: &Path, is_known: impl Fn(&str) -> bool) -> Option<Vec<PathBuf>> {
    let is_ours = |path: &PathBuf| {
        name(path).is_some_and(&is_known) && fs::symlink_metadata(path).is_ok_and(|it| it.is_file())
    };
    entries(path)?.into_iter().map(|path| is_ours(&path).then_some(path)).collect()
}

/// The entries in the directory `path` of a new generation; `None` if it holds anything else.
fn parts(path: &Path) -> Option<Vec<PathBuf>> {
    let is_ours = |path: &PathBuf| match name(path) {
        Some(FILES | REPLACED) => files(path, is_written).is_some(),
        Some(MANIFEST | inputs::FILE) => fs::symlink_metadata(path).is_ok_and(|it| it.is_file()),
        _ => false,
    };
    entries(path)?.into_iter().map(|path| is_ours(&path).then_some(path)).collect()
}

fn entries(path: &Path) -> Option<Vec<PathBuf>> {
    // A link to a directory is none of ours.
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_dir)?;
    fs::read_dir(path).ok()?.map(|entry| Some(entry.ok()?.path())).collect()
}

fn remove_files(files: Option<Vec<PathBuf>>, dir: &Path) {
    files.into_iter().flatten().for_each(|file| drop(fs::remove_file(file)));
    let _ = fs::remove_dir(dir);
}
