//! A guard for code that panics over damaged files.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Once;

use crate::error::{Error, Result};

thread_local! {
    /// What the last panic under guard said; `None` where nothing is under guard.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs `read` over the index in the directory `dir`. If it panics, the result is the error that `damage` finds, or
/// else [`Error::Misread`].
///
/// Tantivy trusts its files. Over a wrong byte it may index out of a slice or ask for a buffer of nonsense length, in
/// code that returns no error. A search cannot read every byte of an index first, so this function turns such a panic
/// into an error, with nothing on standard error. If the index is whole, either the program has a fault, or somebody
/// made the index so: no seal tells which.
pub fn guarded<T>(
    dir: &Path,
    damage: impl FnOnce() -> Option<Error>,
    read: impl FnOnce() -> Result<T>,
) -> Result<T> {
    keep_quiet_under_guard();
    // One guard within another leaves the outer one as it was.
    let outer = SAID.replace(Some(String::new()));
    let done = panic::catch_unwind(AssertUnwindSafe(read));
    let said = SAID.replace(outer).unwrap_or_default();
    done.unwrap_or_else(|_| {
        let misread = || Error::Misread { path: dir.to_owned(), what: said.replace('\n', " ") };
        Err(damage().unwrap_or_else(misread))
    })
}

/// Installs a panic hook, once for the process: it keeps the message of a guarded thread, and leaves every other panic
/// to the hook that was installed before.
fn keep_quiet_under_guard() {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let outer = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let is_guarded = SAID.try_with(|said| {
                let mut said = said.borrow_mut();
                if let Some(said) = said.as_mut() {
                    *said = info.to_string();
                }
                said.is_some()
            });
            if !is_guarded.unwrap_or(false) {
                outer(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::guarded;
    use crate::error::{Error, Result};

    fn broken() -> Error {
        Error::BrokenIndex { path: PathBuf::from("g1"), what: "it is missing".into() }
    }

    #[test]
    fn a_panic_over_a_damaged_index_is_an_error() {
        let read = || -> Result<()> { panic!("index out of bounds") };
        assert!(matches!(guarded(Path::new("i"), || Some(broken()), read), Err(Error::BrokenIndex { .. })));
        assert!(matches!(guarded(Path::new("i"), || Some(broken()), || Ok(1)), Ok(1)));
    }

    #[test]
    fn a_panic_over_a_whole_index_is_told() {
        let read = || -> Result<()> { panic!("a fault of ours") };
        let error = guarded(Path::new("i"), || None, read).expect_err("an error").to_string();
        assert!(error.starts_with("i: ") && error.contains("a fault of ours"), "{error}");
    }
}
