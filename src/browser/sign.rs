//! The sign by which the engine is known before it is run: a custom section named `timra`.

use timra_bundle::FORMAT;
use timra_language::{CUTS_WITHOUT_SPACES, StemmerOnly};

/// Version of timra.
const VERSION: &[u8] = env!("CARGO_PKG_VERSION").as_bytes();

/// What the engine is for: content in languages that have a folder and put spaces between words (0), in languages that put
/// spaces there (1), or in all (2).
const REACH: u8 = if !StemmerOnly::ARE_THERE {
    0
} else if !CUTS_WITHOUT_SPACES {
    1
} else {
    2
};

/// The format of the bundles that the engine reads, its reach, and the version of timra.
#[used]
#[unsafe(link_section = "timra")]
static SIGN: [u8; 2 + VERSION.len()] = {
    let mut sign = [0; 2 + VERSION.len()];
    sign[0] = FORMAT as u8;
    sign[1] = REACH;
    let mut at = 0;
    while at < VERSION.len() {
        sign[2 + at] = VERSION[at];
        at += 1;
    }
    sign
};
