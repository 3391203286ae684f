//! What in a published page can be pointed at, and where it points.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::grow::grow;
use crate::{PublishedAs, SourceFile};

/// The ids and the links of a published page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublishedLinks {
    /// Everything that a link can lead to, NFC.
    pub ids: HashSet<String>,
    /// Where its links and images lead, as they are written.
    pub targets: HashSet<String>,
}

/// Of the page that was published of a source; `None` where none is read with it, or it cannot be read.
pub(crate) fn links(source: &SourceFile) -> Option<PublishedLinks> {
    let Some(PublishedAs::Source { page, .. }) = &source.published else { return None };
    let tree = grow(&page.text().ok()?)?;
    let mut links = PublishedLinks::default();
    for (_, element) in tree.elements() {
        let name = element.get("name").filter(|_| element.name == "a");
        links.ids.extend([element.get("id"), name].into_iter().flatten().map(|id| id.nfc().collect()));
        let targets = ["href", "src"].into_iter().filter_map(|attribute| element.get(attribute));
        links.targets.extend(targets.map(str::to_owned));
    }
    Some(links)
}
