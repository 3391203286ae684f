//! Takes the engines for browsers into the program where `.ci/wasm` has made them; `has_engine` tells that to the code and its
//! tests. A build without a compiler for WebAssembly works as well, and its `timra export` says how to get the engines.

use std::path::Path;

/// What `.ci/wasm` makes.
const ENGINES: [&str; 2] = ["web/engine/own.wasm.gz", "web/engine/spaced.wasm.gz"];

fn main() {
    println!("cargo::rustc-check-cfg=cfg(has_engine)");
    ENGINES.iter().for_each(|engine| println!("cargo::rerun-if-changed={engine}"));
    if ENGINES.iter().all(|engine| Path::new(engine).is_file()) {
        println!("cargo::rustc-cfg=has_engine");
    }
}
