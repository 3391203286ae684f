//! Markdown made of what a reader sees, where nobody wrote Markdown.

use super::escaped::inert;
use crate::{Annotation, AnnotationKind};

/// Back-quotes that fence code, at least: more where the code itself has as many in a row.
const SHORTEST_FENCE: usize = 3;

/// A heading and the text below it as Markdown: a paragraph for each line of the text, and its `annotations` as code,
/// bold lines and images.
pub(crate) fn rendered(heading: Option<(u8, &str)>, text: &str, annotations: &[Annotation]) -> String {
    let mut out = below_heading(heading, "");
    let mut at = 0;
    for annotation in annotations {
        prose(&mut out, &text[at..annotation.range.start]);
        let inside = &text[annotation.range.clone()];
        match annotation.kind {
            AnnotationKind::Code => code(&mut out, inside),
            AnnotationKind::Strong => {
                new_paragraph(&mut out);
                out.extend(["**", &inert(inside), "**"]);
            }
            AnnotationKind::Alt => {
                if text[..annotation.range.start].ends_with('\n') || annotation.range.start == 0 {
                    new_paragraph(&mut out);
                }
                out.extend(["![", &inert(inside), "]()"]);
            }
        }
        at = annotation.range.end;
    }
    prose(&mut out, &text[at..]);
    out
}

/// Markdown with a heading above it, which is words: its level and its text.
pub(crate) fn below_heading(heading: Option<(u8, &str)>, markdown: &str) -> String {
    let Some((level, heading)) = heading else { return markdown.to_owned() };
    let mut out = String::with_capacity(heading.len() + markdown.len() + 16);
    out.extend(std::iter::repeat_n('#', usize::from(level.clamp(1, 6))));
    out.push(' ');
    out.push_str(&inert(heading));
    if !markdown.is_empty() {
        new_paragraph(&mut out);
        out.push_str(markdown);
    }
    out
}

/// Running text, a paragraph a line. It may go on a line that an image begins.
fn prose(out: &mut String, text: &str) {
    for (at, line) in text.split('\n').enumerate() {
        if line.is_empty() {
            continue;
        }
        if at > 0 || out.is_empty() || !out.ends_with("]()") {
            new_paragraph(out);
        }
        out.push_str(&inert(line));
    }
}

fn code(out: &mut String, code: &str) {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(SHORTEST_FENCE.max(longest + 1));
    new_paragraph(out);
    out.extend([&fence, "\n", code, "\n", &fence]);
}

fn new_paragraph(out: &mut String) {
    if !out.is_empty() {
        out.push_str("\n\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_becomes_markdown() {
        let text = "Một * hai\n# ba\nBold\nx = `1`\n\n  y\nSơ đồ | 1. a";
        let annotation = |kind, part: &str| {
            let start = text.find(part).expect("it is there");
            Annotation { kind, range: start..start + part.len() }
        };
        let annotations = [
            annotation(AnnotationKind::Strong, "Bold"),
            annotation(AnnotationKind::Code, "x = `1`\n\n  y"),
            annotation(AnnotationKind::Alt, "Sơ đồ"),
        ];
        let markdown = rendered(Some((2, "C# <T>")), text, &annotations);
        assert_eq!(
            markdown,
            "## C# \\<T>\n\nMột \\* hai\n\n\\# ba\n\n**Bold**\n\n```\nx = `1`\n\n  y\n```\n\n![Sơ đồ]() | 1. a"
        );
    }
}
