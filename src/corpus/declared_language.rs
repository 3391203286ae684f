//! The language that a bare directory declares by the names of its files.

/// Languages whose codes are taken for a language in a file name; a short list, because `a.is.md` is rarely
/// Icelandic.
const CODES: [&str; 24] = [
    "en", "vi", "ja", "ko", "zh", "fr", "de", "es", "pt", "ru", "th", "it", "nl", "pl", "uk", "cs", "tr",
    "ar", "hi", "id", "lo", "km", "sv", "fi",
];

/// The language that `x.vi.md` or `vi/x.md` declares, and the path without it.
pub(crate) fn of_bare_path(path: &str) -> (Option<String>, String) {
    let (dir, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let at = |dir: &str, base: &str| {
        if dir.is_empty() { base.to_owned() } else { format!("{dir}/{base}") }
    };
    if let Some((base, suffix)) = stem.rsplit_once('.')
        && let Some(code) = code(suffix)
    {
        return (Some(code), at(dir, base));
    }
    let (first, rest) = dir.split_once('/').unwrap_or((dir, ""));
    match code(first) {
        Some(code) => (Some(code), at(rest, stem)),
        None => (None, at(dir, stem)),
    }
}

/// Whether the name of a directory is taken for the language of what is in it.
pub(crate) fn is_language_code(name: &str) -> bool {
    code(name).is_some()
}

fn code(part: &str) -> Option<String> {
    let part = part.to_lowercase();
    CODES.contains(&part.as_str()).then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_declare_languages() {
        for (path, language, key) in [
            ("a/x.vi.md", Some("vi"), "a/x"),
            ("a/x.md", None, "a/x"),
            ("vi/a/x.md", Some("vi"), "a/x"),
            ("en/x.md", Some("en"), "x"),
            ("x.v2.md", None, "x.v2"),
            ("README", None, "README"),
        ] {
            assert_eq!(of_bare_path(path), (language.map(str::to_owned), key.to_owned()), "{path}");
        }
    }
}
