//! The manifest: what an index says of itself, read before anything else in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::seal::{CHANGED, digest, hex};
use super::{Analysis, LEXICON, Lengths, Mismatch, Seals};
use crate::error::{Error, Result};

/// Number of the format of an index directory. A change to the schema, the analysis or the files raises it. An index of
/// another format is refused with the advice to rebuild it.
pub const FORMAT: u32 = 15;

/// Name of the file with the manifest.
pub const MANIFEST: &str = "manifest.json";

/// What an index holds and how it was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `timra`. Other programs have files of the same name.
    pub kind: String,
    /// The [`FORMAT`] of the program that wrote the index.
    pub format: u32,
    /// Version of the timra that wrote the index.
    pub version: String,
    /// Name of the directory with the files in force: `g-` and a digest of these files. Two directories of one name
    /// hold the same files, wherever they were built.
    pub generation: String,
    /// XXH3 (128 bits, hexadecimal) of everything that was indexed, in order, and of the format, the version and
    /// the analysis. Two indexes with one digest give the same answers, whether they were built whole or step by
    /// step.
    pub digest: String,
    /// XXH3 (128 bits, hexadecimal) of the manifest as JSON, without the name of the generation and without this
    /// checksum. Since the manifest has the checksum of each file, this covers the files as well.
    pub checksum: String,
    /// The analysis that turned the text into terms.
    pub analysis: Analysis,
    /// Number of pages in the index.
    pub pages: u64,
    /// Number of sections in the index.
    pub sections: u64,
    /// Sections by language; sections without one are under `und`.
    pub languages: BTreeMap<String, u64>,
    /// Number of terms in each zone, over all sections.
    pub lengths: Lengths,
    /// Numbers of pages and sections of each site, by its name.
    pub sites: BTreeMap<String, SiteCounts>,
    /// Diagnostics by the name of their kind.
    pub warnings: BTreeMap<String, u64>,
    /// The seals of the files of the generation, by the names of the files.
    pub files: Seals,
}

/// What an index holds of one site, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteCounts {
    /// Number of pages by the language that the site declares for them; pages without one are under `und`.
    pub pages: BTreeMap<String, u64>,
    /// Number of sections.
    pub sections: u64,
    /// Number of files that gave no page: the site does not publish them, or they could not be read.
    pub left_out: u64,
    /// Number of files that gave no page, by the reason; a reason completes "it was left out, because …".
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub left_out_because: BTreeMap<String, u64>,
    /// The date, ISO 8601, that most pages have in their front matter because their template has it. It is no date of
    /// theirs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template_date: Option<String>,
}

/// The part of a manifest that every format has had and will have.
#[derive(Deserialize)]
struct KindOnly {
    kind: String,
}

/// What decides whether the rest can be understood.
#[derive(Deserialize)]
struct Envelope {
    format: u32,
}

impl Manifest {
    /// The manifest of an empty index.
    pub fn empty() -> Self {
        Self {
            kind: "timra".into(),
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").into(),
            generation: String::new(),
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

    /// Reads the manifest of the index in the directory `dir`.
    ///
    /// # Errors
    /// [`Error::NoIndex`] if there is none, [`Error::ForeignIndex`] if another program wrote it, [`Error::BrokenIndex`]
    /// if it cannot be understood, [`Error::IndexFormat`] if a timra with another format wrote it, [`Error::Read`] if
    /// the file cannot be read.
    pub fn read(dir: &Path) -> Result<Self> {
        let path = dir.join(MANIFEST);
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
        // One that was cut off names us if it got that far; any other is not ours.
        let is_ours = match serde_json::from_str::<KindOnly>(&text) {
            Ok(KindOnly { kind }) => kind == "timra",
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
        if !is_generation_name(&manifest.generation) {
            return Err(broken("its manifest names a directory outside the index"));
        }
        let is_below = |name: &String| Path::new(name).components().eq([Component::Normal(name.as_ref())]);
        let is_named = manifest.generation == generation_name(&manifest.files);
        if manifest.checksum != manifest.fresh_checksum() || !is_named || !manifest.files.keys().all(is_below)
        {
            return Err(broken("its manifest is not what was written"));
        }
        Ok(manifest)
    }

    /// Why this version cannot search the index, as [`Analysis::mismatch`] finds it; `None` if it can.
    pub fn analysis_mismatch(&self) -> Option<Mismatch> {
        self.analysis.mismatch(&Analysis::current_for(self.tags()), self.tags())
    }

    /// Whether this version analyses the languages of the index in the same way as when the index was built, with the
    /// same lexicons.
    pub fn analysis_is_current(&self) -> bool {
        let now = Analysis::current_for(self.tags());
        self.analysis.mismatch(&now, self.tags()).is_none() && self.analysis.lexicons == now.lexicons
    }

    fn tags(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// Path of the generation in force, of the index in the directory `dir`.
    pub fn generation_path(&self, dir: &Path) -> PathBuf {
        dir.join(&self.generation)
    }

    /// Whether all files of the generation are in the index in the directory `dir`, with the right lengths.
    pub fn is_complete(&self, dir: &Path) -> bool {
        let generation = self.generation_path(dir);
        self.files.iter().all(|(name, seal)| seal.wrong_length(&generation.join(name)).is_none())
    }

    fn fresh_checksum(&self) -> String {
        let said = Self { generation: String::new(), checksum: String::new(), ..self.clone() };
        // Writing plain strings and numbers as JSON cannot fail.
        hex(xxh3_128(&serde_json::to_vec(&said).unwrap_or_default()))
    }

    /// The text of the manifest file.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Makes sure that the manifest file in the directory `dir` has the very bytes of this manifest, unless it is the
    /// manifest of another generation by now. A file with other bytes may read as the same manifest.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if the bytes differ.
    pub fn check_text(&self, dir: &Path) -> Result<()> {
        let path = dir.join(MANIFEST);
        let text = fs::read(&path).unwrap_or_default();
        if text == self.text().as_bytes() || Self::read(dir).is_ok_and(|now| now != *self) {
            return Ok(());
        }
        Err(Error::BrokenIndex { path, what: CHANGED.into() })
    }

    /// Adds the seals of the `files` of the generation, names the generation after them, and completes digest and
    /// checksum. `content` has hashed everything that was indexed.
    pub fn seal(&mut self, files: Seals, content: &mut Xxh3) {
        self.generation = generation_name(&files);
        self.files = files;
        // Writing plain strings as JSON cannot fail.
        let analysis = serde_json::to_string(&self.analysis).unwrap_or_default();
        let learned = self.files.get(LEXICON).map_or("", |seal| &seal.xxh3);
        for part in [&self.format.to_string(), &self.version, &analysis, learned] {
            content.update(part.as_bytes());
            content.update(b"\n");
        }
        self.digest = hex(content.digest128());
        self.checksum = self.fresh_checksum();
    }

    /// XXH3 (128 bits) of the bytes of the manifest file in the directory `dir`. It changes when another index is
    /// published, even if length and times of the file stay the same. `None` if there is no manifest.
    pub fn number(dir: &Path) -> Option<u128> {
        Some(xxh3_128(&fs::read(dir.join(MANIFEST)).ok()?))
    }
}

/// The name of a generation of these files.
fn generation_name(files: &Seals) -> String {
    format!("g-{}", digest(files))
}

/// Whether `name` has the form of the name of a generation, `g-` and 32 hexadecimal digits. Such a name leads to no
/// directory outside the index.
pub fn is_generation_name(name: &str) -> bool {
    let digits = name.strip_prefix("g-");
    digits.is_some_and(|digits| {
        digits.len() == 32 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    })
}
