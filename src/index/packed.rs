//! Packed files: LZ4 frames, which the tool `lz4` can read, too. Records of many files say much over and over.

use std::io::{Read, Write};

use lz4_flex::frame::{BlockSize, FrameDecoder, FrameEncoder, FrameInfo};

/// How many bytes come out at most: records of millions of files.
const MOST: u64 = 1 << 30;

/// A writer that packs what is written to it, and writes the result to `out`.
pub(crate) fn packing<W: Write>(out: W) -> FrameEncoder<W> {
    // Of a size of its own: left to itself, it goes by how much is written first.
    let info = FrameInfo::new().content_checksum(true).block_size(BlockSize::Max1MB);
    FrameEncoder::with_frame_info(info, out)
}

/// Packs `bytes`.
pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packed = packing(Vec::new());
    // Writing to memory cannot fail.
    let _ = packed.write_all(bytes);
    packed.finish().unwrap_or_default()
}

/// Unpacks what [`pack`] packed, and reads no byte after it; `None` for bytes that it did not pack.
pub(crate) fn unpack(packed: impl Read) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    FrameDecoder::new(packed).take(MOST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_packed_comes_back(part in prop::collection::vec(any::<u8>(), 0..50), times in 0_usize..5000) {
            let bytes = part.repeat(times);
            prop_assert_eq!(unpack(&*pack(&bytes)), Some(bytes));
        }

        #[test]
        fn other_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>()) {
            let _ = unpack(&*bytes);
            let mut packed = pack(&bytes);
            let at = at.index(packed.len());
            packed[at] ^= 0x55;
            let _ = unpack(&*packed);
        }
    }
}
