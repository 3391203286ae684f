//! What timra percent-encodes of what it writes into an address. How Hugo encodes the paths of a site is Hugo's to say
//! (`corpus/address/path_text.rs`).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for itself everywhere in an address (RFC 3986, section 2.3).
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Percent-encodes the id of a heading for the part of an address behind `#`.
pub(crate) fn encode_fragment(anchor: &str) -> String {
    const ENCODED: &AsciiSet = &UNRESERVED.remove(b':').remove(b'/');
    utf8_percent_encode(anchor, ENCODED).to_string()
}

/// Percent-encodes the path of a file for a URI. The `/` between its parts stay.
pub fn encode_path(path: &str) -> String {
    const ENCODED: &AsciiSet = &UNRESERVED.remove(b'/').remove(b'@');
    utf8_percent_encode(path, ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::{encode_fragment, encode_path};

    #[test]
    fn what_would_end_or_change_an_address_is_encoded() {
        assert_eq!(encode_fragment("mục-1.2:a/b?c"), "m%E1%BB%A5c-1.2:a/b%3Fc");
        assert_eq!(encode_path("/a b/c#d@2~_.md"), "/a%20b/c%23d@2~_.md");
    }
}
