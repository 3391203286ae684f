//! What is on the disk when the power fails.

use std::fs;
use std::path::Path;

/// Makes sure that the bytes of a file, or the names in a directory, are on the disk.
pub(super) fn sync(path: &Path) -> std::io::Result<()> {
    // Windows opens no directory, and writes a file out only through a handle that may write to it.
    if cfg!(windows) && path.is_dir() {
        return Ok(());
    }
    fs::File::options().read(true).write(cfg!(windows)).open(path)?.sync_all()
}
