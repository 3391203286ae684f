//! Text of others, as a terminal is given it.
//!
//! Content, file names and what an index says are not to be trusted with a terminal: they may move the cursor, change
//! the title of the window, or make a line read otherwise than it is written (<https://trojansource.codes>).

/// The text on one line: every control character becomes a space, and every character that turns the direction of the
/// text after it becomes its number, as compilers show it.
pub(crate) fn one_line(text: &str) -> String {
    shown(text, char::is_control)
}

/// The text with its line ends, and otherwise as [`one_line`] gives it.
pub(crate) fn lines(text: &str) -> String {
    shown(text, |c| c != '\n' && c.is_control())
}

/// Whether a character turns the direction of the text after it. The marks of Arabic and Hebrew (U+061C, U+200E,
/// U+200F) do not: they stand for one letter, and texts need them.
pub(crate) fn is_turning(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn shown(text: &str, is_blank: impl Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if is_blank(c) => shown.push(' '),
            _ if is_turning(c) => shown.extend(c.escape_unicode()),
            _ => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_a_line_is_shown_as_its_number() {
        assert_eq!(one_line("a\u{1b}[2Jb\u{9b}\r\nc"), "a [2Jb   c");
        assert_eq!(lines("a\u{7}\nb"), "a \nb");
        assert_eq!(
            one_line("if \u{202e}} \u{2066}// nobody\u{2069}"),
            r"if \u{202e}} \u{2066}// nobody\u{2069}"
        );
        assert_eq!(one_line("\u{5d0}\u{200f}! Tiếng Việt"), "\u{5d0}\u{200f}! Tiếng Việt");
    }
}
