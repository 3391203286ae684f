//! Where packages of timra put what is not in the program: `dictionaries/LANG`, `engines/full.wasm.gz`.

use std::env;
use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The variable that names such directories, as `PATH` does. They come first: npm's `timra` says so where its packages are.
const DIRS: &str = "TIMRA_DATA_DIRS";

/// The directories, those that count more first: what the environment names, what lies beside the program as `pip` and
/// `dpkg` install it (`bin/timra`, `share/timra`), and what belongs to the user alone.
pub(crate) fn data_dirs() -> Vec<PathBuf> {
    let named = env::var_os(DIRS).unwrap_or_default();
    let program = env::current_exe().and_then(|path| path.canonicalize()).ok();
    let beside = program.and_then(|path| Some(path.parent()?.parent()?.join("share/timra")));
    env::split_paths(&named).chain(beside).chain(of_user()).filter(|dir| dir.is_absolute()).collect()
}

/// The directory of the user's own: `timra` in `$XDG_DATA_HOME` (`~/.local/share`), or where the system keeps such files.
fn of_user() -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|it| it.data_dir().join("timra"))
}
