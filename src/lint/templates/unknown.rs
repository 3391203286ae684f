//! Why something cannot be known from the sources of a site.

use std::fmt;

/// Why a link may be right although the sources of the site do not show what it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum UnknownBecause {
    /// A shortcode puts other files into the page.
    Included,
    /// The shortcode of this name makes parts of the page.
    Shortcode(String),
    /// Templates of the site make ids.
    Template,
    /// A hook of the site makes something else of links.
    Hook,
    /// A content adapter publishes pages that no file has.
    Adapter,
    /// The program of this name publishes the directory, and has rules of its own.
    Generator(&'static str),
}

impl fmt::Display for UnknownBecause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnknownBecause::Included => f.write_str("other files are put into that page"),
            UnknownBecause::Shortcode(name) => write!(f, "the shortcode `{name}` may bring it"),
            UnknownBecause::Template => f.write_str("a template of the site may make it"),
            UnknownBecause::Hook => f.write_str("a hook of the site may make something else of it"),
            UnknownBecause::Adapter => f.write_str("a content adapter may publish it"),
            UnknownBecause::Generator(name) => write!(f, "{name} has rules of its own"),
        }
    }
}
