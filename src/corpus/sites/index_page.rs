//! The page of a directory, and pages as cascades name them.

use crate::front_matter::{FrontMatter, TargetPage};
use crate::hugo::HugoConfig;
use crate::{ContentPath, PageKind};

/// The page of a directory, as far as other pages depend on it.
pub(crate) struct IndexPage {
    /// Index of the page's file among the files of the site.
    pub at: usize,
    /// The path of the page below its content directory, taken apart.
    pub path: ContentPath,
    /// Index of the page's language.
    pub language: usize,
    /// Front matter of the page; empty if no other page depends on it.
    pub front_matter: FrontMatter,
    /// Index of the mount that the file was found in.
    pub mount: usize,
}

/// A page in the language with this index, as the targets of cascades name it.
pub(crate) fn target_page<'p>(
    path: &ContentPath,
    place: &'p str,
    hugo: &'p HugoConfig,
    language: usize,
) -> TargetPage<'p> {
    let kind = match path.kind {
        PageKind::Home => "home",
        PageKind::Section => "section",
        PageKind::Bundle | PageKind::Single => "page",
    };
    let language = hugo.languages[language].key.as_str();
    TargetPage { path: place, kind, language, environment: &hugo.environment }
}
