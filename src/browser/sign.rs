//! The sign by which the engine is known before it is run: a custom section named `timra`.

use timra_bundle::FORMAT;

/// Version of timra.
const VERSION: &[u8] = env!("CARGO_PKG_VERSION").as_bytes();

/// The format of the bundles that the engine reads, whether it cuts scripts without spaces (1) or not (0), and the version of
/// timra.
#[used]
#[unsafe(link_section = "timra")]
static SIGN: [u8; 2 + VERSION.len()] = {
    let mut sign = [0; 2 + VERSION.len()];
    sign[0] = FORMAT as u8;
    sign[1] = !cfg!(spaced_scripts) as u8;
    let mut at = 0;
    while at < VERSION.len() {
        sign[2 + at] = VERSION[at];
        at += 1;
    }
    sign
};
