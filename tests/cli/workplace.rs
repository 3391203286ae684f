//! A directory that the program is run in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::ran::Ran;

/// A directory of its own for one test.
pub struct Workplace(TempDir);

impl Workplace {
    pub fn empty() -> Workplace {
        Workplace(tempfile::tempdir().expect("a directory"))
    }

    /// With the sample content that comes with the project.
    pub fn with_sample() -> Workplace {
        let place = Workplace::empty();
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        place.write("hugo.toml", fs::read(project.join("hugo.toml")).expect("a configuration"));
        for entry in walkdir::WalkDir::new(project.join("content")) {
            let entry = entry.expect("an entry");
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(project).expect("a path below");
                place.write(path, fs::read(entry.path()).expect("a page"));
            }
        }
        place
    }

    /// With a site of the tests, in a directory of its name.
    pub fn with_site(name: &str) -> Workplace {
        let place = Workplace::empty();
        let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
        for entry in walkdir::WalkDir::new(sites.join(name)) {
            let entry = entry.expect("an entry");
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&sites).expect("a path below");
                place.write(path, fs::read(entry.path()).expect("a file"));
            }
        }
        place
    }

    pub fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(below)
    }

    /// Writes a file, and the directories that it lies in.
    pub fn write(&self, below: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
        fs::write(path, bytes).expect("a file");
    }

    /// Runs the program here, without a terminal but with an environment that would like colours.
    pub fn timra(&self, args: &[&str]) -> Ran {
        self.timra_with(args, &[])
    }

    /// The same with variables in its environment.
    pub fn timra_with(&self, args: &[&str], env: &[(&str, &str)]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_timra"))
            .args(args)
            .current_dir(self.0.path())
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("TIMRA_DICT_DIR")
            .env("TERM", "xterm-256color")
            .env("COLORTERM", "truecolor")
            .env_remove("SOURCE_DATE_EPOCH")
            .envs(env.iter().copied())
            .output()
            .expect("the program starts");
        Ran::new(output)
    }

    /// The ids found by a search with these arguments, best first; it may find none.
    #[track_caller]
    pub fn found(&self, args: &[&str]) -> Vec<String> {
        let ran = self.timra(&[&["search", "--format", "json"], args].concat());
        let ids = ran.ids();
        ran.exits(i32::from(ids.is_empty()));
        ids
    }
}
