//! `timra licenses`: what the program holds that others made, and on what terms.

use std::io;

use flate2::read::GzDecoder;

use super::{Failure, Outcome};

/// The file NOTICE, packed; `.ci/licenses` writes both.
const PACKED: &[u8] = include_bytes!("notice.txt.gz");

/// Prints it.
pub(crate) fn licenses() -> Result<Outcome, Failure> {
    io::copy(&mut GzDecoder::new(PACKED), &mut anstream::stdout().lock())?;
    Ok(Outcome::Done)
}
