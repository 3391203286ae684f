//! What a section is called, in few bytes.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::StoredPage;

/// Stands in the bytes of a name before the anchor, where that is not what the id ends with. No byte of UTF-8 is this one.
pub const ANCHOR: u8 = 0xff;

/// Where a section is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionName {
    /// Its id.
    pub id: String,
    /// Published address, with the anchor, percent-encoded; empty if it has none.
    pub url: String,
}

impl SectionName {
    /// The section of `page` whose name in the index is `name`: what its id has beyond that of the page, and, where its
    /// anchor is another, [`ANCHOR`] and the anchor. `None` if no name is like that.
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

/// Percent-encodes a heading id for use after `#`.
fn encode_fragment(anchor: &str) -> String {
    const ENCODED: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':').remove(b'/');
    utf8_percent_encode(anchor, ENCODED).to_string()
}
