//! The words of the path of a page: `4.2-Event2/_index.vi.md` is event 2, whatever its title.

use timra_corpus::page_ending::{ALL, without_ending};

/// The words of the folders and the file name of a page. `path` is relative to the root of the site, with `/`. Without
/// the content folder, numbers that only give an order, `index` and the language; digits are set apart from letters, as
/// people type them.
pub(crate) fn address_words(path: &str, lang: Option<&str>) -> String {
    // Documents of one big file share its name, which says nothing.
    let Some(stem) = without_ending(path, ALL) else { return String::new() };
    let stem =
        lang.and_then(|lang| stem.strip_suffix(lang).and_then(|rest| rest.strip_suffix('.'))).unwrap_or(stem);
    let stem = stem.strip_prefix("content/").unwrap_or(stem);
    let mut words = String::new();
    for part in stem.split('/').filter(|part| !matches!(*part, "index" | "_index")) {
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
    words
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
            ("corpus.jsonl", None, ""),
            ("content/_index.md", None, ""),
        ] {
            assert_eq!(address_words(path, lang), words, "{path}");
        }
    }
}
