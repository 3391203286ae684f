//! How an address is reached.

/// Whether a text may be the scheme of an address, `https` or `mailto` (RFC 3986, section 3.1).
pub(crate) fn is_scheme(text: &str) -> bool {
    let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(is_of_scheme)
}
