//! Keeps hostile nesting from the Markdown parser.

use std::borrow::Cow;

/// Quotes nested deeper than this are not read.
const DEEPEST_QUOTE: usize = 100;

/// `body` with no line nested in more than [`DEEPEST_QUOTE`] block quotes: the markers beyond become blanks.
pub fn bound<'t>(
    body: &'t str,
    first_line: u32,
    warn: &mut dyn FnMut(Option<u32>, &'static str, String),
) -> Cow<'t, str> {
    if !body.split('\n').any(|line| excess(line).is_some()) {
        return Cow::Borrowed(body);
    }
    let mut out = String::with_capacity(body.len());
    let mut warned = false;
    for (line, number) in body.split_inclusive('\n').zip(first_line..) {
        let Some(at) = excess(line) else {
            out.push_str(line);
            continue;
        };
        if !warned {
            let message = format!(
                "more than {DEEPEST_QUOTE} block quotes are nested; the markers beyond were left out"
            );
            warn(Some(number), "deep-nesting", message);
            warned = true;
        }
        let (kept, rest) = line.split_at(at);
        out.push_str(kept);
        out.push(' ');
        out.push_str(rest.trim_start_matches(['>', ' ', '\t']));
    }
    Cow::Owned(out)
}

/// Where the markers of a line begin to be too many.
fn excess(line: &str) -> Option<usize> {
    let markers = line.bytes().enumerate().take_while(|(_, b)| matches!(b, b'>' | b' ' | b'\t'));
    markers.filter(|(_, b)| *b == b'>').nth(DEEPEST_QUOTE).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::bound;

    #[test]
    fn only_the_excess_goes() {
        let mut kinds = Vec::new();
        let body = format!("> a\n{} b\nc\n", ">".repeat(1000));
        let out = bound(&body, 5, &mut |line, kind, _| kinds.push((line, kind)));
        assert_eq!(out, format!("> a\n{} b\nc\n", ">".repeat(100)));
        assert_eq!(kinds, [(Some(6), "deep-nesting")]);
    }
}
