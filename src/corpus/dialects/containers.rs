//! Text that is set apart between lines of colons: `:::tip Title`, as Docusaurus, VitePress, Starlight, MyST and Pandoc have
//! it.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Dialect;
use super::code_parts::outside_code;

/// The line that opens or closes such a text, with its kind, attributes and title.
static LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^([ \t>]*):{3,}[ \t]*(?:\{[^}\n]*\}|[\w-]+)?(?:\[([^\]\n]*)\])?(?:\{[^}\n]*\})?([^\n:]*?):*[ \t]*$")
        .expect("a valid expression")
});

/// Two spaces at its end end a line.
const BREAK: &str = "  ";

pub(super) struct Containers;

impl Dialect for Containers {
    fn markdown<'b>(&self, _: &str, body: &'b str) -> Cow<'b, str> {
        if !body.contains(":::") {
            return Cow::Borrowed(body);
        }
        let plain = outside_code(body, |part| {
            let plain = LINE.replace_all(part, |found: &Captures<'_>| {
                let title = found.get(2).map_or(found[3].trim(), |title| title.as_str());
                let end = if title.is_empty() { "" } else { BREAK };
                format!("{}{title}{end}", &found[1])
            });
            matches!(plain, Cow::Owned(_)).then(|| plain.into_owned())
        });
        plain.map_or(Cow::Borrowed(body), Cow::Owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_titles_are_seen() {
        for (written, seen) in [
            (":::tip Mẹo hay\n\na\n\n:::\n", "Mẹo hay  \n\na\n\n\n"),
            ("::::note[Ghi chú]{.x}\na\n::::", "Ghi chú  \na\n"),
            (":::{admonition} Tên\n:class: tip\n:::", "Tên  \n:class: tip\n"),
            ("> ::: warning\n> a", "> \n> a"),
            ("a ::: b\nstd::x", "a ::: b\nstd::x"),
            ("```\n:::tip\n```", "```\n:::tip\n```"),
        ] {
            assert_eq!(Containers.markdown("a.md", written), seen);
        }
    }
}
