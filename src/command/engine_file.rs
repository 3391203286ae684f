//! Engines for browsers: those that come with the program, the one that a package has brought, and those in files.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use timra_bundle::EngineFile;

use super::Failure;
use super::data_dirs::data_dirs;

/// The engines as they were built, packed, the smallest first. None in a program that was built where there was no compiler for
/// WebAssembly.
#[cfg(has_engine)]
const PACKED: &[&[u8]] =
    &[include_bytes!("../../web/engine/own.wasm.gz"), include_bytes!("../../web/engine/spaced.wasm.gz")];
#[cfg(not(has_engine))]
const PACKED: &[&[u8]] = &[];

/// The engine for content in all languages, in a directory that packages put data in.
const FULL: &str = "engines/full.wasm.gz";

/// Bytes of an engine, at most.
const MOST: u64 = 64 << 20;

/// Whether engines come with the program. They are for content all of whose languages put spaces between words.
pub(crate) fn has_own() -> bool {
    !PACKED.is_empty()
}

/// Where the package `timra-engine-full` has put its engine; none if it is not installed.
pub(crate) fn installed() -> Option<PathBuf> {
    data_dirs().into_iter().map(|dir| dir.join(FULL)).find(|path| path.is_file())
}

/// The engines that there are, those that readers wait for least first.
pub(crate) fn all() -> Result<Vec<EngineFile>, Failure> {
    let mut engines = PACKED.iter().map(|engine| unpacked(engine)).collect::<io::Result<Vec<_>>>()?;
    if let Some(path) = installed() {
        engines.push(in_file(&path)?);
    }
    Ok(engines)
}

/// The engine in a file, which may be packed with gzip.
pub(crate) fn in_file(path: &Path) -> Result<EngineFile, Failure> {
    let read = fs::File::open(path).and_then(|file| {
        let mut bytes = Vec::new();
        file.take(MOST).read_to_end(&mut bytes)?;
        unpacked(&bytes)
    });
    read.map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))
}

fn unpacked(file: &[u8]) -> io::Result<EngineFile> {
    if !file.starts_with(&[0x1f, 0x8b]) {
        return Ok(EngineFile { wasm: file.to_vec(), packed: None });
    }
    let mut wasm = Vec::new();
    flate2::read::GzDecoder::new(file).take(MOST).read_to_end(&mut wasm)?;
    Ok(EngineFile { wasm, packed: Some(file.to_vec()) })
}
