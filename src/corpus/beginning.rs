//! The beginning of a file that may be anything.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// The first bytes of the file at `path`, at most `most`; `None` if there is no file, or one that cannot be read. What is no
/// file, such as a pipe that somebody would have to write to, is not waited for.
pub fn beginning(path: &Path, most: u64) -> Option<Vec<u8>> {
    if !path.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
