//! Which files in the directory of a bundle are timra's.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::ExportError;
use super::description::{BUNDLE, Description};
use super::page_list::{PAGE_LIST, is_page_list};

/// Name of the directory with the pieces.
pub(crate) const PIECES: &str = "pieces";

/// What the name of a file ends in until all of it is written.
pub(crate) const DRAFT: &str = ".tmp";

/// A file that bundles had once, and what it begins with.
const OBSOLETE: (&str, &[u8]) = ("worker.js", b"// Made of web/bundle");

/// Bytes of a page within which it says who made it.
const BEGINNING: u64 = 1024;

/// Makes sure that a bundle may be written to a directory: there is none, it has a bundle, or nothing but parts of one.
///
/// # Errors
/// [`ExportError::Foreign`] if files of others would be written over, or may be, [`ExportError::Write`] if it cannot be looked at.
pub(crate) fn check_is_free(to: &Path) -> Result<(), ExportError> {
    let failed = |source| ExportError::Write { path: to.to_owned(), source };
    let foreign = || ExportError::Foreign { path: to.to_owned() };
    // Sites have pages of this name.
    if beginning(&to.join(PAGE_LIST)).map_err(failed)?.is_some_and(|page| !is_page_list(&page)) {
        return Err(foreign());
    }
    match fs::read(to.join(BUNDLE)) {
        Ok(text) if Description::is_ours(&text) => return Ok(()),
        Ok(_) => return Err(foreign()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    match entries(to) {
        Ok(entries) if entries.iter().all(|path| is_ours(path)) => Ok(()),
        Ok(_) => Err(foreign()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed(error)),
    }
}

/// Removes what is left beside the pieces of exports that were cut off, and of bundles of older versions.
///
/// # Errors
/// [`ExportError::Write`] if a file cannot be removed.
pub(crate) fn remove_left(to: &Path) -> Result<(), ExportError> {
    let failed = |path: &Path, source| ExportError::Write { path: path.to_owned(), source };
    for path in entries(to).map_err(|source| failed(to, source))? {
        let is_draft = path.to_string_lossy().ends_with(DRAFT) && is_ours(&path) && path.is_file();
        if is_draft || is_obsolete(&path) {
            fs::remove_file(&path).map_err(|source| failed(&path, source))?;
        }
    }
    Ok(())
}

/// What is in a directory.
pub(crate) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

/// Whether the name is one that an export writes, or begins to. A generator may have put the search box here, too.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.strip_suffix(DRAFT).unwrap_or(&name);
    [PIECES, PAGE_LIST, BUNDLE, "bundle.js"].contains(&name)
        || name.starts_with("timra-search") && name.ends_with(".js")
}

fn is_obsolete(path: &Path) -> bool {
    let (name, begins_with) = OBSOLETE;
    let is_named = path.file_name().is_some_and(|it| it == name) && path.is_file();
    is_named && beginning(path).ok().flatten().is_some_and(|text| text.starts_with(begins_with))
}

/// The first bytes of a file, if there is one.
fn beginning(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = match fs::File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let mut bytes = Vec::new();
    file.take(BEGINNING).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
