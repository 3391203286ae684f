//! The words of the path of a page: `4.2-Event2/_index.vi.md` is event 2, whatever its title.

use timra_corpus::page_ending::{ALL, without_ending};

/// Digits of the longest number that gives an order; years have more.
const ORDER: usize = 3;

/// The words of the folders and the file name of a page. `path` is relative to the root of the site, with `/`. Without
/// the content folder, `index`, the language and the numbers that only give an order; but of the page itself such a number
/// comes last, because people ask for "lesson 14" where the file is `14-loops.md`. Digits are set apart from letters, as
/// people type them.
pub(crate) fn address_words(path: &str, lang: Option<&str>) -> String {
    // Documents of one big file share its name, which says nothing.
    let Some(stem) = without_ending(path, ALL) else { return String::new() };
    let stem =
        lang.and_then(|lang| stem.strip_suffix(lang).and_then(|rest| rest.strip_suffix('.'))).unwrap_or(stem);
    let stem = stem.strip_prefix("content/").unwrap_or(stem);
    let mut words = String::new();
    let parts = || stem.split('/').filter(|part| !matches!(*part, "index" | "_index"));
    for part in parts() {
        let named =
            part.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '_' | ' '));
        let mut before = ' ';
        for c in if named.is_empty() { part } else { named }.chars() {
            match c {
                '-' | '_' | '.' => words.push(' '),
                _ => {
                    if before.is_alphabetic() && c.is_ascii_digit() {
                        words.push(' ');
                    }
                    words.push(c);
                }
            }
            before = c;
        }
        // Folders are no neighbours.
        words.push('\n');
    }
    if let Some(number) = parts().next_back().and_then(order) {
        words.push_str(number);
        words.push('\n');
    }
    words
}

/// The number in front of a name, as people say it: without zeros in front. `None` for the number of a chapter in a chapter,
/// which titles have, for a year, and for a name that is a number.
fn order(part: &str) -> Option<&str> {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let (number, name) = part.split_at(digits);
    let is_named =
        name.strip_prefix(['-', '_', ' ']).is_some_and(|name| name.starts_with(char::is_alphabetic));
    let is_order = is_named && digits <= ORDER;
    Some(number.trim_start_matches('0')).filter(|number| is_order && !number.is_empty())
}

#[cfg(test)]
mod tests {
    use super::address_words;

    #[test]
    fn a_path_speaks() {
        for (path, lang, words) in [
            (
                "content/4-EventParticipated/4.2-Event2/_index.vi.md",
                Some("vi"),
                "EventParticipated\nEvent 2\n",
            ),
            (
                "content/5-Workshop/5.4-infrastructure-as-code/index.md",
                None,
                "Workshop\ninfrastructure as code\n",
            ),
            ("content/vi/docs/2024.md", Some("vi"), "vi\ndocs\n2024\n"),
            ("docs/fundamentals/14-loops.en.md", Some("en"), "docs\nfundamentals\nloops\n14\n"),
            ("docs/03_more loops/_index.md", None, "docs\nmore loops\n3\n"),
            ("blog/2024-01-07-loops.md", None, "blog\nloops\n"),
            ("blog/2024-loops.md", None, "blog\nloops\n"),
            ("docs/3d.md", None, "docs\nd\n"),
            ("docs/3.1-loops.md", None, "docs\nloops\n"),
            ("corpus.jsonl", None, ""),
            ("content/_index.md", None, ""),
        ] {
            assert_eq!(address_words(path, lang), words, "{path}");
        }
    }
}
