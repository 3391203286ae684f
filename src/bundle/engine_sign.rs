//! The sign of an engine for browsers, which is WebAssembly: what it is, without running it.

use timra_stored::varint;

use super::FORMAT;

/// The first bytes of WebAssembly, with the version of its binary format.
const WASM: &[u8] = b"\0asm\x01\0\0\0";

/// Name of the section with the sign.
const NAME: &[u8] = b"timra";

/// What an engine says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EngineSign {
    /// The format of the bundles that it reads.
    pub format: u8,
    /// Whether it cuts scripts that put no spaces between words.
    pub cuts_scripts: bool,
    /// Version of timra.
    pub version: String,
}

impl EngineSign {
    /// The sign of an engine; `None` for bytes that are no engine of timra's.
    pub(crate) fn of(wasm: &[u8]) -> Option<Self> {
        let mut rest = wasm.strip_prefix(WASM)?;
        while let Some((&id, behind)) = rest.split_first() {
            rest = behind;
            let len = varint::pull(&mut rest)?;
            let (mut section, behind) = rest.split_at_checked(len)?;
            rest = behind;
            if id != 0 {
                continue;
            }
            let len = varint::pull(&mut section)?;
            let (name, sign) = section.split_at_checked(len)?;
            if let (NAME, [format, cuts_scripts, version @ ..]) = (name, sign) {
                let version = str::from_utf8(version).ok()?.to_owned();
                return Some(Self { format: *format, cuts_scripts: *cuts_scripts != 0, version });
            }
        }
        None
    }

    /// Whether the engine answers from the bundles that this timra writes; `needs_scripts` says whether the content has a
    /// script that puts no spaces between words.
    pub(crate) fn fits(&self, needs_scripts: bool) -> bool {
        usize::from(self.format) == FORMAT
            && self.version == env!("CARGO_PKG_VERSION")
            && (self.cuts_scripts || !needs_scripts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An engine with a section of code, and a sign.
    fn engine(sign: &[u8]) -> Vec<u8> {
        let named = [&[NAME.len() as u8], NAME, sign].concat();
        [WASM, &[10, 2, 0, 0], &[0, named.len() as u8], &named].concat()
    }

    #[test]
    fn an_engine_is_known_by_its_sign() {
        let version = env!("CARGO_PKG_VERSION").as_bytes();
        let spaced = engine(&[&[FORMAT as u8, 0], version].concat());
        let sign = EngineSign::of(&spaced).expect("a sign");
        assert!(sign.fits(false) && !sign.fits(true));
        assert!(EngineSign::of(&engine(&[&[FORMAT as u8, 1], version].concat())).expect("a sign").fits(true));
        assert!(
            !EngineSign::of(&engine(&[&[FORMAT as u8 + 1, 1], version].concat()))
                .expect("a sign")
                .fits(false)
        );
        assert!(!EngineSign::of(&engine(b"\x01\x019.9.9")).expect("a sign").fits(false));
        assert_eq!(EngineSign::of(b"\0asm\x01\0\0\0\x0a\x02\0\0"), None);
        for end in 0..spaced.len() {
            assert_eq!(EngineSign::of(&spaced[..end]), None, "cut off at {end}");
        }
    }
}
