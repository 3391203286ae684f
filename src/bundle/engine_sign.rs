//! The sign of an engine for browsers, which is WebAssembly: what it is, without running it.

use timra_stored::varint;

use super::FORMAT;

/// The first bytes of WebAssembly, with the version of its binary format.
const WASM: &[u8] = b"\0asm\x01\0\0\0";

/// Name of the section with the sign.
const NAME: &[u8] = b"timra";

/// What an engine is for; each is for all that those before it are for. The further one reaches, the longer readers wait for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EngineReach {
    /// Content in languages that timra has a folder for and that put spaces between words.
    Own,
    /// Content in languages that put spaces between words.
    Spaced,
    /// Content in all languages.
    All,
}

/// What an engine says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EngineSign {
    /// The format of the bundles that it reads.
    pub format: u8,
    /// What it is for.
    pub reach: EngineReach,
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
            if let (NAME, [format, reach, version @ ..]) = (name, sign) {
                let version = str::from_utf8(version).ok()?.to_owned();
                let reach =
                    *[EngineReach::Own, EngineReach::Spaced, EngineReach::All].get(usize::from(*reach))?;
                return Some(Self { format: *format, reach, version });
            }
        }
        None
    }

    /// Whether the engine answers from the bundles that this timra writes, of content that needs such a `reach`.
    pub(crate) fn fits(&self, reach: EngineReach) -> bool {
        usize::from(self.format) == FORMAT && self.version == env!("CARGO_PKG_VERSION") && self.reach >= reach
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
        let of_reach = |reach: u8| engine(&[&[FORMAT as u8, reach], version].concat());
        let fits = |wasm: &[u8], reach| EngineSign::of(wasm).expect("a sign").fits(reach);
        assert!(fits(&of_reach(0), EngineReach::Own) && !fits(&of_reach(0), EngineReach::Spaced));
        assert!(fits(&of_reach(1), EngineReach::Spaced) && !fits(&of_reach(1), EngineReach::All));
        assert!(fits(&of_reach(2), EngineReach::Own) && fits(&of_reach(2), EngineReach::All));
        assert!(!fits(&engine(&[&[FORMAT as u8 + 1, 2], version].concat()), EngineReach::Own));
        assert!(!fits(&engine(b"\x01\x019.9.9"), EngineReach::Own));
        assert_eq!(EngineSign::of(&of_reach(3)), None);
        assert_eq!(EngineSign::of(b"\0asm\x01\0\0\0\x0a\x02\0\0"), None);
        for end in 0..of_reach(1).len() {
            assert_eq!(EngineSign::of(&of_reach(1)[..end]), None, "cut off at {end}");
        }
    }
}
