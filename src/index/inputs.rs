//! What an index was built from, to tell whether it is out of date.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::packed::{pack, unpack};
use crate::corpus::Span;

/// Name of the file beside the manifest. It names this machine's paths, so it is no part of the artifact: an index
/// without it is searched as it is.
pub(super) const FILE: &str = "inputs.json.lz4";

/// What it was called up to format 4, where it was not packed.
pub(super) const FORMER: &str = "inputs.json";

/// The roots and files that an index was built from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// Generation of the index these belong to.
    pub generation: String,
    /// Roots, absolute.
    pub roots: Vec<PathBuf>,
    /// JSONL files, absolute.
    pub jsonl: Vec<PathBuf>,
    /// Files of learned translations, absolute.
    pub lexicons: Vec<PathBuf>,
    /// Version of timra that read them.
    pub version: String,
    /// How they were read, as JSON.
    pub options: String,
    /// Root of each site, by its name.
    pub sites: BTreeMap<String, PathBuf>,
    /// A number for what the pages of each site have in common, configuration and all.
    pub fingerprints: Vec<u64>,
    /// How long all of it holds while the files stay the same.
    pub span: Span,
    /// Bytes of memory that the build meant to stay within.
    pub memory: u64,
    /// When the files were looked at, nanoseconds since 1970; 0 if that is not known.
    #[serde(default)]
    pub seen: i64,
    /// Every file that was read or left out, with what it was like, in the order of the content.
    pub files: Vec<(PathBuf, Stamp)>,
}

/// What a file was like when it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Bytes.
    pub len: u64,
    /// Time of the last change, nanoseconds since 1970.
    pub modified: i64,
    /// Time of the last change to the file or to what is known of it, where the system says: nobody can set it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub changed: i64,
}

fn is_zero(number: &i64) -> bool {
    *number == 0
}

impl Stamp {
    /// What the file is like now; `None` if it cannot be seen.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Self::new(metadata.len(), metadata.modified().ok()?, 0)
    }

    /// A file of so many bytes that was last changed at these times, the second in nanoseconds since 1970 and 0 where it is
    /// not known; `None` for a time out of reason.
    pub fn new(len: u64, modified: SystemTime, changed: i64) -> Option<Self> {
        Some(Self { len, modified: nanoseconds(modified)?, changed })
    }

    /// Whether somebody who looks at length and time of change sees the same: a file that got another name or other rights
    /// is no other for that.
    fn looks_like(&self, other: &Self) -> bool {
        (self.len, self.modified) == (other.len, other.modified)
    }
}

/// Nanoseconds since 1970; `None` for a time out of reason.
pub(super) fn nanoseconds(time: SystemTime) -> Option<i64> {
    i64::try_from(time.duration_since(std::time::UNIX_EPOCH).ok()?.as_nanos()).ok()
}

impl Inputs {
    /// Reads the inputs of the index in `dir`; `None` if it came without any or they cannot be understood.
    pub fn read(dir: &Path) -> Option<Self> {
        let json = match fs::read(dir.join(FILE)) {
            Ok(packed) => unpack(&packed)?,
            Err(_) => fs::read(dir.join(FORMER)).ok()?,
        };
        serde_json::from_slice(&json).ok()
    }

    /// What is written of them.
    pub(super) fn packed(&self) -> Vec<u8> {
        pack(&serde_json::to_vec(self).unwrap_or_default())
    }

    /// Whether these are the same, but for what belongs to one build of them.
    pub(super) fn is_as(&self, recorded: &Self) -> bool {
        let mut files = self.files.iter().zip(&recorded.files);
        let is_alike = |((path, stamp), (other, recorded)): (&(PathBuf, Stamp), &(PathBuf, Stamp))| {
            // As strings: paths are compared part by part.
            path.as_os_str() == other.as_os_str() && stamp.looks_like(recorded)
        };
        self.built_from() == recorded.built_from()
            && self.files.len() == recorded.files.len()
            && files.all(is_alike)
    }

    fn built_from(&self) -> impl PartialEq {
        let Self { roots, jsonl, lexicons, version, options, sites, fingerprints, .. } = self;
        (roots, jsonl, lexicons, version, options, sites, fingerprints)
    }

    /// Whether every root is still there: an index that has travelled is not out of date, it is elsewhere.
    pub fn are_reachable(&self) -> bool {
        self.roots.iter().chain(&self.jsonl).chain(&self.lexicons).all(|path| path.exists())
    }
}
