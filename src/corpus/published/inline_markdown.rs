//! The words of one block as Markdown, with what is strong, emphasised, code or a link.

use std::rc::Rc;

use crate::markdown::{begun, escaped};

/// How words stand in their block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct InlineStyle {
    /// Whether the words are in `<strong>`.
    pub is_strong: bool,
    /// Whether the words are in `<em>`.
    pub is_emphasised: bool,
    /// Whether the words are struck out.
    pub is_struck: bool,
    /// Whether the words are code.
    pub is_code: bool,
    /// Where a link leads that the words are in.
    pub link: Option<Rc<str>>,
}

/// Words of a block that have one style, and what stands among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum InlineRun {
    /// Words, as they are on the page.
    Words(String, InlineStyle),
    /// An image: its alternative text, and where it is.
    Image(String, String, InlineStyle),
    /// The end of a line within the block.
    Break,
}

/// The runs of a block as Markdown; lines of it end where the page breaks them. Empty if there is nothing to see.
pub(crate) fn inline_markdown(runs: &[InlineRun]) -> String {
    let lines: Vec<String> = runs.split(|run| *run == InlineRun::Break).map(line).collect();
    let lines: Vec<&str> =
        lines.iter().map(|line| line.trim_matches(' ')).filter(|line| !line.is_empty()).collect();
    lines.join("\\\n")
}

fn line(runs: &[InlineRun]) -> String {
    let mut out = String::new();
    let runs = collapsed(runs);
    for linked in runs.chunk_by(|a, b| style(a).link == style(b).link) {
        let Some(target) = &style(&linked[0]).link else {
            styled(&mut out, linked);
            continue;
        };
        let mut inside = String::new();
        styled(&mut inside, linked);
        let (words, blanks) = trimmed(&inside);
        out.push_str(blanks.0);
        if !words.is_empty() {
            out.extend(["[", words, "](", &destination(target), ")"]);
        }
        out.push_str(blanks.1);
    }
    let begins_with_words =
        matches!(runs.first(), Some(InlineRun::Words(_, style)) if *style == InlineStyle::default());
    if begins_with_words { begun(&out) } else { out }
}

fn style(run: &InlineRun) -> &InlineStyle {
    const NONE: &InlineStyle =
        &InlineStyle { is_strong: false, is_emphasised: false, is_struck: false, is_code: false, link: None };
    match run {
        InlineRun::Words(_, style) | InlineRun::Image(_, _, style) => style,
        InlineRun::Break => NONE,
    }
}

/// The runs with white space as it is shown: one blank between words, none at the beginning. Neighbours of one style
/// become one.
fn collapsed(runs: &[InlineRun]) -> Vec<InlineRun> {
    let mut out: Vec<InlineRun> = Vec::new();
    let mut is_behind_blank = true;
    for run in runs {
        let InlineRun::Words(words, style) = run else {
            is_behind_blank = false;
            out.push(run.clone());
            continue;
        };
        let mut text = String::with_capacity(words.len());
        for c in words.chars() {
            if !(c.is_whitespace() || c.is_control()) {
                text.push(c);
                is_behind_blank = false;
            } else if !is_behind_blank {
                text.push(' ');
                is_behind_blank = true;
            }
        }
        match out.last_mut() {
            _ if text.is_empty() => {}
            Some(InlineRun::Words(before, of_before)) if of_before == style => before.push_str(&text),
            _ => out.push(InlineRun::Words(text, style.clone())),
        }
    }
    out
}

/// Words and the blanks around them.
fn trimmed(text: &str) -> (&str, (&str, &str)) {
    let words = text.trim_matches(' ');
    let begins = text.len() - text.trim_start_matches(' ').len();
    (words, (&text[..begins], &text[begins + words.len()..]))
}

fn styled(out: &mut String, runs: &[InlineRun]) {
    for (at, run) in runs.iter().enumerate() {
        match run {
            InlineRun::Words(words, style) => {
                let next = runs.get(at + 1).and_then(|next| match next {
                    InlineRun::Words(words, _) => words.chars().next(),
                    InlineRun::Image(..) => Some('!'),
                    InlineRun::Break => None,
                });
                push_words(out, words, style, next);
            }
            InlineRun::Image(alt, target, _) => {
                out.extend(["![", &escaped(alt), "](", &destination(target), ")"]);
            }
            InlineRun::Break => {}
        }
    }
}

fn push_words(out: &mut String, words: &str, style: &InlineStyle, next: Option<char>) {
    let (words, blanks) = trimmed(words);
    out.push_str(blanks.0);
    if words.is_empty() {
        return;
    }
    let inside = if style.is_code { code(words) } else { escaped(words) };
    let mut marks = String::new();
    for (is, mark) in [(style.is_struck, "~~"), (style.is_strong, "**"), (style.is_emphasised, "*")] {
        if is {
            marks.push_str(mark);
        }
    }
    let next = if blanks.1.is_empty() { next } else { Some(' ') };
    // Marks that Markdown would take for letters say less than none.
    if !marks.is_empty() && can_be_marked(out.chars().next_back(), &inside, next) {
        out.extend([marks.as_str(), &inside]);
        out.extend(marks.chars().rev());
    } else {
        out.push_str(&inside);
    }
    out.push_str(blanks.1);
}

/// Whether marks around `inside` are marks: CommonMark looks at the letters on both of their sides.
fn can_be_marked(before: Option<char>, inside: &str, behind: Option<char>) -> bool {
    let is_outer = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_punctuation(c));
    let is_fit = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(|inner| !inner.is_whitespace() && (!is_punctuation(inner) || is_outer(outer)))
    };
    // Two marks side by side are taken for one.
    let is_apart = before.is_none_or(|c| !matches!(c, '*' | '~'));
    is_apart && is_fit(inside.chars().next(), before) && is_fit(inside.chars().next_back(), behind)
}

fn is_punctuation(c: char) -> bool {
    !(c.is_alphanumeric() || c.is_whitespace())
}

fn code(words: &str) -> String {
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    [&fence, pad, words, pad, &fence].concat()
}

/// Where a link leads, as Markdown takes it.
fn destination(target: &str) -> String {
    let target: String = target.chars().filter(|c| !c.is_control()).collect();
    let is_plain = !target.contains([' ', '(', ')', '<', '>', '\\']) && !target.is_empty();
    if is_plain || target.is_empty() {
        return target;
    }
    let target = target.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E");
    format!("<{target}>")
}

#[cfg(test)]
mod tests {
    use super::super::read_back::read_back;
    use super::*;

    fn words(text: &str, style: &InlineStyle) -> InlineRun {
        InlineRun::Words(text.to_owned(), style.clone())
    }

    #[test]
    fn styles_are_what_a_reader_of_markdown_sees() {
        let plain = &InlineStyle::default();
        let strong = &InlineStyle { is_strong: true, ..plain.clone() };
        let both = &InlineStyle { is_emphasised: true, ..strong.clone() };
        let struck = &InlineStyle { is_struck: true, ..plain.clone() };
        let code = &InlineStyle { is_code: true, ..plain.clone() };
        let link = &InlineStyle { link: Some("/a b/(c)".into()), ..plain.clone() };
        let strong_link = &InlineStyle { is_strong: true, ..link.clone() };
        let image = InlineRun::Image("x]".into(), "i.png".into(), plain.clone());
        for (runs, shown) in [
            (
                vec![words("A ", plain), words(" b ", strong), words("c", both)],
                "p(A strong(b) em(strong(c)))",
            ),
            (vec![words("a`b", code), words(" *c*", plain)], "p(code(a`b) *c*)"),
            (vec![words("`", code), words("a", struck)], "p(code(`)del(a))"),
            (
                vec![words(" see", link), words(" it ", strong_link), words("d", plain)],
                "p(a[/a b/(c)](see strong(it)) d)",
            ),
            // No marks are better than stars.
            (vec![words("a:", strong), words("b", plain)], "p(a:b)"),
            (vec![words("1. a", plain), InlineRun::Break, words("# b", plain)], "p(1. abr()# b)"),
            (vec![words("a < b & &lt; ~~c~~", plain)], "p(a < b & &lt; ~~c~~)"),
            (vec![image], "p(img[i.png](x]))"),
            (vec![words(" ", plain), words("\n", strong)], ""),
        ] {
            let markdown = inline_markdown(&runs);
            assert_eq!(read_back(&markdown), shown, "{markdown}");
        }
    }
}
