//! Inputs: what an index was built from, to tell whether it is out of date.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use timra_corpus::{Moment, Stamp, TimeSpan};
use timra_format::Seal;

use super::packed::{pack, unpack};

/// Name of the file beside the manifest. It has paths of this machine, so it is no part of what is shipped: an index
/// without it is searched as it is.
pub(super) const FILE: &str = "inputs.json.lz4";

/// Name of the file up to format 4, where it was not packed.
pub(super) const FORMER: &str = "inputs.json";

/// The roots and files that an index was built from, and what they were like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// Name of the generation that was built from these inputs.
    pub generation: String,
    /// Roots, absolute.
    pub roots: Vec<PathBuf>,
    /// JSONL files, absolute.
    pub jsonl: Vec<PathBuf>,
    /// Files of learned translations, absolute.
    pub lexicons: Vec<PathBuf>,
    /// Version of timra that read the files.
    pub version: String,
    /// The [`timra_corpus::CorpusOptions`] of the build, as JSON.
    pub options: String,
    /// Root of each site, by its name.
    pub sites: BTreeMap<String, PathBuf>,
    /// Fingerprint of each site ([`timra_corpus::Site::fingerprint`]).
    pub fingerprints: Vec<u64>,
    /// The time span for which the index stays current while no file changes.
    pub span: TimeSpan,
    /// Bytes of memory that the build tried to stay within.
    pub memory: u64,
    /// When the files were looked at; `None` if that is not known.
    #[serde(default)]
    pub looked: Option<Moment>,
    /// Every file of the sites with its stamp, in the order of the content.
    #[serde(default, skip_serializing)]
    pub stamps: Vec<(PathBuf, Option<Stamp>)>,
    /// The files of documents and of learned translations, with their stamps and seals.
    #[serde(default, skip_serializing)]
    pub others: Vec<Other>,
}

/// A file that belongs to no site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// Absolute path of the file.
    pub path: PathBuf,
    /// Stamp of the file; `None` if it is not known or the path is no file. A file without a stamp is never taken for
    /// unchanged.
    pub stamp: Option<Stamp>,
    /// Seal of the file, once it was read.
    pub seal: Option<Seal>,
}

impl Other {
    /// A file that is not read yet.
    pub(super) fn new(path: PathBuf) -> Self {
        // What is read from a pipe is gone.
        let metadata = fs::metadata(&path).ok().filter(fs::Metadata::is_file);
        Self { stamp: metadata.as_ref().map(Stamp::new), seal: None, path }
    }

    /// Reads the file and keeps its seal.
    pub(super) fn seal(&mut self) {
        if self.stamp.is_some() {
            self.seal = Seal::of(&self.path).ok();
        }
    }
}

impl Inputs {
    /// Reads the inputs of the index in the directory `dir`; `None` if there are none or they cannot be understood.
    pub fn read(dir: &Path) -> Option<Self> {
        let Ok(packed) = fs::read(dir.join(FILE)) else {
            return serde_json::from_slice(&fs::read(dir.join(FORMER)).ok()?).ok();
        };
        let mut packed = &*packed;
        let mut inputs: Self = serde_json::from_slice(&unpack(&mut packed)?).ok()?;
        if !packed.is_empty() {
            (inputs.stamps, inputs.others) = serde_json::from_slice(&unpack(&mut packed)?).ok()?;
        }
        Some(inputs)
    }

    /// Reads the inputs of the index in the directory `dir` without any file or stamp: with these an index is never current,
    /// and they are read in no time however many files there are. `None` as for [`Inputs::read`], and if a timra before format 5
    /// wrote them.
    pub fn read_places(dir: &Path) -> Option<Self> {
        let file = fs::File::open(dir.join(FILE)).ok()?;
        serde_json::from_slice(&unpack(&mut io::BufReader::new(file))?).ok()
    }

    /// The bytes of the file with these inputs: first what is asked for most, then the files, of which there may be many.
    pub(super) fn packed(&self) -> Vec<u8> {
        let mut packed = pack(&serde_json::to_vec(self).unwrap_or_default());
        packed.extend(pack(&serde_json::to_vec(&(&self.stamps, &self.others)).unwrap_or_default()));
        packed
    }

    /// Whether these inputs name the same files as `recorded`, read in the same way, so that only what is in the files
    /// can differ.
    pub(super) fn are_of_the_same(&self, recorded: &Self) -> bool {
        let mut files = self.stamps.iter().zip(&recorded.stamps);
        self.built_from() == recorded.built_from()
            && self.stamps.len() == recorded.stamps.len()
            // As strings: paths are compared part by part.
            && files.all(|((path, _), (other, _))| path.as_os_str() == other.as_os_str())
    }

    /// Indexes of the files of the sites that may differ from the `recorded` ones, as far as stamps tell.
    pub(super) fn doubtful<'a>(&'a self, recorded: &'a Self) -> impl Iterator<Item = usize> + 'a {
        let files = self.stamps.iter().zip(&recorded.stamps).enumerate();
        files.filter(|(_, ((_, now), (_, then)))| !recorded.is_known(*now, *then)).map(|(at, _)| at)
    }

    /// Whether no file outside the sites can differ from the `recorded` ones, as far as stamps tell.
    pub(super) fn others_are_known(&self, recorded: &Self) -> bool {
        let mut others = self.others.iter().zip(&recorded.others);
        self.others.len() == recorded.others.len()
            && others.all(|(now, then)| recorded.is_known(now.stamp, then.stamp))
    }

    /// Whether a file with the stamp `now` is the one that had the stamp `then` when these inputs were looked at.
    pub(super) fn is_known(&self, now: Option<Stamp>, then: Option<Stamp>) -> bool {
        let is_settled = |stamp: Stamp| self.looked.is_some_and(|looked| stamp.is_settled(looked));
        now == then && now.is_some_and(is_settled)
    }

    fn built_from(&self) -> impl PartialEq {
        let Self { roots, jsonl, lexicons, version, options, sites, fingerprints, .. } = self;
        (roots, jsonl, lexicons, version, options, sites, fingerprints)
    }

    /// Paths that cannot be written as JSON. If there is one, these inputs cannot be written.
    pub(super) fn unwritable(&self) -> impl Iterator<Item = &Path> {
        let paths = self.roots.iter().chain(&self.jsonl).chain(&self.lexicons);
        paths.map(PathBuf::as_path).filter(|path| path.to_str().is_none())
    }

    /// Whether every root is still there. An index whose roots are on another machine is not out of date.
    pub fn are_reachable(&self) -> bool {
        self.roots.iter().chain(&self.jsonl).chain(&self.lexicons).all(|path| path.exists())
    }
}
