//! Engines for browsers: the one that comes with the program, and those in files.

use std::io::{self, Read};

/// The engines as they were built, packed, the smallest first. None in a program that was built where there was no compiler for
/// WebAssembly.
#[cfg(has_engine)]
const PACKED: &[&[u8]] =
    &[include_bytes!("../../web/engine/own.wasm.gz"), include_bytes!("../../web/engine/spaced.wasm.gz")];
#[cfg(not(has_engine))]
const PACKED: &[&[u8]] = &[];

/// Bytes of an engine, at most.
const MOST: u64 = 64 << 20;

/// The engines that come with the program. They are for content all of whose languages put spaces between words.
pub(crate) fn own() -> io::Result<Vec<Vec<u8>>> {
    PACKED.iter().map(|engine| unpacked(engine)).collect()
}

/// The bytes of a file that may be packed with gzip.
pub(crate) fn unpacked(file: &[u8]) -> io::Result<Vec<u8>> {
    if !file.starts_with(&[0x1f, 0x8b]) {
        return Ok(file.to_vec());
    }
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file).take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
