//! The six tones and the marks that write them.

/// The tone of a syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// ngang: no mark.
    Level,
    /// huyền: à.
    Falling,
    /// sắc: á.
    Rising,
    /// hỏi: ả.
    Asking,
    /// ngã: ã.
    Tumbling,
    /// nặng: ạ.
    Heavy,
}

impl Tone {
    /// All six tones, the level tone first.
    pub const ALL: [Self; 6] =
        [Self::Level, Self::Falling, Self::Rising, Self::Asking, Self::Tumbling, Self::Heavy];

    /// The tone that a combining mark writes, if it writes one.
    pub fn of_mark(mark: char) -> Option<Self> {
        Some(match mark {
            '\u{300}' => Self::Falling,
            '\u{301}' => Self::Rising,
            '\u{309}' => Self::Asking,
            '\u{303}' => Self::Tumbling,
            '\u{323}' => Self::Heavy,
            _ => return None,
        })
    }

    /// The combining mark that writes this tone; none for the level tone.
    pub fn mark(self) -> Option<char> {
        Some(match self {
            Self::Level => return None,
            Self::Falling => '\u{300}',
            Self::Rising => '\u{301}',
            Self::Asking => '\u{309}',
            Self::Tumbling => '\u{303}',
            Self::Heavy => '\u{323}',
        })
    }

    /// Whether a syllable that ends in p, t, c or ch can have this tone; an unmarked one may be meant without tone.
    pub fn fits_stop(self) -> bool {
        matches!(self, Self::Level | Self::Rising | Self::Heavy)
    }
}
