//! Where the program keeps what it may forget.

use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The directory with what this program may forget: `timra` in `$XDG_CACHE_HOME` (`~/.cache`), or where the system keeps such
/// files. `None` if the user has no directory of their own.
pub(crate) fn path() -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|it| it.cache_dir().join("timra"))
}
