//! Text that shortcodes bring into a page from elsewhere: it is not in the file of the page.

use std::collections::BTreeSet;

use super::lines::line_ends;
use super::shortcode_tag::{self, Opening};

/// Names that themes give to shortcodes that put other files into a page, in lower case, one a line; lines that begin
/// with `#` are comments.
const INCLUDING: &str = include_str!("including.txt");

/// Whether a shortcode of this name puts the content of other files into a page.
pub(crate) fn is_including(name: &str) -> bool {
    let name = name.to_lowercase();
    INCLUDING.lines().filter(|line| !line.starts_with('#')).any(|line| line == name)
}

/// The first shortcode in `text` that brings text from elsewhere, and the 1-based line on which it is. `own` are those
/// of the site that do.
pub(crate) fn first_bringing<'t>(text: &'t str, own: &BTreeSet<String>) -> Option<(u32, &'t str)> {
    let mut at = 0;
    while let Some(next) = text[at..].find("{{") {
        at += next;
        at += match shortcode_tag::read(&text[at..]) {
            Opening::Tag(tag) if !tag.closing && (is_including(tag.name) || own.contains(tag.name)) => {
                return Some((line_ends(&text[..at]).saturating_add(1), tag.name));
            }
            Opening::Tag(tag) => tag.len,
            Opening::Escaped(_, len) => len,
            Opening::Text => 2,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_brings_text_is_told_with_its_line() {
        let own = BTreeSet::from(["bang".to_owned()]);
        for (text, found) in [
            ("a\n{{% readfile \"x.md\" %}}", Some((2, "readfile"))),
            ("a {{< note >}}b{{< /note >}}\n\n{{< bang >}}", Some((3, "bang"))),
            ("{{</* include \"x\" */>}} {{ include }}", None),
            ("a", None),
        ] {
            assert_eq!(first_bringing(text, &own), found, "{text}");
        }
    }
}
