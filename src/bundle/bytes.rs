//! Bytes that are read from the front, and never past their end.

use timra_stored::varint;

use super::{Error, Result};

/// Bytes that are still to be read.
#[derive(Debug, Clone, Copy)]
pub struct Bytes<'b>(pub &'b [u8]);

impl<'b> Bytes<'b> {
    /// The next number.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it is not there.
    pub fn number(&mut self) -> Result<usize> {
        varint::pull(&mut self.0).ok_or(Error::Damaged("a number is missing"))
    }

    /// The next number, which is below 2³².
    ///
    /// # Errors
    /// [`Error::Damaged`] if it is not there.
    pub fn small(&mut self) -> Result<u32> {
        u32::try_from(self.number()?).map_err(|_| Error::Damaged("a number is too large"))
    }

    /// The number of things that follow, each of a byte at least.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it is not there.
    pub fn count(&mut self) -> Result<usize> {
        let count = self.number()?;
        if count > self.0.len() { Err(Error::Damaged("a list is cut off")) } else { Ok(count) }
    }

    /// The next `len` bytes.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it is not there.
    pub fn take(&mut self, len: usize) -> Result<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(len).ok_or(Error::Damaged("bytes are missing"))?;
        self.0 = rest;
        Ok(taken)
    }

    /// The next bytes, in front of which stands how many they are.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it is not there.
    pub fn blob(&mut self) -> Result<&'b [u8]> {
        let len = self.number()?;
        self.take(len)
    }

    /// The next text, in front of which stands how many bytes it has.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it is not there.
    pub fn text(&mut self) -> Result<&'b str> {
        str::from_utf8(self.blob()?).map_err(|_| Error::Damaged("a text is no text"))
    }

    /// The next eight bytes as a number.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it is not there.
    pub fn whole(&mut self) -> Result<u64> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(Error::Damaged("a number is missing"))?;
        self.0 = rest;
        Ok(u64::from_le_bytes(*taken))
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Adds bytes, with their number in front.
pub fn push_blob(bytes: &mut Vec<u8>, blob: &[u8]) {
    varint::push(bytes, blob.len());
    bytes.extend(blob);
}
