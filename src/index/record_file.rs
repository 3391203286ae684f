//! The file with the records of a generation.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use lz4_flex::frame::FrameEncoder;
use timra_format::Seals;

use super::PageRecord;
use super::packed::{packing, unpack};
use crate::error::{Error, Result};

/// Name of the file in a generation. It has a [`PageRecord`] as JSON on each line, in the order of the content.
pub(super) const FILE: &str = "pages.jsonl.lz4";

/// The record file of a new generation. A record is written as soon as it is known, because the records of a large site
/// would take more memory than everything else.
pub(crate) struct RecordFile {
    path: PathBuf,
    packing: FrameEncoder<BufWriter<File>>,
}

impl RecordFile {
    /// Creates the file in the directory `generation`.
    ///
    /// # Errors
    /// [`Error::Write`] if the file cannot be written.
    pub(crate) fn create(generation: &Path) -> Result<Self> {
        let path = generation.join(FILE);
        let file = File::create(&path).map_err(|source| Error::Write { path: path.clone(), source })?;
        Ok(Self { path, packing: packing(BufWriter::new(file)) })
    }

    /// Adds a record.
    ///
    /// # Errors
    /// [`Error::Write`] if the file cannot be written.
    pub(crate) fn add(&mut self, record: &PageRecord) -> Result<()> {
        // Writing plain strings and numbers as JSON cannot fail.
        let mut line = serde_json::to_vec(record).unwrap_or_default();
        line.push(b'\n');
        self.packing.write_all(&line).map_err(|source| Error::Write { path: self.path.clone(), source })
    }

    /// Ends the file.
    ///
    /// # Errors
    /// [`Error::Write`] if the file cannot be written.
    pub(crate) fn finish(self) -> Result<()> {
        let written = self.packing.finish().map_err(io::Error::from).and_then(|mut file| file.flush());
        written.map_err(|source| Error::Write { path: self.path, source })
    }
}

/// The records in the directory `generation`, whose files have these `seals`; `None` if they cannot be relied on.
pub(crate) fn read(generation: &Path, seals: &Seals) -> Option<Vec<PageRecord>> {
    let path = generation.join(FILE);
    if seals.get(FILE)?.wrong_content(&path).is_some() {
        return None;
    }
    let text = unpack(&*fs::read(&path).ok()?)?;
    let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_slice(line).ok()).collect()
}
