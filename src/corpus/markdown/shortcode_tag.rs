//! One shortcode tag, `{{< name "a" key=value >}}` or its `{{% … %}}` twin, read from the start of a text.

/// The tag of a shortcode, with its arguments taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShortcodeTag<'t> {
    /// Name of the shortcode.
    pub name: &'t str,
    /// Whether this is a closing tag: `{{< /name >}}`.
    pub closing: bool,
    /// Arguments without a name, in order.
    pub positional: Vec<String>,
    /// Arguments with a name, in order.
    pub named: Vec<(&'t str, String)>,
    /// Length of the tag in bytes, delimiters included.
    pub len: usize,
}

/// What is at a place where a shortcode may begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Opening<'t> {
    /// The tag of a shortcode.
    Tag(ShortcodeTag<'t>),
    /// An escaped tag, `{{</* … */>}}`, which is published as the text of a tag: what is inside, and the length of
    /// the whole in bytes.
    Escaped(&'t str, usize),
    /// Text that Hugo does not read as a tag.
    Text,
}

/// Longest tag that is read as one: what is longer was never closed.
const LONGEST: usize = 4 * 1024;

impl ShortcodeTag<'_> {
    /// The value of the argument `name`; `None` if there is no such argument.
    pub(crate) fn named(&self, name: &str) -> Option<&str> {
        self.named.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
    }
}

/// Reads what is at the start of `text`, which begins with `{{<` or `{{%`.
pub(crate) fn read(text: &str) -> Opening<'_> {
    let close = match text.as_bytes() {
        [b'{', b'{', b'<', ..] => ">}}",
        [b'{', b'{', b'%', ..] => "%}}",
        _ => return Opening::Text,
    };
    let window = &text[..text.floor_char_boundary(LONGEST)];
    if let Some(inside) = window[3..].strip_prefix("/*") {
        let end = format!("*/{close}");
        return match inside.find(&end) {
            Some(at) => Opening::Escaped(&inside[..at], 5 + at + end.len()),
            None => Opening::Text,
        };
    }
    match (TagReader { text: window, at: 3, close }).tag() {
        Some(tag) => Opening::Tag(tag),
        None => Opening::Text,
    }
}

struct TagReader<'t> {
    text: &'t str,
    at: usize,
    close: &'static str,
}

impl<'t> TagReader<'t> {
    fn tag(mut self) -> Option<ShortcodeTag<'t>> {
        self.blanks();
        let closing = self.eat('/');
        self.blanks();
        let name = self.word(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '.'))?;
        // `{{< br/>}}`: the slash closes the tag at once and is no part of its name.
        let name = name.strip_suffix('/').unwrap_or(name);
        let mut tag = ShortcodeTag { name, closing, positional: Vec::new(), named: Vec::new(), len: 0 };
        loop {
            self.blanks();
            if self.rest().starts_with(self.close) {
                tag.len = self.at + self.close.len();
                return Some(tag);
            }
            if self.eat('/') {
                continue;
            }
            if let Some(value) = self.quoted()? {
                tag.positional.push(value);
                continue;
            }
            let word =
                self.word(|c| !c.is_whitespace() && !matches!(c, '"' | '`' | '=' | '<' | '>' | '{' | '}'))?;
            if !self.eat('=') {
                // `a/` before the end of a tag is the argument `a`.
                let ends = self.rest().starts_with(self.close);
                let word = if ends { word.strip_suffix(['/', '%']).unwrap_or(word) } else { word };
                tag.positional.push(word.to_owned());
                continue;
            }
            let value = match self.quoted()? {
                Some(value) => value,
                None => self.bare_value()?.to_owned(),
            };
            tag.named.push((word, value));
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.rest().starts_with(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    fn word(&mut self, is_part: impl Fn(char) -> bool) -> Option<&'t str> {
        let rest = self.rest();
        // The closing delimiter of `{{% x%}}` begins with a character that a word may hold.
        let ends = |(i, c): &(usize, char)| !is_part(*c) || rest[*i..].starts_with(self.close);
        let end = rest.char_indices().find(ends).map_or(rest.len(), |(i, _)| i);
        self.at += end;
        (end > 0).then(|| &rest[..end])
    }

    fn bare_value(&mut self) -> Option<&'t str> {
        let value = self.word(|c| !c.is_whitespace() && !matches!(c, '"' | '`' | '<' | '>' | '{' | '}'))?;
        Some(value.strip_suffix('/').unwrap_or(value))
    }

    /// A value in `"…"` (with `\"` for a quote inside) or in backticks; the outer `None` says that it never ends.
    fn quoted(&mut self) -> Option<Option<String>> {
        let rest = self.rest();
        if let Some(inside) = rest.strip_prefix('`') {
            let end = inside.find('`')?;
            self.at += end + 2;
            return Some(Some(inside[..end].to_owned()));
        }
        // Hugo takes `\"a\"` for a quoted value too: tags that were themselves quoted.
        let (inside, escaped) = match (rest.strip_prefix('"'), rest.strip_prefix("\\\"")) {
            (Some(inside), _) => (inside, false),
            (None, Some(inside)) => (inside, true),
            (None, None) => return Some(None),
        };
        let mut value = String::new();
        let mut chars = inside.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            match c {
                '\\' if chars.peek().is_some_and(|(_, next)| *next == '"') => {
                    chars.next();
                    if escaped {
                        self.at += i + 4;
                        return Some(Some(value));
                    }
                    value.push('"');
                }
                '"' => {
                    self.at += i + if escaped { 3 } else { 2 };
                    return Some(Some(value));
                }
                '\n' => return None,
                _ => value.push(c),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> ShortcodeTag<'_> {
        match read(text) {
            Opening::Tag(tag) => tag,
            other => panic!("{text} gives {other:?}"),
        }
    }

    #[test]
    fn tags_are_taken_apart() {
        let figure = tag(r#"{{< figure src="/a b.png" title="A \"b\"" width=30 >}} tail"#);
        assert_eq!(figure.name, "figure");
        assert_eq!(figure.named("title"), Some("A \"b\""));
        assert_eq!(figure.named("width"), Some("30"));
        assert_eq!(tag("{{% notice note %}}x").positional, ["note"]);
        assert_eq!(tag("{{%expand \"Một hai\" %}}").positional, ["Một hai"]);
        assert!(tag("{{% /notice %}}").closing);
        assert!(tag("{{</note>}}").closing);
        assert_eq!(tag("{{< youtube 123abc />}}").positional, ["123abc"]);
        assert_eq!(tag("{{< br/>}}").name, "br");
        assert_eq!(tag("{{%notice%}}").len, 12);
        assert_eq!(tag("{{< x\n  a=`b c`\n>}}").named("a"), Some("b c"));
    }

    #[test]
    fn what_is_no_tag_stays_text() {
        for text in ["{{< ", "{{<>}}", "{{< a", "{{< a \"b >}}", "{{< a {{< b >}}", "{{{", "{{% a >}}"] {
            assert_eq!(read(text), Opening::Text, "{text}");
        }
        assert_eq!(read("{{</* x \"y\" */>}}z"), Opening::Escaped(" x \"y\" ", 17));
    }
}
