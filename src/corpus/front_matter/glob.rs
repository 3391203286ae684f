//! Patterns of paths, as Hugo has them.

use regex::{Regex, RegexBuilder};

/// Longer patterns are none: time to match grows with the length of a pattern times that of a path.
const LONGEST: usize = 1024;

/// Bytes that a pattern may take when it is ready to match.
const LARGEST: usize = 1 << 20;

/// A pattern of paths: `*` stops at a slash and `**` does not, wherever it is. Upper and lower case are the
/// same.
#[derive(Debug, Clone)]
pub(crate) struct Glob(Regex);

impl Glob {
    /// The pattern `pattern`; `None` if it cannot be used.
    pub(crate) fn new(pattern: &str) -> Option<Glob> {
        if pattern.len() > LONGEST {
            return None;
        }
        let expression = format!(r"\A(?s:{})\z", expression(&pattern.to_lowercase())?);
        RegexBuilder::new(&expression).size_limit(LARGEST).build().ok().map(Glob)
    }

    /// Whether all of `text` fits the pattern.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.0.is_match(&text.to_lowercase())
    }
}

/// The regular expression that matches what the pattern matches; nothing for a pattern that is not well formed.
fn expression(pattern: &str) -> Option<String> {
    let mut out = String::new();
    let mut braces = 0;
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '*' if chars.peek() == Some(&'*') => {
                chars.next();
                out.push_str(".*");
            }
            '*' => out.push_str("[^/]*"),
            '?' => out.push_str("[^/]"),
            '[' => out.push_str(&class(&mut chars)?),
            '{' => {
                braces += 1;
                out.push_str("(?:");
            }
            ',' if braces > 0 => out.push('|'),
            '}' if braces > 0 => {
                braces -= 1;
                out.push(')');
            }
            '\\' => literal(chars.next()?, &mut out),
            c => literal(c, &mut out),
        }
    }
    (braces == 0).then_some(out)
}

/// `[abc]`, `[a-c]` or either after `!`: what is after the opening bracket.
fn class(chars: &mut impl Iterator<Item = char>) -> Option<String> {
    let inside: String = chars.take_while(|c| *c != ']').collect();
    let (not, listed) = match inside.strip_prefix('!') {
        Some(listed) => ("^", listed),
        None => ("", inside.as_str()),
    };
    let listed: Vec<char> = listed.chars().collect();
    let mut out = format!("[{not}");
    match listed[..] {
        [] => return None,
        [from, '-', to] => {
            literal(from, &mut out);
            out.push('-');
            literal(to, &mut out);
        }
        _ => listed.into_iter().for_each(|c| literal(c, &mut out)),
    }
    out.push(']');
    Some(out)
}

fn literal(c: char, out: &mut String) {
    out.push_str(&regex::escape(c.encode_utf8(&mut [0; 4])));
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn stars_and_slashes() {
        let is_match = |pattern: &str, text: &str| Glob::new(pattern).is_some_and(|glob| glob.is_match(text));
        for (pattern, text, expected) in [
            ("/x/*", "/x/p", true),
            ("/x/*", "/x/p/q", false),
            ("/x/**", "/x/p/q", true),
            ("/x/**", "/x", false),
            ("/x/**", "/xy/p", false),
            ("/**/p", "/x/y/p", true),
            ("/**/p", "/p", false),
            ("/**.draft", "/x/y.draft", true),
            ("/x**p", "/xy/p", true),
            ("{/x/**,/y}", "/y", true),
            ("{/x/**,/y}", "/x/p/q", true),
            ("{/x/**,/y}", "/z", false),
            ("{/x/{a,b}*,/y}", "/x/bc", true),
            ("{ar,bg,cs,da,de,el,en,es,fi,fr,he,hu,it,ja,ko,nl,pl,vi}", "vi", true),
            ("a,b}", "a,b}", true),
            ("/Bài-Viết/*", "/bài-viết/một", true),
            ("/x/?", "/x/ề", true),
            ("/x?p", "/x/p", false),
            ("/b[àá]i", "/bài", true),
            ("/b[àá]i", "/bãi", false),
            ("/b[!à]i", "/bãi", true),
            ("/b[^à]i", "/bài", true),
            ("/[a-c]", "/b", true),
            ("/[!a-c]", "/b", false),
            ("prod*", "production", true),
            ("!page", "section", false),
            ("!page", "!page", true),
            ("/\\new", "/new", true),
            ("/\\\\new", "/\\new", true),
            ("/\\*", "/*", true),
            ("/\\*", "/x", false),
            ("/x.+", "/x.+", true),
            ("/x.+", "/xyy", false),
        ] {
            assert_eq!(is_match(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn what_is_no_pattern() {
        let wide = format!("/[{}]", "ề".repeat(400));
        for pattern in ["/x/[", "/x/[]", "{a,b", "a\\", &"*".repeat(2000), &wide] {
            assert!(Glob::new(pattern).is_none(), "{pattern}");
        }
        assert!(Glob::new(&"{*,*,*}".repeat(6)).is_some());
    }
}
