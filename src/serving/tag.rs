//! Names for all answers of a generation.

use std::time::UNIX_EPOCH;

use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

/// A name for all answers of a generation: it begins with the `name` of the generation, which has letters, digits and hyphens
/// only, and goes on with a hash of this program and of what else the answers depend on.
pub fn tag(name: &str, depends_on: &impl Serialize) -> String {
    // Another program may answer otherwise from the same index.
    let content = serde_json::to_vec(&(depends_on, program())).unwrap_or_default();
    format!("{name}-{:016x}", xxh3_64(&content))
}

/// What tells this program from others, on any machine that it is copied to.
fn program() -> (&'static str, Option<(u64, u64, u32)>) {
    let stamp = || {
        let file = std::fs::metadata(std::env::current_exe().ok()?).ok()?;
        let modified = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some((file.len(), modified.as_secs(), modified.subsec_nanos()))
    };
    (env!("CARGO_PKG_VERSION"), stamp())
}
