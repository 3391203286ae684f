//! Names that may stand in front of a colon.

/// A field of the query language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Title,
    Site,
    Lang,
    Path,
    After,
    Before,
}

impl Field {
    const ALL: [Self; 6] = [Self::Title, Self::Site, Self::Lang, Self::Path, Self::After, Self::Before];

    /// Its name as it is typed, in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Site => "site",
            Self::Lang => "lang",
            Self::Path => "path",
            Self::After => "after",
            Self::Before => "before",
        }
    }

    /// The field that `text` begins with and what follows its colon. `None` for any other name: identifiers, times
    /// and addresses have colons too.
    pub fn split(text: &str) -> Option<(Self, &str)> {
        // Looks at the first characters only, as `text` may be all that is left of a long query.
        let (field, value) = Self::ALL.into_iter().find_map(|field| {
            let (name, rest) = text.split_at_checked(field.name().len())?;
            let value = rest.strip_prefix(':')?;
            name.eq_ignore_ascii_case(field.name()).then_some((field, value))
        })?;
        // `path::Path` is a name in a program.
        (!value.starts_with(':')).then_some((field, value))
    }

    /// Whether several values mean "any of them", so that an `OR` in between says nothing new.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Site | Self::Lang | Self::Path)
    }
}
