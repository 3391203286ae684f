//! Addresses of pages that nothing publishes, by a pattern.

use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use crate::page_ending;
use crate::scheme::is_scheme;

/// What is encoded in the path of a file: all but letters, digits and what no address has another use for.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Stands for the path of a file.
const PATH: &str = "{path}";

/// Stands for the path of a file without the ending of its name.
const STEM: &str = "{stem}";

/// Stands for the line on which a section begins. It stays in the address of a page, until that of a section is made of
/// it. No address that is percent-encoded has it.
pub const LINE: &str = "{line}";

/// Longest pattern, in bytes.
const LONGEST: usize = 1024;

/// A pattern of addresses for the files of a directory: `https://x.example/{path}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressPattern(String);

impl FromStr for AddressPattern {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let without = [PATH, STEM, LINE].iter().fold(text.to_owned(), |text, word| text.replace(word, ""));
        if text.len() > LONGEST {
            Err("it is longer than 1,024 bytes")
        } else if !text.split_once("://").is_some_and(|(scheme, _)| is_scheme(scheme)) {
            Err("an address is written in full, as https://x.example/{path}")
        } else if !text.contains(PATH) && !text.contains(STEM) {
            Err(
                "it says nowhere where the path of a file goes: write {path}, or {stem} for the path without its ending",
            )
        } else if without.contains(|c: char| c.is_control() || c.is_whitespace() || matches!(c, '{' | '}')) {
            Err("it has only {path}, {stem} and {line} in braces, and no spaces")
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

impl AddressPattern {
    /// The address of the file at `path`, with `/`: percent-encoded but for [`LINE`].
    pub(crate) fn of(&self, path: &str) -> String {
        let stem = stem(path);
        let is_index = stem.rsplit('/').next() == Some("index");
        let address = self.0.replace(PATH, &encode(path));
        // The index of a directory is published as the directory.
        let address = match stem.strip_suffix("index").filter(|_| is_index) {
            Some(dir) => address.replace(&format!("{STEM}/"), &encode(dir)),
            None => address,
        };
        address.replace(STEM, &encode(&stem))
    }
}

fn encode(path: &str) -> String {
    utf8_percent_encode(path, ENCODED).to_string()
}

/// The path without the ending of its name; `README` and `_index` are `index`.
fn stem(path: &str) -> String {
    let stem = page_ending::without_ending(path, page_ending::ALL).unwrap_or(path);
    let (dir, name) = stem.rfind('/').map_or(("", stem), |at| stem.split_at(at + 1));
    let is_index = ["index", "_index", "readme"].iter().any(|index| name.eq_ignore_ascii_case(index));
    format!("{dir}{}", if is_index { "index" } else { name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_files() {
        for (pattern, path, address) in [
            ("https://x.test/{path}", "mạng/a b%20#.md", "https://x.test/m%E1%BA%A1ng/a%20b%2520%23.md"),
            ("https://x.test/{stem}/", "a/b.md", "https://x.test/a/b/"),
            ("https://x.test/{stem}/", "a/README.md", "https://x.test/a/"),
            ("https://x.test/{stem}/", "index.md", "https://x.test/"),
            ("https://x.test/{stem}/", "a/reindex.md", "https://x.test/a/reindex/"),
            ("https://x.test/{stem}.html", "README.md", "https://x.test/index.html"),
            (
                "vscode://file/home/me/{path}:{line}",
                "{line}.md",
                "vscode://file/home/me/%7Bline%7D.md:{line}",
            ),
            ("obsidian://open?vault=N&file={stem}", "a/b.md", "obsidian://open?vault=N&file=a/b"),
        ] {
            let of = pattern.parse::<AddressPattern>().map(|pattern| pattern.of(path));
            assert_eq!(of.as_deref(), Ok(address), "{pattern}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for wrong in
            ["", "{path}", "/x/{path}", "https://x.test/", "https://x.test/{file}", "https://x test/{path}"]
        {
            assert!(wrong.parse::<AddressPattern>().is_err(), "{wrong}");
        }
    }
}
