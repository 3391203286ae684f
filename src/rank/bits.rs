//! Bits of words: which of so many neighbours are meant.

/// Neighbours for which there is one word of bits.
pub(crate) const WORD: usize = u64::BITS as usize;

/// The bits of a word that are set, in order.
pub(crate) struct Bits(pub u64);

impl Iterator for Bits {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let bit = self.0.trailing_zeros();
        self.0 &= self.0.wrapping_sub(1);
        (bit < u64::BITS).then_some(bit)
    }
}
