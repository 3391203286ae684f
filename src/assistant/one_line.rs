//! Text of others on one line.

/// The text on one line, for a list: line ends and other control characters become spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The text of a link in Markdown, so that no bracket in it ends the link.
pub(crate) fn link_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        if matches!(c, '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A link in Markdown, or the text alone where there is no address.
pub(crate) fn link(text: &str, url: &str) -> String {
    // An address of the index is percent-encoded; one that a document brought may not be.
    let is_plain =
        !url.is_empty() && url.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"()<>".contains(c));
    match (url.is_empty(), is_plain) {
        (true, _) => link_text(text),
        (false, true) => format!("[{}]({url})", link_text(text)),
        (false, false) => format!("{} ({})", link_text(text), one_line(url)),
    }
}
