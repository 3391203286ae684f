//! Why a value is no choice.

use std::error::Error;
use std::fmt;

use super::Field;

/// Why a value was not added to [`Choices`](super::Choices).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusedChoice {
    /// The field has no such value.
    Value(&'static Field),
    /// The field takes one value only and cannot leave values out.
    LeftOut(&'static Field),
    /// The question has as many values as one question may have.
    TooMany,
    /// There is no field with this name.
    Unknown,
}

impl fmt::Display for RefusedChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(field) => write!(f, "`{}` needs {}", field.name, field.needs),
            Self::LeftOut(field) => write!(f, "`{}` cannot leave values out", field.name),
            Self::TooMany => f.write_str("there are too many filters"),
            Self::Unknown => {
                let names: Vec<&str> = Field::all().map(|field| field.name).collect();
                write!(f, "there is no such filter; known ones are {}", names.join(", "))
            }
        }
    }
}

impl Error for RefusedChoice {}
