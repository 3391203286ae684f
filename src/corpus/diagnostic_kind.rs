//! The kinds of things that can be wrong with content.

use std::fmt;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// What kind of thing is wrong. This is the one list of kinds: rules of a check say which of them they report, and an
/// index counts what it was built from by their names (`bad-date`, `unreadable-page` …), which do not change.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    VariantArray,
    IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DiagnosticKind {
    /// A configuration cannot be read, or has a value that cannot be used.
    BadConfig,
    /// A date cannot be read.
    BadDate,
    /// A line of a file of documents is no document.
    BadDocument,
    /// A document names a language with a tag that is none.
    BadLanguage,
    /// A page has too many tags or categories, or one that is too long.
    BadTags,
    /// Text is brought into a page from elsewhere, and not read.
    BroughtText,
    /// Block quotes are nested too deeply.
    DeepNesting,
    /// Front matter cannot be read as a whole, or says something twice.
    FrontMatter,
    /// Files or directories are not read, because of where they lie.
    LeftOut,
    /// A heading is too long to be shown.
    LongHeading,
    /// UTF-8 was once read as Windows-1252 and saved so.
    #[serde(rename = "mojibake-mended")]
    #[strum(serialize = "mojibake-mended")]
    Mojibake,
    /// Nothing says where a site is published.
    NoBaseUrl,
    /// A site has no directory of content.
    NoContent,
    /// Pages declare a language that has no stemmer.
    NoStemmer,
    /// Letters and their marks are written apart.
    NotNfc,
    /// Vietnamese is in the letters of fonts that came before Unicode.
    #[serde(rename = "old-font-mended")]
    #[strum(serialize = "old-font-mended")]
    OldFont,
    /// Text looks like Vietnamese in the letters of old fonts, which is not certain.
    OldFontUnsure,
    /// Files are of a kind that is not read.
    OtherKind,
    /// A path is not valid UTF-8, so that it cannot be remembered.
    PathName,
    /// Two documents have the same id.
    SameId,
    /// Two sites have the same name.
    SameName,
    /// Two files have paths that read the same.
    SamePath,
    /// Two roots are the same directory, or one lies within the other.
    SameRoot,
    /// A symbolic link is not followed.
    Symlink,
    /// Bytes of a page are no text in its encoding.
    UndecodableBytes,
    /// A file or directory cannot be read.
    UnreadablePage,
    /// Text holds invisible characters without width.
    ZeroWidth,
}

impl DiagnosticKind {
    /// All kinds, in the order of their names.
    pub const ALL: &'static [DiagnosticKind] = DiagnosticKind::VARIANTS;

    /// The name of the kind in words with hyphens, such as `bad-date`. It never changes.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl fmt::Display for DiagnosticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::DiagnosticKind;

    #[test]
    fn what_is_written_down_is_the_name() {
        for kind in DiagnosticKind::ALL {
            assert_eq!(serde_json::to_string(kind).expect("a name"), format!("\"{kind}\""));
        }
        assert!(DiagnosticKind::ALL.is_sorted_by_key(|kind| kind.name()), "{:?}", DiagnosticKind::ALL);
    }
}
