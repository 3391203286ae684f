//! Words so that Markdown takes them for words.

/// Bytes of the longest name of a character reference.
const LONGEST_REFERENCE: usize = 32;

/// `line`, a whole line, so that Markdown takes it for words: only what would be read as markup there is escaped.
pub(crate) fn inert(line: &str) -> String {
    begun(&escaped(line))
}

/// `text`, which may stand anywhere in a line, so that Markdown takes it for words.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for (at, c) in text.char_indices() {
        let behind = &text[at + c.len_utf8()..];
        let is_within = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            '_' => !(is_within(before) && is_within(behind.chars().next())),
            '~' => before == Some('~') || behind.starts_with('~'),
            '&' => is_reference(behind),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// `line`, whose words are escaped, so that its beginning is none of a heading, a list or a quote.
pub(crate) fn begun(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let at = match line.as_bytes() {
        [b'#' | b'-' | b'+' | b'>' | b'=' | b'~', ..] => 0,
        bytes if digits > 0 && matches!(bytes.get(digits), Some(b'.' | b')')) => digits,
        _ => return line.to_owned(),
    };
    [&line[..at], "\\", &line[at..]].concat()
}

/// Whether an ampersand with this behind it is a character reference.
fn is_reference(behind: &str) -> bool {
    let name = behind.bytes().take(LONGEST_REFERENCE).position(|b| b == b';');
    name.is_some_and(|end| {
        end > 0 && behind.bytes().take(end).all(|b| b.is_ascii_alphanumeric() || b == b'#')
    })
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser};

    use super::inert;

    #[test]
    fn words_stay_words() {
        for line in [
            "# a",
            "1. a",
            "12) b",
            "- c",
            "> d",
            "*e* `f` [g](h) <i>j</i>",
            "k_l_m _n_",
            "\\o",
            "=== p",
            "a ~~b~~ ~/c",
            "&lt; AT&T; R&D",
            "~~~",
        ] {
            let mut text = String::new();
            for event in Parser::new_ext(&inert(line), Options::ENABLE_STRIKETHROUGH) {
                match event {
                    Event::Text(words) => text.push_str(&words),
                    Event::Start(_) | Event::End(_) => {}
                    other => panic!("{line}: {other:?}"),
                }
            }
            assert_eq!(text, line);
        }
    }
}
