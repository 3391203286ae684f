//! Cuts Markdown into pieces that are not too long.

/// Where a piece of `text` that begins at `from` ends, so that it counts `most` bytes at most: behind the last paragraph that
/// fits, or line, or character. A blank line in a fence of code ends no paragraph. `counted` says how many bytes a text counts:
/// as many as it has, or more. A piece has one character at least.
pub(crate) fn piece_end(text: &str, from: usize, most: usize, counted: impl Fn(&str) -> usize) -> usize {
    let rest = &text[from..];
    if rest.len() <= most && counted(rest) <= most {
        return text.len();
    }
    // What fits is a beginning: nothing longer fits than what does not.
    let (mut fits, mut too_long) = (0, rest.len().min(most + 1));
    while too_long - fits > 1 {
        let middle = fits + (too_long - fits) / 2;
        let is_fitting = counted(&rest[..rest.floor_char_boundary(middle)]) <= most;
        if is_fitting { fits = middle } else { too_long = middle }
    }
    let least = rest.chars().next().map_or(0, char::len_utf8);
    let window = &rest[..rest.floor_char_boundary(fits).max(least)];
    from + paragraph_end(window).or_else(|| line_end(window)).unwrap_or(window.len())
}

/// How many bytes a text has as a string of JSON, without the quotes around it.
pub(crate) fn bytes_as_json(text: &str) -> usize {
    let bytes = |c: char| match c {
        '"' | '\\' | '\n' | '\r' | '\t' | '\u{8}' | '\u{c}' => 2,
        '\0'..='\u{1f}' => 6,
        _ => c.len_utf8(),
    };
    text.chars().map(bytes).sum()
}

/// The end of the last paragraph that ends in `text`; it has the blank lines after it.
fn paragraph_end(text: &str) -> Option<usize> {
    let (mut at, mut end, mut in_code, mut is_blank) = (0, None, false, false);
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        if is_blank && !bare.is_empty() {
            end = Some(at);
        }
        if bare.starts_with("```") || bare.starts_with("~~~") {
            in_code = !in_code;
        }
        is_blank = bare.is_empty() && !in_code && at > 0;
        at += line.len();
    }
    // Where it ends with a blank line, the paragraph before that has ended.
    if is_blank { Some(text.len()) } else { end }
}

fn line_end(text: &str) -> Option<usize> {
    text.rfind('\n').map(|at| at + 1).filter(|&at| at > 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{bytes_as_json, piece_end};

    fn pieces(text: &str, most: usize) -> Vec<&str> {
        let (mut from, mut pieces) = (0, Vec::new());
        while from < text.len() {
            let end = piece_end(text, from, most, str::len);
            pieces.push(&text[from..end]);
            from = end;
        }
        pieces
    }

    #[test]
    fn pieces_end_with_a_paragraph_where_they_can() {
        assert_eq!(pieces("One.\n\nTwo.\n\nThree.", 13), ["One.\n\nTwo.\n\n", "Three."]);
        assert_eq!(pieces("One.\n\n\nTwo and more.", 9), ["One.\n\n\n", "Two and m", "ore."]);
        assert_eq!(pieces("a\n\n```\nb\n\nc\n```\n\nd", 14), ["a\n\n", "```\nb\n\nc\n```\n\n", "d"]);
        assert_eq!(pieces("a line\nanother line\n", 13), ["a line\n", "another line\n"]);
        assert_eq!(pieces("hạ", 1), ["h", "ạ"]);
    }

    proptest! {
        #[test]
        fn pieces_are_the_text_and_none_is_too_long(text in "(\\PC|\n|```){0,200}", most in 4_usize..80) {
            let pieces = pieces(&text, most);
            prop_assert_eq!(&pieces.concat(), &text);
            prop_assert!(pieces.iter().all(|piece| !piece.is_empty() && piece.len() <= most));
        }

        #[test]
        fn bytes_are_counted_as_they_are_written(text in "(?s).{0,40}") {
            let written = serde_json::to_string(&text).expect("JSON");
            prop_assert_eq!(bytes_as_json(&text) + 2, written.len());
        }
    }
}
