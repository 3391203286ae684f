//! What in a published page can be pointed at, and where it points.

use std::collections::{BTreeMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::base_element::base_element;
use super::grow::grow;
use crate::{PublishedAs, SourceFile};

/// The ids and the links of a published page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublishedLinks {
    /// Everything that a link can lead to, NFC.
    pub ids: HashSet<String>,
    /// Where its links and images lead, as they are written.
    pub targets: HashSet<String>,
    /// Where those of its links and images lead that a reader sees, each with the first line that has it.
    pub seen: BTreeMap<String, u32>,
    /// The address that they lead from, as it is written, if that is another than the page's.
    pub base: Option<String>,
}

/// Of a published page, or of the one that was published of a source; `None` where none is read with it, or it cannot be
/// read.
pub(crate) fn links(source: &SourceFile) -> Option<PublishedLinks> {
    let text = match &source.published {
        Some(PublishedAs::Source { page, .. }) => page.text(),
        Some(PublishedAs::Page { .. }) => source.text(),
        _ => return None,
    };
    let tree = grow(&text.ok()?)?;
    let base = base_element(&tree).map(str::to_owned);
    let mut links = PublishedLinks { base, ..PublishedLinks::default() };
    for (_, element) in tree.elements() {
        let name = element.get("name").filter(|_| element.name == "a");
        links.ids.extend([element.get("id"), name].into_iter().flatten().map(|id| id.nfc().collect()));
        let targets = ["href", "src"].into_iter().filter_map(|attribute| element.get(attribute));
        links.targets.extend(targets.map(str::to_owned));
        let seen = match &*element.name {
            "a" => element.get("href"),
            "img" => element.get("src"),
            _ => None,
        };
        if let Some(target) = seen {
            links.seen.entry(target.to_owned()).or_insert(element.line);
        }
    }
    Some(links)
}
