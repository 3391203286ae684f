//! A directory that the program is run in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::ran::Ran;

/// Where the program keeps what it may forget, below the directory of a test.
pub(crate) const CACHE: &str = ".cache";

/// A directory of its own for one test.
pub(crate) struct Workplace(TempDir);

impl Workplace {
    pub(crate) fn empty() -> Workplace {
        Workplace(tempfile::tempdir().expect("a directory"))
    }

    /// In a directory of its own below another, which git ignores.
    pub(crate) fn below(dir: &Path) -> Workplace {
        Workplace(tempfile::Builder::new().prefix(".workplace-").tempdir_in(dir).expect("a directory"))
    }

    /// With the sample content that comes with the project.
    pub(crate) fn with_sample() -> Workplace {
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
    pub(crate) fn with_site(name: &str) -> Workplace {
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

    pub(crate) fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(below)
    }

    /// Writes a file, and the directories that it lies in.
    pub(crate) fn write(&self, below: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
        fs::write(path, bytes).expect("a file");
    }

    /// Runs the program here, without a terminal but with an environment that would like colours.
    pub(crate) fn timra(&self, args: &[&str]) -> Ran {
        self.timra_with(args, &[])
    }

    /// The same with variables in its environment.
    pub(crate) fn timra_with(&self, args: &[&str], env: &[(&str, &str)]) -> Ran {
        Ran::new(self.command(args).envs(env.iter().copied()).output().expect("the program starts"))
    }

    /// The same, and the most memory that it had at one time and that no file stands behind, in bytes.
    #[cfg(target_os = "linux")]
    pub(crate) fn timra_measured(&self, args: &[&str]) -> (Ran, u64) {
        let mut command = self.command(args);
        let child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let status = PathBuf::from(format!("/proc/{}/status", child.id()));
        let ended = std::thread::spawn(|| child.wait_with_output().expect("an end"));
        let mut peak = 0;
        while !ended.is_finished() {
            let status = fs::read_to_string(&status).unwrap_or_default();
            let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
            let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
            peak = peak.max(kilobytes.map_or(0, |kilobytes| kilobytes.parse::<u64>().expect("a number")));
            std::thread::sleep(Duration::from_millis(2));
        }
        (Ran::new(ended.join().expect("an output")), peak << 10)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_timra"));
        command
            .args(args)
            .current_dir(self.0.path())
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("TIMRA_DICT_DIR")
            .env_remove("TIMRA_DATA_DIRS")
            .env("XDG_DATA_HOME", self.path("data-home"))
            .env("XDG_CACHE_HOME", self.path(CACHE))
            .env("TERM", "xterm-256color")
            .env("COLORTERM", "truecolor")
            .env_remove("SOURCE_DATE_EPOCH");
        command
    }

    /// The ids found by a search with these arguments, best first; it may find none.
    #[track_caller]
    pub(crate) fn found(&self, args: &[&str]) -> Vec<String> {
        let ran = self.timra(&[&["search", "--format", "json"], args].concat());
        let ids = ran.ids();
        ran.exits(i32::from(ids.is_empty()));
        ids
    }
}
