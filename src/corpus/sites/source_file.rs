//! A file of a site that may be a page.

use std::path::PathBuf;

use super::content_path::ContentPath;
use super::inheritance::Inherited;
use super::page_ending;
use super::section_names::SectionNames;
use super::site::has_extension;
use super::within::Within;
use crate::front_matter::FrontMatter;
use crate::hugo::HugoConfig;
use crate::published::PublishedAs;
use crate::{Diagnostic, Stamp, file_text};

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
        matches!(self.published, Some(PublishedAs::Page(_) | PublishedAs::OfSource | PublishedAs::List))
    }

    /// The bytes of the file, or why there are none.
    ///
    /// # Errors
    /// A file that cannot be read, is longer than [`file_text::LONGEST_FILE`], or is not below its site any more; the
    /// diagnostic says so, without the file.
    pub fn bytes(&self) -> Result<Vec<u8>, Diagnostic> {
        file_text::bytes(&self.within)
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
