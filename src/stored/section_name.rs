//! The name of a section, id and address, in few bytes.

use super::StoredPage;
use super::percent::encode_fragment;

/// The byte in front of the anchor in a stored name, if the anchor is not the end of the id of the section. UTF-8 has
/// no such byte.
pub const ANCHOR: u8 = 0xff;

/// The id and the address of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionName {
    /// Id of the section.
    pub id: String,
    /// Published address, with the anchor, percent-encoded; empty if it has none.
    pub url: String,
}

impl SectionName {
    /// Decodes the stored name of a section of `page`. It has what follows the id of the page in the id of the section;
    /// if the published anchor is another, [`ANCHOR`] and the anchor follow. `None` for bytes that are no name.
    pub fn decode(page: &StoredPage, name: &[u8]) -> Option<Self> {
        let (of_page, anchor) = match name.iter().position(|&byte| byte == ANCHOR) {
            Some(at) => (&name[..at], &name[at + 1..]),
            None => (name, name),
        };
        let anchor = std::str::from_utf8(anchor).ok()?;
        let mut url = page.url.clone();
        if !url.is_empty() && !anchor.is_empty() {
            url.extend(["#", &encode_fragment(anchor)]);
        }
        Some(Self { id: page.id() + std::str::from_utf8(of_page).ok()?, url })
    }
}
