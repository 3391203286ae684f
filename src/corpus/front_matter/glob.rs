//! Patterns of paths, as Hugo has them.

/// Longer patterns are none: time to match grows with the length of a pattern times that of a path.
const LONGEST: usize = 1024;

/// More ways through its braces make a pattern none: each may be tried.
const WAYS: usize = 64;

/// A pattern in which `*` stops at a slash and `**` does not. Case makes no difference.
#[derive(Debug, Clone)]
pub struct Glob {
    /// With one byte for each character.
    pattern: Vec<u8>,
    /// The characters that are not ASCII, each standing for a byte from 0x80 on.
    others: Vec<char>,
}

impl Glob {
    /// None if `pattern` is not one that can be used.
    pub fn new(pattern: &str) -> Option<Glob> {
        if pattern.len() > LONGEST || ways(pattern) > WAYS {
            return None;
        }
        let mut written = String::new();
        // Elsewhere that turns a pattern round; here it is a character like others.
        if pattern.starts_with('!') {
            written.push('\\');
        }
        let mut chars = pattern.chars();
        while let Some(c) = chars.next() {
            let escaped = if c == '\\' { chars.next() } else { None };
            // Nor is a letter anything else for being escaped.
            if c != '\\' || !escaped.is_some_and(char::is_alphanumeric) {
                written.extend(c.to_lowercase());
            }
            written.extend(escaped.into_iter().flat_map(char::to_lowercase));
        }
        let mut others: Vec<char> = written.chars().filter(|c| !c.is_ascii()).collect();
        others.sort_unstable();
        others.dedup();
        let pattern = bytes(&written, &others);
        let is_usable = others.len() < usize::from(UNKNOWN - FIRST) && fast_glob::validate(&pattern).is_ok();
        is_usable.then_some(Glob { pattern, others })
    }

    /// Whether all of `text` is as the pattern says.
    pub fn is_match(&self, text: &str) -> bool {
        fast_glob::glob_match(&self.pattern, bytes(&text.to_lowercase(), &self.others))
    }
}

/// Stands for the first of the characters that are not ASCII.
const FIRST: u8 = 0x80;
/// Stands for one that the pattern does not name.
const UNKNOWN: u8 = 0xff;

/// A byte for each character of `text`: the matcher knows no others.
fn bytes(text: &str, others: &[char]) -> Vec<u8> {
    let byte = |c: char| match u8::try_from(c) {
        Ok(ascii) if c.is_ascii() => ascii,
        _ => match others.binary_search(&c) {
            Ok(at) => u8::try_from(at).map_or(UNKNOWN, |at| FIRST.saturating_add(at)),
            Err(_) => UNKNOWN,
        },
    };
    text.chars().map(byte).collect()
}

/// In how many ways one alternative of each of its braces can be taken, at most.
fn ways(pattern: &str) -> usize {
    let (mut ways, mut open) = (1_usize, Vec::new());
    for c in pattern.chars() {
        match c {
            '{' => open.push(1_usize),
            ',' => open.iter_mut().rev().take(1).for_each(|alternatives| *alternatives += 1),
            '}' => ways = ways.saturating_mul(open.pop().unwrap_or(1)),
            _ => {}
        }
    }
    ways
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
            ("{/x/**,/y}", "/y", true),
            ("{/x/**,/y}", "/x/p/q", true),
            ("{/x/**,/y}", "/z", false),
            ("{ar,bg,cs,da,de,el,en,es,fi,fr,he,hu,it,ja,ko,nl,pl,vi}", "vi", true),
            ("/Bài-Viết/*", "/bài-viết/một", true),
            ("/x/?", "/x/ề", true),
            ("/b[àá]i", "/bài", true),
            ("/b[àá]i", "/bãi", false),
            ("/b[^à]i", "/bãi", true),
            ("prod*", "production", true),
            ("!page", "section", false),
            ("!page", "!page", true),
            ("/\\new", "/new", true),
            ("/\\\\new", "/\\new", true),
            ("/\\*", "/*", true),
            ("/\\*", "/x", false),
            ("/x/[", "/x/[", false),
        ] {
            assert_eq!(is_match(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn patterns_that_would_take_long_are_none() {
        assert!(Glob::new(&"*".repeat(2000)).is_none());
        assert!(Glob::new(&("{*,*,*}".repeat(6) + "x")).is_none());
        assert!(Glob::new(&("{*,*,{*,*}}".repeat(2) + "x")).is_some());
    }
}
