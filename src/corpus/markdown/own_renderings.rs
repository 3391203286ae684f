//! What Hugo renders apart from the page around it: the inside of shortcodes. The ids of headings begin anew there.

use std::collections::HashSet;

use super::shortcode_tag::{Opening, read};

/// How deep shortcodes lie in each other that are told apart.
const DEEPEST: usize = 32;

/// Which lines of a page are rendered apart from it.
#[derive(Debug, Default)]
pub(crate) struct OwnRenderings {
    first_line: u32,
    /// For each line the number of its rendering, where any line has one: 0 is the page itself.
    lines: Vec<usize>,
}

/// A shortcode with what it encloses: the line that it begins on and the one that it ends on, counted from 0.
struct Enclosing {
    begin: usize,
    end: usize,
    /// Whether it is written `{{< x >}}`: then its template renders what it encloses.
    is_rendered_by_template: bool,
}

impl OwnRenderings {
    /// The renderings of `body`, whose first line has this number.
    pub(crate) fn of(body: &str, first_line: u32) -> Self {
        let mut enclosing = enclosing(body);
        if enclosing.is_empty() {
            return Self::default();
        }
        // The outer ones first.
        enclosing.sort_by_key(|shortcode| (shortcode.begin, std::cmp::Reverse(shortcode.end)));
        let mut lines = vec![0; body.lines().count()];
        let mut ends: Vec<usize> = Vec::new();
        for (number, shortcode) in enclosing.iter().enumerate() {
            ends.retain(|end| *end >= shortcode.end);
            // On the page itself, what `{{% x %}}` encloses is a part of the page's Markdown.
            if shortcode.is_rendered_by_template || !ends.is_empty() {
                let inside = shortcode.begin + 1..shortcode.end.min(lines.len());
                lines.get_mut(inside).unwrap_or_default().fill(number + 1);
            }
            ends.push(shortcode.end);
        }
        Self { first_line, lines }
    }

    /// The number of the rendering that a line of the file is in; 0 is the page itself.
    pub(crate) fn of_line(&self, line: u32) -> usize {
        let at = line.saturating_sub(self.first_line) as usize;
        self.lines.get(at).copied().unwrap_or_default()
    }
}

/// The shortcodes that enclose whole lines, as they end.
fn enclosing(body: &str) -> Vec<Enclosing> {
    let tags = tags(body);
    let closed: HashSet<&str> = tags.iter().filter(|tag| tag.is_closing).map(|tag| tag.name).collect();
    let mut found = Vec::new();
    let mut open: Vec<&Tag<'_>> = Vec::new();
    for tag in tags.iter().filter(|tag| closed.contains(tag.name)) {
        if !tag.is_closing {
            if open.len() == DEEPEST {
                open.remove(0);
            }
            open.push(tag);
        } else if let Some(at) = open.iter().rposition(|open| open.name == tag.name) {
            let begin = open[at];
            open.truncate(at);
            if tag.line > begin.line + 1 {
                let is_rendered_by_template = begin.is_rendered_by_template;
                found.push(Enclosing { begin: begin.line, end: tag.line, is_rendered_by_template });
            }
        }
    }
    found
}

struct Tag<'b> {
    name: &'b str,
    line: usize,
    is_closing: bool,
    is_rendered_by_template: bool,
}

fn tags(body: &str) -> Vec<Tag<'_>> {
    let (mut tags, mut line, mut at) = (Vec::new(), 0, 0);
    while let Some(found) = body[at..].find("{{") {
        line += body[at..at + found].matches('\n').count();
        at += found;
        let len = match read(&body[at..]) {
            Opening::Tag(tag) => {
                let is_rendered_by_template = body[at..].starts_with("{{<");
                tags.push(Tag { name: tag.name, line, is_closing: tag.closing, is_rendered_by_template });
                tag.len
            }
            Opening::Escaped(_, len) => len,
            Opening::Text => 2,
        };
        line += body[at..at + len].matches('\n').count();
        at += len;
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::OwnRenderings;

    #[test]
    fn what_is_rendered_apart() {
        let body = "a\n{{% note %}}\nb\n{{% /note %}}\n{{< tabs >}}\nc\n{{% tab %}}\nd\n{{% /tab %}}\n{{% tab %}}\ne\n\
                    {{% /tab %}}\n{{< /tabs >}}\n{{< figure x >}}\nf\n{{< box />}}\ng";
        let renderings = OwnRenderings::of(body, 5);
        let of: Vec<usize> = body
            .lines()
            .zip(5..)
            .filter(|(text, _)| text.len() == 1)
            .map(|(_, line)| renderings.of_line(line))
            .collect();
        assert_eq!(of, [0, 0, 2, 3, 4, 0, 0]);
        assert_eq!(OwnRenderings::of("a\nb", 1).of_line(2), 0);
    }

    #[test]
    fn many_tags_end() {
        for tag in ["{{< a >}}\n\n", "{{< a >}}\n\n{{< /a >}}\n", "{{< /a >}}\n"] {
            OwnRenderings::of(&tag.repeat(20_000), 1);
        }
        OwnRenderings::of(&format!("{}{}", "{{< a >}}\n".repeat(20_000), "{{< /a >}}\n".repeat(20_000)), 1);
    }
}
