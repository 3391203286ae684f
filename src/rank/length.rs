//! Lengths of texts in one byte.

/// Number of words in a zone of a section, in one byte: exact up to 40, above that with three binary digits, rounded
/// down. The encoding is the one of Lucene and Tantivy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length(pub u8);

/// Up to this code the steps between lengths are 1 whatever the code: 24 codes are left over by the encoding.
const FREE: u32 = 24;

impl Length {
    /// Every length that the encoding has, in ascending order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=u8::MAX).map(Self)
    }

    /// The greatest length that is not above `words`.
    pub fn of(words: u32) -> Self {
        let above = (0..=u8::MAX).position(|code| Self(code).words() > words);
        Self(above.map_or(u8::MAX, |above| above.saturating_sub(1) as u8))
    }

    /// The length as a number of words.
    pub fn words(self) -> u32 {
        let code = u32::from(self.0);
        let Some(code) = code.checked_sub(FREE) else { return code };
        let (digits, exponent) = (code & 7, code >> 3);
        match exponent {
            0 => FREE + digits,
            _ => FREE + ((digits | 8) << (exponent - 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[test]
    fn a_length_is_exact_where_it_is_short_and_never_too_long() {
        assert!((0..=40).all(|words| Length::of(words).words() == words));
        for (words, kept) in [(41, 40), (42, 42), (55, 54), (59, 56), (1000, 984), (u32::MAX, 2_013_265_944)]
        {
            assert_eq!(Length::of(words).words(), kept);
        }
        assert!(Length::all().zip(Length::all().skip(1)).all(|(a, b)| a.words() < b.words()));
    }
}
