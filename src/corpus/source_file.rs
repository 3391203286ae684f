//! A file of a site that may be a page.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::address::SectionNames;
use super::decoded::Decoded;
use super::file_name::has_extension;
use super::front_matter::FrontMatter;
use super::hugo::HugoConfig;
use super::settings::Tree;
use super::{ContentPath, Diagnostic, Facts, Stamp, Within, file_text, page_ending};

/// Values of front matter that a page inherits where it has none of its own; keys in lower case, the nearest value
/// first.
pub(crate) type Inherited = Arc<Vec<(String, Tree)>>;

/// A file of a site that may be a page.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceFile {
    /// Path relative to the site's root, NFC, with `/`.
    pub path: String,
    /// Path as a person here would open it.
    pub full_path: PathBuf,
    /// What it was like when it was found.
    pub stamp: Stamp,
    /// How it is opened.
    pub(crate) within: Within,
    /// Path below the content directory, as it is on disk.
    pub(crate) inside: String,
    /// Index of the mount that it was found in.
    pub(crate) mount: usize,
    /// Index of the language of its content directory.
    pub(crate) language: Option<usize>,
    /// Whether it belongs to the page of a leaf bundle.
    pub(crate) bundled: bool,
    /// What its front matter has unless it says otherwise.
    pub(crate) inherited: Inherited,
    /// What the sections above it call themselves.
    pub(crate) section_names: SectionNames,
    /// What it is to the published pages of its site; `None` where these are not read.
    pub(crate) published: Option<PublishedAs>,
}

impl SourceFile {
    /// The path of the file taken apart, and the index of the language that its page is in.
    pub(crate) fn placed(&self, hugo: &HugoConfig) -> (ContentPath, usize) {
        let suffixes = if hugo.names_languages { &hugo.languages[..] } else { &[] };
        let path = ContentPath::new(&self.inside, suffixes);
        let language = path.language.or(self.language).unwrap_or(hugo.default_language);
        (path, language)
    }

    /// Whether it is a published page, and no source.
    pub fn is_published(&self) -> bool {
        matches!(self.published, Some(PublishedAs::Page { .. } | PublishedAs::OfSource | PublishedAs::List))
    }

    /// The file of the published page that is read with this source; `None` if none is.
    pub fn published_path(&self) -> Option<&Path> {
        match &self.published {
            Some(PublishedAs::Source { page, .. }) => Some(&page.full_path),
            _ => None,
        }
    }

    /// The bytes of the file, or why there are none.
    ///
    /// # Errors
    /// A file that cannot be read, is longer than [`file_text::LONGEST_FILE`], or is not below its site any more; the
    /// diagnostic says so, without the file.
    pub fn bytes(&self) -> Result<Vec<u8>, Diagnostic> {
        file_text::bytes(&self.within)
    }

    /// The text of the file without its byte order mark and with plain line ends, or why there is none. Bytes that are
    /// no text in the encoding of the file are U+FFFD in it.
    ///
    /// # Errors
    /// As those of [`SourceFile::bytes`], and bytes that cannot be read as text; the diagnostic says so, without the
    /// file.
    pub fn text(&self) -> Result<String, Diagnostic> {
        Ok(self.decoded(self.bytes()?)?.text)
    }

    /// The text that the `bytes` of the file are, and what in them is none.
    pub(crate) fn decoded(&self, bytes: Vec<u8>) -> Result<Decoded, Diagnostic> {
        file_text::text(bytes, has_extension(&self.full_path, page_ending::HTML))
    }

    /// Whether it is HTML, by what it says or by its name.
    pub(crate) fn is_html(&self, front_matter: &FrontMatter) -> bool {
        match front_matter.markup().as_deref() {
            Some(markup) => markup == "html",
            None => has_extension(&self.full_path, page_ending::HTML),
        }
    }

    /// What the page inherits from the pages above it and from the configuration, as text: the same bytes with another
    /// inheritance are another page. Empty where it inherits nothing.
    pub fn inheritance(&self) -> String {
        let mut text = String::new();
        if !self.inherited.is_empty() {
            text += &format!("{:?}", self.inherited);
        }
        if !self.section_names.is_empty() {
            text += &format!("{:?}", self.section_names);
        }
        if let Some(published) = &self.published {
            text += &published.text();
        }
        text
    }
}

/// What a file of a site is, where the published pages of the site are read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PublishedAs {
    /// A published page without a source: what generators, themes and data brought.
    Page {
        /// What the pages of the site have in common.
        facts: Arc<Facts>,
        /// The first folder of the page, if that holds other pages, too.
        folder: Option<String>,
    },
    /// A published page that is read with its source.
    OfSource,
    /// A source that is read with its published page.
    Source {
        /// The page.
        page: Box<SourceFile>,
        /// A number for its bytes; `None` if they could not be read.
        number: Option<u64>,
        /// What the pages of the site have in common.
        facts: Arc<Facts>,
    },
    /// A source without a published page.
    Unpublished,
    /// A published page without a source that Hugo makes of others: of those with a tag, or the next of a list.
    List,
}

impl PublishedAs {
    /// The value as text: a file with the same text is read in the same way.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Page { facts, folder } => format!("published {folder:?} {}", facts.text()),
            Self::OfSource => "of a source".to_owned(),
            Self::Source { page, number, facts } => format!("{} {number:?} {}", page.path, facts.text()),
            Self::Unpublished => "unpublished".to_owned(),
            Self::List => "a list".to_owned(),
        }
    }
}
