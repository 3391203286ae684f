//! Names that may be in front of a colon.

use crate::question::Field;

/// What a name in front of a colon makes of what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefix {
    /// Words or a phrase of a title.
    Title,
    /// A value of a field.
    Of(&'static Field),
}

impl Prefix {
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        [Self::Title].into_iter().chain(Field::all().map(Self::Of))
    }

    /// The name as it is typed, in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Of(field) => field.name,
        }
    }

    /// What has to follow.
    pub(crate) const fn needs(self) -> &'static str {
        match self {
            Self::Title => "a word or a phrase",
            Self::Of(field) => field.needs,
        }
    }

    /// The prefix that `text` begins with and what follows its colon. `None` for any other name: identifiers, times and
    /// addresses have colons too.
    pub(crate) fn split(text: &str) -> Option<(Self, &str)> {
        // Looks at the first characters only, as `text` may be all that is left of a long query.
        let (prefix, value) = Self::all().find_map(|prefix| {
            let (name, rest) = text.split_at_checked(prefix.name().len())?;
            let value = rest.strip_prefix(':')?;
            name.eq_ignore_ascii_case(prefix.name()).then_some((prefix, value))
        })?;
        // `path::Path` is a name in a program.
        (!value.starts_with(':')).then_some((prefix, value))
    }
}
