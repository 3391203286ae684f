//! Patterns of paths, as Hugo has them.

/// Longer patterns are none: time to match grows with the length of a pattern times that of a path.
const LONGEST: usize = 256;

/// More alternatives than these are none, because each may be tried with each of another pair of braces.
const ALTERNATIVES: usize = 16;

/// A pattern in which `*` stops at a slash and `**` does not. Case makes no difference. `?` and brackets stand for one
/// character of ASCII.
#[derive(Debug, Clone)]
pub struct Glob(String);

impl Glob {
    /// None if `pattern` is not one that can be used.
    pub fn new(pattern: &str) -> Option<Glob> {
        let is_bounded = pattern.len() <= LONGEST && pattern.matches(',').count() <= ALTERNATIVES;
        let mut pattern = pattern.to_lowercase();
        // Elsewhere that turns a pattern round; here it is a character like others.
        if pattern.starts_with('!') {
            pattern.insert(0, '\\');
        }
        (is_bounded && fast_glob::validate(&pattern).is_ok()).then_some(Glob(pattern))
    }

    /// Whether all of `text` is as the pattern says.
    pub fn is_match(&self, text: &str) -> bool {
        fast_glob::glob_match(&self.0, text.to_lowercase())
    }
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
            ("/Bài-Viết/*", "/bài-viết/một", true),
            ("/x/?", "/x/y", true),
            ("prod*", "production", true),
            ("!page", "section", false),
            ("!page", "!page", true),
            ("/x/[", "/x/[", false),
        ] {
            assert_eq!(is_match(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn patterns_that_would_take_long_are_none() {
        assert!(Glob::new(&"*".repeat(300)).is_none());
        assert!(Glob::new(&"{*,*}".repeat(20)).is_none());
        let braces = "{a*,*a,**/a}".repeat(8) + "b";
        assert!(!Glob::new(&braces).is_some_and(|glob| glob.is_match(&"a".repeat(250))));
    }
}
