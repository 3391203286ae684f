//! A directory with a page and its index.

use std::fs;
use std::path::{Path, PathBuf};

use timra_engine::{Query, SystemClock};
use timra_format::Manifest;
use timra_index::{Progress, Sources, build};
use xxhash_rust::xxh3::xxh3_128;

use crate::Generation;

/// A page, and an index of it.
pub(super) struct IndexPlace(tempfile::TempDir);

impl IndexPlace {
    /// A page that has this word, and its index.
    pub(super) fn with(word: &str) -> Self {
        let place = Self(tempfile::tempdir().expect("a directory"));
        place.publish(word);
        place
    }

    pub(super) fn index(&self) -> PathBuf {
        self.0.path().join("index")
    }

    pub(super) fn manifest_file(&self) -> PathBuf {
        self.index().join("manifest.json")
    }

    pub(super) fn manifest(&self) -> Manifest {
        Manifest::read(&self.index()).expect("a manifest")
    }

    /// The directory of the generation that was published last.
    pub(super) fn generation(&self) -> PathBuf {
        self.manifest().generation_path(&self.index())
    }

    /// The file of the last generation that has the texts.
    pub(super) fn texts(&self) -> PathBuf {
        let files =
            fs::read_dir(self.generation()).expect("a generation").map(|file| file.expect("a file").path());
        let mut texts = files.filter(|path| path.extension().is_some_and(|extension| extension == "store"));
        texts.next().expect("texts")
    }

    /// Publishes the index of a page that has this word and no other's.
    pub(super) fn publish(&self, word: &str) {
        let notes = self.0.path().join("notes");
        fs::create_dir_all(&notes).expect("a directory");
        fs::write(notes.join("one.md"), format!("# News\n\nA {word} smiles.\n")).expect("a page");
        let sources = Sources { roots: vec![notes], ..Sources::default() };
        build(&sources, &self.index(), &Progress::silent()).expect("an index");
    }

    /// Publishes the index of a page that has this word, cut off in the middle of its texts.
    pub(super) fn publish_cut_off(&self, word: &str) {
        self.publish(word);
        let texts = self.texts();
        let bytes = fs::read(&texts).expect("texts");
        // Another file: one that is linked to it may be another generation's.
        fs::remove_file(&texts).expect("removed");
        fs::write(&texts, &bytes[..bytes.len() / 2]).expect("cut off");
    }

    /// Changes what the index says of itself, as a timra would have written it that differs in just this.
    pub(super) fn rewrite(&self, edit: impl FnOnce(&mut Manifest)) {
        let mut manifest = self.manifest();
        edit(&mut manifest);
        let said = Manifest { generation: String::new(), checksum: String::new(), ..manifest.clone() };
        manifest.checksum = format!("{:032x}", xxh3_128(&serde_json::to_vec(&said).expect("JSON")));
        fs::write(self.manifest_file(), manifest.text()).expect("a manifest");
    }
}

/// How many sections of a generation have a word.
pub(super) fn found(generation: &dyn Generation, word: &str) -> usize {
    generation.search(&Query::new(word), &SystemClock::start()).expect("an answer").total
}

/// Copies a directory without directories in it.
pub(super) fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a directory");
    for file in fs::read_dir(from).expect("a directory").map(|file| file.expect("a file")) {
        fs::copy(file.path(), to.join(file.file_name())).expect("copied");
    }
}
