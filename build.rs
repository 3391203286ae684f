//! Takes the engine for browsers into the program where `.ci/wasm` has made it. A build without a compiler for WebAssembly works
//! as well, and its `timra export` says how to get one.

use std::path::Path;

/// What `.ci/wasm` makes.
const ENGINE: &str = "web/engine/spaced.wasm.gz";

fn main() {
    println!("cargo::rustc-check-cfg=cfg(has_engine)");
    println!("cargo::rerun-if-changed={ENGINE}");
    if Path::new(ENGINE).is_file() {
        println!("cargo::rustc-cfg=has_engine");
    }
}
