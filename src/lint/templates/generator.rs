//! The program that publishes a directory without a configuration of Hugo.

use std::path::Path;

/// Files beside content and the programs that they are of, a tab between; lines that begin with `#` are comments.
const GENERATORS: &str = include_str!("generators.txt");

/// How many directories from the content upwards may have the file.
const HIGHEST: usize = 3;

/// The name of the program that publishes the content of `root`; `None` if nothing says that there is one.
pub(super) fn generator(root: &Path) -> Option<&'static str> {
    let root = root.canonicalize().ok()?;
    let known = || GENERATORS.lines().filter(|line| !line.starts_with('#'));
    let mut known_here = root.ancestors().take(HIGHEST).flat_map(|dir| {
        known().filter_map(|line| line.split_once('\t')).filter(move |(file, _)| dir.join(file).exists())
    });
    known_here.next().map(|(_, name)| name)
}
