//! The name of a section, id and address, in few bytes.

use super::percent::encode_fragment;
use super::{LINE, StoredPage};

/// The byte in front of the anchor in a stored name, if the anchor is not the end of the id of the section. UTF-8 has
/// no such byte.
pub const ANCHOR: u8 = 0xff;

/// The byte in front of the line in a stored name, if the address of the page names lines. UTF-8 has no such byte.
pub const NAME_LINE: u8 = 0xfe;

/// The id and the address of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionName {
    /// Id of the section.
    pub id: String,
    /// Published address, with the anchor, percent-encoded; empty if it has none.
    pub url: String,
}

impl SectionName {
    /// Decodes the stored name of a section of `page`. It has what follows the id of the page in the id of the section.
    /// If the published anchor is another, [`ANCHOR`] and the anchor follow; then, if the address of the page names lines,
    /// [`NAME_LINE`] and the line. `None` for bytes that are no name.
    pub fn decode(page: &StoredPage, name: &[u8]) -> Option<Self> {
        let cut = |name: &'_ [u8], sign| name.iter().position(|&byte| byte == sign);
        let (name, line) = match cut(name, NAME_LINE) {
            Some(at) => (&name[..at], &name[at + 1..]),
            None => (name, &b"1"[..]),
        };
        let (of_page, anchor) = match cut(name, ANCHOR) {
            Some(at) => (&name[..at], &name[at + 1..]),
            None => (name, name),
        };
        let (anchor, line) = (std::str::from_utf8(anchor).ok()?, std::str::from_utf8(line).ok()?);
        let id = page.id() + std::str::from_utf8(of_page).ok()?;
        let mut url = page.url.replace(LINE, line);
        if page.has_anchors() && !anchor.is_empty() {
            url.extend(["#", &encode_fragment(anchor)]);
        }
        Some(Self { id, url })
    }
}
