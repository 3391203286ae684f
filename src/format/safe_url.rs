//! Which addresses may become links.

/// What the addresses begin with by which programs for notes and sources open a file, one a line; lines that begin with
/// `#` are comments.
const EDITORS: &str = include_str!("editors.txt");

/// The address, if a link to it does no more than open a page or a file: an `http` or `https` address, a relative one, or
/// one that an editor opens a file by. An index is not to be trusted: `javascript:` would run in the reader's name.
pub fn safe_url(url: &str) -> Option<&str> {
    // Browsers drop control characters and leading spaces before they look at the scheme.
    if url.is_empty() || url.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return None;
    }
    let before = &url[..url.find(['/', '?', '#']).unwrap_or(url.len())];
    match before.split_once(':') {
        Some((scheme, _)) => {
            let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
            let is_of_editor =
                EDITORS.lines().any(|editor| !editor.starts_with('#') && url.starts_with(editor));
            (is_of_editor || is_web && url[scheme.len()..].starts_with("://")).then_some(url)
        }
        None => Some(url),
    }
}

#[cfg(test)]
mod tests {
    use super::safe_url;

    #[test]
    fn only_addresses_that_open_a_page_or_a_file() {
        for good in [
            "https://x.example/a?b#c",
            "HTTP://x.example",
            "/a/b:c",
            "a/b",
            "#x:y",
            "?q=a:b",
            "../x",
            "vscode://file/home/me/a.md:3",
            "obsidian://open?vault=Notes&file=a",
        ] {
            assert_eq!(safe_url(good), Some(good));
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "mailto:a@b",
            "vscode://extension/x",
            "http:x",
            "\\\\evil.example",
            "https://x.example/\u{0}",
        ] {
            assert_eq!(safe_url(bad), None, "{bad:?}");
        }
    }
}
