//! Text that Markdown leaves as it is, for others to read: formulas between the delimiters that a site configures.

use std::ops::Range;

use crate::settings::{Layered, Tree};

/// Pairs of delimiters (opening, closing) between which a site leaves text as it is, as for formulas; longer ones
/// come first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passthrough(Vec<(String, String)>);

impl Passthrough {
    /// The delimiters of goldmark's extension `passthrough`; none if the configuration does not switch it on.
    pub fn new<'t>(config: impl Into<Layered<'t>>) -> Passthrough {
        const EXTENSION: [&str; 4] = ["markup", "goldmark", "extensions", "passthrough"];
        let config: Layered = config.into();
        let said = |keys: &[&str]| config.at(&[&EXTENSION, keys].concat());
        let is_on = said(&["enable"]).and_then(Tree::truth);
        let of_kind = |kind: &str| said(&["delimiters", kind]);
        let listed = ["block", "inline"].into_iter().filter_map(of_kind).flat_map(Tree::items);
        let pair = |pair: &Tree| match pair.items() {
            [open, close] => Some((open.text()?, close.text()?)),
            _ => None,
        };
        let mut pairs: Vec<(String, String)> =
            listed.filter(|_| is_on == Some(true)).filter_map(pair).collect();
        pairs.retain(|(open, close)| !open.is_empty() && !close.is_empty());
        pairs.sort_by_key(|(open, _)| std::cmp::Reverse(open.len()));
        Passthrough(pairs)
    }

    /// Ranges of bytes of `line` that are delimiters with what they enclose.
    pub fn spans(&self, line: &str) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        // Pairs of which no closing delimiter comes from here on, so that it is looked for once.
        let mut unclosed = vec![false; self.0.len()];
        let mut at = 0;
        while let Some(c) = line[at..].chars().next().filter(|_| !self.0.is_empty()) {
            let mut pairs = self.0.iter().zip(&mut unclosed);
            let end = pairs.find_map(|((open, close), unclosed)| {
                let inside = at + open.len();
                if *unclosed || !line[at..].starts_with(open.as_str()) {
                    return None;
                }
                let end = line[inside..].find(close.as_str()).map(|found| inside + found + close.len());
                *unclosed = end.is_none();
                end
            });
            at = match (end, c) {
                (Some(end), _) => {
                    spans.push(at..end);
                    end
                }
                (None, '`') => behind_code(line, at),
                (None, '\\') => at + 1 + line[at + 1..].chars().next().map_or(0, char::len_utf8),
                (None, c) => at + c.len_utf8(),
            };
        }
        spans
    }
}

/// Where the code ends that backticks begin at `at`; after the backticks if it never ends.
fn behind_code(line: &str, at: usize) -> usize {
    let ticks = line[at..].len() - line[at..].trim_start_matches('`').len();
    let inside = at + ticks;
    let is_end = |found: usize| {
        let run = line[found..].len() - line[found..].trim_start_matches('`').len();
        run == ticks && !line[..found].ends_with('`')
    };
    let end = line[inside..].match_indices('`').map(|(found, _)| inside + found).find(|found| is_end(*found));
    end.map_or(inside, |end| end + ticks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Notation;

    fn passthrough() -> Passthrough {
        let config = r"{markup: {goldmark: {extensions: {passthrough: {enable: true, delimiters: {
            inline: [[$, $], ['\(', '\)']], block: [[$$, $$]]}}}}}}";
        Passthrough::new(&Notation::Yaml.read(config).expect("YAML"))
    }

    #[test]
    fn what_is_passed_through() {
        for (line, spans) in [
            ("công $x^2$ cơ", &["$x^2$"][..]),
            ("a $5 và $6 b $", &["$5 và $"]),
            (r"a \$x$ b $y$", &["$ b $"]),
            ("`$x$` $y$", &["$y$"]),
            ("``a ` $x$`` $y$", &["$y$"]),
            ("$$x$$ $y$", &["$$x$$", "$y$"]),
            (r"\(x\) \[y\]", &[r"\(x\)"]),
            (r"a $x\$ b$", &[r"$x\$"]),
            ("a $x", &[]),
            ("", &[]),
        ] {
            let found: Vec<&str> = passthrough().spans(line).into_iter().map(|span| &line[span]).collect();
            assert_eq!(found, spans, "{line}");
        }
        assert!(Passthrough::new(&Tree::Null).spans("$x$").is_empty());
    }
}
