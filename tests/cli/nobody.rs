//! Somebody who may not read every file.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use super::ran::Ran;
use super::workplace::Workplace;

/// Who that is on most systems.
const NOBODY: u32 = 65534;

/// A directory that the program is run in by somebody who is not the superuser.
pub(crate) struct Nobody<'p>(&'p Workplace);

impl<'p> Nobody<'p> {
    /// Lets them into `place`; `None`, and it says so, if the program is where they cannot run it.
    pub(crate) fn in_place(place: &'p Workplace) -> Option<Self> {
        let everybody = fs::Permissions::from_mode(0o777);
        fs::set_permissions(place.path("."), everybody).expect("permissions");
        let nobody = Self(place);
        if let Err(error) = nobody.command().arg("--version").output() {
            eprintln!("skipped: nobody may run the program: {error}");
            return None;
        }
        Some(nobody)
    }

    /// Runs the program.
    pub(crate) fn timra(&self, args: &[&str]) -> Ran {
        Ran::new(self.command().args(args).output().expect("the program starts"))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_timra"));
        command.current_dir(self.0.path(".")).env_remove("SOURCE_DATE_EPOCH").env_remove("TIMRA_DICT_DIR");
        // Whoever is not the superuser is somebody else already.
        if fs::metadata(self.0.path(".")).is_ok_and(|place| place.uid() == 0) {
            command.uid(NOBODY);
        }
        command
    }
}
