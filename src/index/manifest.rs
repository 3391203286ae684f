//! What an index says of itself: read before anything else in it is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::seal::{CHANGED, hex, seals};
use super::{Analysis, Lengths, Seals, Stamp, site_lexicon};
use crate::error::{Error, Result};

/// Format of the index directory. A change to the schema, the analysis or the files raises it: an index of another
/// format is refused with the advice to build it anew, never half-understood.
pub const FORMAT: u32 = 6;

/// Name of the manifest's file.
pub(super) const FILE: &str = "manifest.json";

/// What an index holds and how it was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `timra`; tells its manifest from other programs' files of that name.
    pub kind: String,
    /// [`FORMAT`] at the time of writing.
    pub format: u32,
    /// Version of timra that wrote it.
    pub version: String,
    /// Name of the directory with the files in force.
    pub generation: String,
    /// XXH3 (128 bits) of what was indexed, in order, and of what it was analysed and written with: two indexes with
    /// the same digest answer alike, whether they were built whole or from one change to the next.
    pub digest: String,
    /// XXH3 (128 bits) of everything else in here but the generation; with the seals of the files, of all that is in
    /// these, too.
    pub checksum: String,
    /// What turned text into terms.
    pub analysis: Analysis,
    /// How many pages are in it.
    pub pages: u64,
    /// How many sections are in it.
    pub sections: u64,
    /// Sections by language; sections without one are under `und`.
    pub languages: BTreeMap<String, u64>,
    /// How many terms each zone has.
    pub lengths: Lengths,
    /// Pages and sections by site.
    pub sites: BTreeMap<String, SiteCounts>,
    /// Warnings by kind.
    pub warnings: BTreeMap<String, u64>,
    /// The files of the generation.
    pub files: Seals,
}

/// What an index holds of one site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteCounts {
    /// Pages by declared language; pages without one are under `und`.
    pub pages: BTreeMap<String, u64>,
    /// Sections.
    pub sections: u64,
    /// Pages that the site does not publish, and files that could not be read.
    pub left_out: u64,
}

/// The part of a manifest that every format has had and will have.
#[derive(Deserialize)]
struct Kind {
    kind: String,
}

/// What decides whether the rest can be understood.
#[derive(Deserialize)]
struct Envelope {
    format: u32,
}

impl Manifest {
    /// The manifest of a generation of that name, of nothing so far.
    pub(super) fn new(generation: String) -> Self {
        Self {
            kind: "timra".into(),
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").into(),
            generation,
            digest: String::new(),
            checksum: String::new(),
            analysis: Analysis::current().clone(),
            pages: 0,
            sections: 0,
            languages: Default::default(),
            lengths: Default::default(),
            sites: Default::default(),
            warnings: Default::default(),
            files: Default::default(),
        }
    }

    /// Reads the manifest of the index in `dir`.
    ///
    /// # Errors
    /// [`Error::NoIndex`] if there is none, [`Error::BrokenIndex`] if it cannot be understood,
    /// [`Error::IndexFormat`] if another version of timra wrote it.
    pub fn read(dir: &Path) -> Result<Self> {
        let path = dir.join(FILE);
        let text = match fs::read(&path) {
            // A byte that is no text is damage like any other, and the checksum tells.
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return Err(if dir.join("meta.json").exists() {
                    Error::ForeignIndex { path: dir.to_owned() }
                } else {
                    Error::NoIndex { path: dir.to_owned() }
                });
            }
            Err(source) => return Err(Error::Read { path, source }),
        };
        let broken = |e: serde_json::Error| Error::BrokenIndex {
            path: path.clone(),
            what: format!("its manifest cannot be read, line {}: {e}", e.line()),
        };
        // One that was cut off names us if it got that far; any other is somebody else's.
        let is_ours = match serde_json::from_str::<Kind>(&text) {
            Ok(Kind { kind }) => kind == "timra",
            Err(_) => text.is_empty() || text.contains(r#""timra""#),
        };
        if !is_ours {
            return Err(Error::ForeignIndex { path: dir.to_owned() });
        }
        let envelope: Envelope = serde_json::from_str(&text).map_err(broken)?;
        if envelope.format != FORMAT {
            return Err(Error::IndexFormat { path: dir.to_owned(), found: envelope.format, known: FORMAT });
        }
        let manifest: Self = serde_json::from_str(&text).map_err(broken)?;
        let broken = |what: &str| Error::BrokenIndex { path: path.clone(), what: what.into() };
        // The manifest's word is no reason to read outside the index.
        if manifest.generation_number().is_none() {
            return Err(broken("its manifest names a directory outside the index"));
        }
        let is_below = |name: &String| Path::new(name).components().eq([Component::Normal(name.as_ref())]);
        if manifest.checksum != manifest.fresh_checksum() || !manifest.files.keys().all(is_below) {
            return Err(broken("its manifest is not what was written"));
        }
        Ok(manifest)
    }

    /// What keeps the index from being searched by this version, as [`Analysis::mismatch`] says it.
    pub fn analysis_mismatch(&self) -> Option<String> {
        self.analysis.mismatch(&Analysis::current_for(self.tags()), self.tags())
    }

    /// Whether this version would analyse the index's languages as they were analysed, and has the same lexicons.
    pub fn analysis_is_current(&self) -> bool {
        let now = Analysis::current_for(self.tags());
        self.analysis.mismatch(&now, self.tags()).is_none() && self.analysis.lexicons == now.lexicons
    }

    fn tags(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// The number of the generation, which grows with every build in a directory.
    pub(super) fn generation_number(&self) -> Option<u64> {
        generation_number(&self.generation)
    }

    /// Where the files of the index in `dir` are.
    pub fn generation_path(&self, dir: &Path) -> PathBuf {
        dir.join(&self.generation)
    }

    fn fresh_checksum(&self) -> String {
        let said = Self { generation: String::new(), checksum: String::new(), ..self.clone() };
        // Writing plain strings and numbers as JSON cannot fail.
        hex(xxh3_128(&serde_json::to_vec(&said).unwrap_or_default()))
    }

    /// The bytes of its file.
    pub(super) fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Makes sure that its file in `dir` is what was written, unless that is of another generation by now: what reads the
    /// same may not be.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if it is not.
    pub(super) fn check_text(&self, dir: &Path) -> Result<()> {
        let path = dir.join(FILE);
        let text = fs::read(&path).unwrap_or_default();
        if text == self.text().as_bytes() || Self::read(dir).is_ok_and(|now| now != *self) {
            return Ok(());
        }
        Err(Error::BrokenIndex { path, what: CHANGED.into() })
    }

    /// Seals the files in the directory `generation`, which are all that there will be; the seals of those
    /// that were `linked` are known. `content` is of what was indexed.
    pub(super) fn seal(&mut self, generation: &Path, linked: &Seals, content: &mut Xxh3) -> Result<()> {
        self.files = seals(generation, linked)?;
        // Writing plain strings as JSON cannot fail.
        let analysis = serde_json::to_string(&self.analysis).unwrap_or_default();
        let learned = self.files.get(site_lexicon::FILE).map_or("", |seal| &seal.xxh3);
        for part in [&self.format.to_string(), &self.version, &analysis, learned] {
            content.update(part.as_bytes());
            content.update(b"\n");
        }
        self.digest = hex(content.digest128());
        self.checksum = self.fresh_checksum();
        Ok(())
    }

    /// What the manifest's file in `dir` is like now: another one once another index is published; `None` if there is
    /// none.
    pub fn stamp(dir: &Path) -> Option<Stamp> {
        Stamp::of(&dir.join(FILE))
    }

    /// Puts this manifest in the place of the one in `dir`, in one step that either happens or does not.
    pub(super) fn publish(&self, dir: &Path) -> Result<()> {
        write_atomically(&dir.join(FILE), self.text().as_bytes())
    }
}

/// The number in the name of a generation's directory; `None` if it is no such name.
pub(super) fn generation_number(name: &str) -> Option<u64> {
    let number = name.strip_prefix('g').filter(|number| number.bytes().all(|b| b.is_ascii_digit()))?;
    number.parse().ok()
}

/// Writes a file so that its name always holds the old or the new bytes, and holds the new ones after a power cut.
pub(super) fn write_atomically(path: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write;
    let fail = |source| Error::Write { path: path.to_owned(), source };
    let dir = path.parent().unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".new-");
    // A build and a server may be run by different people: as readable as any other file.
    #[cfg(unix)]
    let readable = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(readable);
    let mut file = builder.tempfile_in(dir).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.as_file().sync_all().map_err(fail)?;
    file.persist(path).map_err(|e| fail(e.error))?;
    // The rename itself is durable once the directory is.
    sync(dir).map_err(fail)
}

/// Makes what was written to a file, or which files are in a directory, outlive a power cut.
pub(super) fn sync(path: &Path) -> std::io::Result<()> {
    // Windows opens no directory, and writes a file out only through a handle that may write to it.
    if cfg!(windows) && path.is_dir() {
        return Ok(());
    }
    fs::File::options().read(true).write(cfg!(windows)).open(path)?.sync_all()
}
