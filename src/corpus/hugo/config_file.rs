//! One configuration file of a Hugo project: what it may be called, and what it says.

use std::path::{Path, PathBuf};

use crate::settings::{Notation, Tree, Unreadable};
use crate::{Diagnostic, DiagnosticKind};

const NAMES: [&str; 2] = ["hugo", "config"];
/// In the order in which Hugo tries them.
const EXTENSIONS: [&str; 4] = ["toml", "yaml", "yml", "json"];

/// Path of the main configuration file in `dir`: the first of the names that Hugo tries.
pub(crate) fn main_file(dir: &Path) -> Option<PathBuf> {
    let names = NAMES.iter().flat_map(|name| EXTENSIONS.iter().map(move |ext| format!("{name}.{ext}")));
    names.map(|name| dir.join(name)).find(|path| is_there(path))
}

/// Whether there is something of this name that is no directory. It may be a pipe, or a link that leads nowhere: a
/// file that cannot be read is not the same as no file.
pub(crate) fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok() && !path.is_dir()
}

/// Whether a file with the name `stem`, in a directory of configuration files, is the main file.
pub(crate) fn is_main_name(stem: &str) -> bool {
    NAMES.contains(&stem)
}

/// Whether a file with this extension may be a configuration.
pub(crate) fn is_config_extension(extension: &str) -> bool {
    Notation::of_extension(extension).is_some()
}

/// Longest configuration file that is read.
const LONGEST: usize = 1 << 20;

/// Reads one configuration file; one that cannot be read costs its values, not the site.
pub(crate) fn read(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Option<Tree> {
    read_or(path, "Hugo's defaults were used instead", diagnostics)
}

/// Reads one configuration file. `None` if it cannot be read; a diagnostic says so, and what was done `instead`.
pub(crate) fn read_or(path: &Path, instead: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Tree> {
    let Unreadable { line, message } = match parse(path) {
        Ok(tree @ (Tree::Table(_) | Tree::Null)) => return Some(tree),
        Ok(_) => of_file("it is no table of settings".to_owned()),
        Err(wrong) => wrong,
    };
    let what = format!("this configuration cannot be read ({message}), so {instead}");
    let wrong = Diagnostic::new(DiagnosticKind::BadConfig, what).hint("correct the file");
    diagnostics.push(wrong.in_file(path).on_line(line));
    None
}

fn parse(path: &Path) -> Result<Tree, Unreadable> {
    let file = std::fs::metadata(path).map_err(|error| of_file(error.to_string()))?;
    if !file.is_file() {
        return Err(of_file("it is no file".to_owned()));
    }
    if file.len() > LONGEST as u64 {
        return Err(Unreadable::longer_than(LONGEST));
    }
    let text = std::fs::read_to_string(path).map_err(|error| of_file(error.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    Notation::of_extension(extension).unwrap_or(Notation::Yaml).read(text)
}

/// What is wrong with a file as a whole.
fn of_file(message: String) -> Unreadable {
    Unreadable { line: None, message }
}
