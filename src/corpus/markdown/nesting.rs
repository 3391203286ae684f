//! Keeps hostile nesting from the Markdown parser.

use std::borrow::Cow;

use crate::{Diagnostic, DiagnosticKind};

/// Quotes nested deeper than this are not read.
const DEEPEST_QUOTE: usize = 100;

/// `body` without any line in more than [`DEEPEST_QUOTE`] block quotes: further markers become blanks.
pub(crate) fn bound<'t>(body: &'t str, first_line: u32, diagnostics: &mut Vec<Diagnostic>) -> Cow<'t, str> {
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
            let what = format!("more than {DEEPEST_QUOTE} block quotes are nested");
            let wrong = Diagnostic::new(DiagnosticKind::DeepNesting, what).on_line(number);
            diagnostics.push(wrong.done("the markers beyond were left out"));
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
    use super::*;

    #[test]
    fn only_the_excess_goes() {
        let mut told = Vec::new();
        let body = format!("> a\n{} b\nc\n", ">".repeat(1000));
        let out = bound(&body, 5, &mut told);
        assert_eq!(out, format!("> a\n{} b\nc\n", ">".repeat(100)));
        let told: Vec<_> = told.iter().map(|told| (told.line, told.kind)).collect();
        assert_eq!(told, [(Some(6), DiagnosticKind::DeepNesting)]);
    }
}
