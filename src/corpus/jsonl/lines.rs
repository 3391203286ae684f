//! A file, line by line.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Most bytes in a line; longer lines are not read.
pub const LONGEST_LINE: usize = 16 << 20;

/// A line of a file of JSON documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Number of the line, from 1.
    pub number: u32,
    /// Text of the line, with its line end; `None` if it is longer than [`LONGEST_LINE`].
    pub text: Option<Vec<u8>>,
}

impl Line {
    /// Number of bytes that were read of the line, at least.
    pub fn bytes(&self) -> u64 {
        self.text.as_ref().map_or(LONGEST_LINE, Vec::len) as u64
    }
}

/// Reads the lines of a file of any length; one line is in memory at a time.
pub(crate) struct Lines {
    path: PathBuf,
    reader: BufReader<File>,
    number: u32,
    len: u64,
}

impl Lines {
    /// Opens the file at `path`.
    ///
    /// # Errors
    /// [`Error::Read`] if it cannot be read, and [`Error::NoFile`] if it is something that may have no end, or may
    /// never begin: a device or a pipe.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let unreadable = |source| Error::Read { path: path.to_owned(), source };
        // Looked at before it is opened: to open a pipe is to wait for a writer.
        let metadata = fs::metadata(path).map_err(unreadable)?;
        if !metadata.is_file() {
            return Err(Error::NoFile { path: path.to_owned() });
        }
        let reader = BufReader::with_capacity(1 << 16, File::open(path).map_err(unreadable)?);
        Ok(Self { path: path.to_owned(), reader, number: 0, len: metadata.len() })
    }

    /// Length of the file in bytes when it was opened.
    pub(crate) fn bytes(&self) -> u64 {
        self.len
    }

    /// The next line; `None` after the last one.
    ///
    /// # Errors
    /// [`Error::Read`] if it cannot be read.
    pub(crate) fn next_line(&mut self) -> Result<Option<Line>> {
        self.read().map_err(|source| Error::Read { path: self.path.clone(), source })
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut text = Vec::new();
        let most = LONGEST_LINE as u64 + 1;
        if self.reader.by_ref().take(most).read_until(b'\n', &mut text)? == 0 {
            return Ok(None);
        }
        self.number = self.number.saturating_add(1);
        let is_whole = text.len() <= LONGEST_LINE || text.ends_with(b"\n");
        if !is_whole {
            self.reader.skip_until(b'\n')?;
        }
        Ok(Some(Line { number: self.number, text: is_whole.then_some(text) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_bound_and_the_next_one_is_read() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let (long, longest) = (vec![b'x'; LONGEST_LINE + 1], vec![b'y'; LONGEST_LINE]);
        let text = [b"one\r", long.as_slice(), &longest, b"", b"last"].join(&b'\n');
        fs::write(file.path(), text).expect("text");
        let mut lines = Lines::open(file.path()).expect("a file");
        let mut read = Vec::new();
        while let Some(line) = lines.next_line().expect("a line") {
            read.push((line.number, line.text.map(|text| text.len())));
        }
        let longest = LONGEST_LINE + 1;
        assert_eq!(read, [(1, Some(5)), (2, None), (3, Some(longest)), (4, Some(1)), (5, Some(4))]);
    }
}
