//! The real Hugo, where there is one.

use std::ffi::OsString;
use std::process::Command;

/// A Hugo that can be run.
pub(crate) struct Hugo {
    pub program: OsString,
    /// `0.160.0`
    pub version: String,
}

/// The `hugo` that `HUGO` names or that is on the `PATH`; without one, a line that says so.
pub(crate) fn hugo() -> Option<Hugo> {
    let program = std::env::var_os("HUGO").unwrap_or_else(|| "hugo".into());
    let Ok(output) = Command::new(&program).arg("version").output() else {
        eprintln!("skipped: there is no `hugo` on the PATH, nor where HUGO says");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let version = said.split("hugo v").nth(1).expect("a Hugo says its version");
    let version =
        version.split(|c: char| c != '.' && !c.is_ascii_digit()).next().unwrap_or_default().to_owned();
    Some(Hugo { program, version })
}
