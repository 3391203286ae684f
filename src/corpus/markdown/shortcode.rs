//! Shortcodes: what a reader sees of them takes their place before the Markdown is read.
//!
//! Every replacement has as many lines as what it replaces, so that line numbers stay right.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::shortcode_tag;
use super::shortcode_tag::{Opening, ShortcodeTag};

/// Arguments that are shown by any shortcode that has them.
const SHOWN: [&str; 7] = ["title", "header", "heading", "summary", "text", "caption", "label"];

/// Takes the shortcodes out of `body`: the text inside stays, with titles, captions and alternative texts; tags
/// go. `words` are the site's own, for `{{% heading "x" %}}`. What is not a well-formed tag stays as it is.
pub(crate) fn expand<'t>(body: &'t str, words: &BTreeMap<String, String>) -> Cow<'t, str> {
    expanded(body, words, Task::Show)
}

/// Takes the shortcodes out of `body` as [`expand`] does, except for `ref` and `relref`: in their place stands the
/// content that they lead to, as an address that begins with [`REF_SCHEME`] and goes on percent-encoded.
pub(crate) fn expand_with_refs(body: &str) -> Cow<'_, str> {
    expanded(body, &BTreeMap::new(), Task::KeepRefs)
}

/// `body` without the contents of `comment` shortcodes, and otherwise unchanged.
pub(crate) fn without_comments(body: &str) -> Cow<'_, str> {
    expanded(body, &BTreeMap::new(), Task::LeaveOutComments)
}

/// What is done with the tags of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    /// Shortcodes give way to what a reader sees of them.
    Show,
    /// Shortcodes give way to what a reader sees of them, but `ref` and `relref` to what they lead to.
    KeepRefs,
    /// Shortcodes stay, but for comments.
    LeaveOutComments,
}

/// The beginning of an address that is made from a `ref` shortcode.
pub(crate) const REF_SCHEME: &str = "ref:";

fn expanded<'t>(body: &'t str, words: &BTreeMap<String, String>, task: Task) -> Cow<'t, str> {
    if !body.contains("{{<") && !body.contains("{{%") {
        return Cow::Borrowed(body);
    }
    let out = String::with_capacity(body.len());
    let mut expansion = Expansion { body, at: 0, out, words, task, unclosed: HashSet::new() };
    while let Some(found) = body[expansion.at..].find("{{") {
        expansion.copy(found);
        expansion.tag();
    }
    expansion.copy(body.len() - expansion.at);
    Cow::Owned(expansion.out)
}

struct Expansion<'t, 'w> {
    body: &'t str,
    at: usize,
    out: String,
    words: &'w BTreeMap<String, String>,
    task: Task,
    /// Shortcodes that nothing closes from here on, so that it is looked for once.
    unclosed: HashSet<&'t str>,
}

impl<'t> Expansion<'t, '_> {
    /// Copies the next `len` bytes as they are.
    fn copy(&mut self, len: usize) {
        self.out.push_str(&self.body[self.at..self.at + len]);
        self.at += len;
    }

    /// Passes over the next `len` bytes, of which only the line ends stay.
    fn skip(&mut self, len: usize) {
        let lines = self.body[self.at..self.at + len].matches('\n').count();
        self.out.extend(std::iter::repeat_n('\n', lines));
        self.at += len;
    }

    fn tag(&mut self) {
        let body = self.body;
        let rest = &body[self.at..];
        match shortcode_tag::read(rest) {
            Opening::Text => self.copy(2),
            Opening::Escaped(_, len) if self.task == Task::LeaveOutComments => self.copy(len),
            Opening::Escaped(inside, len) => {
                self.out.push_str(&rest[..3]);
                self.out.push_str(inside);
                self.out.push_str(if rest.starts_with("{{<") { ">}}" } else { "%}}" });
                self.at += len;
            }
            Opening::Tag(tag) if self.task == Task::LeaveOutComments => {
                if tag.name == "comment" && !tag.closing { self.enclosing(&tag) } else { self.copy(tag.len) }
            }
            Opening::Tag(tag) if tag.closing => self.skip(tag.len),
            Opening::Tag(tag) => match tag.name {
                "highlight" | "mermaid" | "comment" => self.enclosing(&tag),
                "ref" | "relref" if self.task == Task::KeepRefs => {
                    let path = tag.positional.first().map(String::as_str).or(tag.named("path"));
                    self.out.push_str(REF_SCHEME);
                    self.out.extend(utf8_percent_encode(path.unwrap_or_default(), NON_ALPHANUMERIC));
                    self.skip(tag.len);
                }
                _ => {
                    let shown = shown(&tag, self.words);
                    self.out.push_str(&shown);
                    self.skip(tag.len);
                }
            },
        }
    }

    /// A shortcode whose inside is no Markdown: code stays as code, a comment goes.
    fn enclosing(&mut self, tag: &ShortcodeTag<'t>) {
        let inside_at = self.at + tag.len;
        let Some((inside_len, close_len)) = self.find_close(tag.name, inside_at) else {
            return self.skip(tag.len);
        };
        let inside = &self.body[inside_at..inside_at + inside_len];
        if tag.name == "comment" {
            return self.skip(tag.len + inside_len + close_len);
        }
        let line_start = self.out.rfind('\n').map_or(0, |i| i + 1);
        let alone = self.out[line_start..].trim().is_empty()
            && inside.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
            && inside.trim_end_matches([' ', '\t']).ends_with('\n')
            && !inside.contains("~~~~~~~~");
        let fence = match (alone, inside.contains('\n')) {
            (true, _) => "~~~~~~~~",
            (false, false) if !inside.contains('`') => "`",
            _ => "",
        };
        self.out.push_str(fence);
        self.skip(tag.len);
        self.copy(inside_len);
        self.out.push_str(fence);
        self.skip(close_len);
    }

    /// Where `name` is closed after `from`: the length of what lies between, and of the closing tag.
    fn find_close(&mut self, name: &'t str, from: usize) -> Option<(usize, usize)> {
        if self.unclosed.contains(name) {
            return None;
        }
        let mut at = from;
        while let Some(found) = self.body[at..].find("{{") {
            at += found;
            if let Opening::Tag(tag) = shortcode_tag::read(&self.body[at..])
                && tag.closing
                && tag.name == name
            {
                return Some((at - from, tag.len));
            }
            at += 2;
        }
        self.unclosed.insert(name);
        None
    }
}

/// What a reader sees of the tag itself, as Markdown of one line.
fn shown(tag: &ShortcodeTag<'_>, words: &BTreeMap<String, String>) -> String {
    let first = tag.positional.first().map(String::as_str);
    let mut texts: Vec<&str> = Vec::new();
    match tag.name {
        "ref" | "relref" | "param" | "skew" => {}
        "heading" => return first.map_or_else(String::new, |key| heading_words(key, words)),
        "glossary_tooltip" => {
            let term = tag.named("term_id").unwrap_or_default().replace('-', " ");
            return inert(tag.named("text").unwrap_or(&term));
        }
        "expand" | "details" | "tab" | "accordion" | "collapse" => {
            texts.extend(SHOWN.iter().filter_map(|name| tag.named(name)));
            texts.extend(tag.named("name").or(first));
        }
        "notice" | "alert" | "callout" | "admonition" => {
            texts.extend(SHOWN.iter().filter_map(|name| tag.named(name)));
            texts.extend(tag.positional.get(1).map(String::as_str));
        }
        _ => texts.extend(SHOWN.iter().filter_map(|name| tag.named(name))),
    }
    let mut shown = String::new();
    if let Some(alt) = tag.named("alt").filter(|alt| !alt.trim().is_empty()) {
        shown.push_str("![");
        shown.push_str(&inert(alt));
        shown.push_str("](#) ");
        texts.retain(|text| *text != alt);
    }
    for text in texts {
        shown.push_str(&inert(text));
        shown.push(' ');
    }
    shown
}

/// `{{% heading "whatsnext" %}}` stands for a word list of the site, and for itself where there is none.
fn heading_words(key: &str, words: &BTreeMap<String, String>) -> String {
    let known = words.get(&format!("{key}_heading")).or_else(|| words.get(key));
    known.map_or_else(|| inert(key), |text| text.replace(['\n', '\r'], " "))
}

/// `text` so that Markdown takes it for words and nothing else.
fn inert(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            _ => {
                // Letting hyphens and full stops be keeps `2.1` and `re-use` whole in the words of a heading.
                if c.is_ascii_punctuation() && (!matches!(c, '-' | '.' | ',' | '\'' | '/') || out.is_empty())
                {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    // "1. x" would begin a list.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && out[digits..].starts_with('.') {
        out.insert(digits, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(body: &str) -> String {
        let words = BTreeMap::from([("prerequisites_heading".to_owned(), "Before you begin".to_owned())]);
        let out = expand(body, &words).into_owned();
        assert_eq!(out.matches('\n').count(), body.matches('\n').count(), "lines of {body:?}");
        out
    }

    #[test]
    fn refs_stay_for_those_who_follow_them() {
        let body = "[x]({{< ref \"a/b.md#c\" >}}) [y]({{% relref path=z %}}) {{< youtube a >}}";
        assert_eq!(expand_with_refs(body), "[x](ref:a%2Fb%2Emd%23c) [y](ref:z) ");
    }

    #[test]
    fn only_comments_go() {
        for (body, out) in [
            ("a{{< comment >}}b\nc{{< /comment >}}d {{< x >}}", "a\nd {{< x >}}"),
            ("{{</* comment */>}} {{% y %}}z{{% /y %}}", "{{</* comment */>}} {{% y %}}z{{% /y %}}"),
        ] {
            assert_eq!(without_comments(body), out);
        }
    }

    #[test]
    fn tags_go_and_their_words_stay() {
        for (body, out) in [
            ("{{% notice note %}}\ninner\n{{% /notice %}}", "\ninner\n"),
            ("{{% notice tip \"Mẹo\" %}}x{{% /notice %}}", "Mẹo x"),
            ("a {{< glossary_tooltip text=\"Pod\" term_id=\"pod\" >}} b", "a Pod b"),
            ("{{< glossary_tooltip term_id=\"node-pressure-eviction\" >}}", "node pressure eviction"),
            ("## {{% heading \"prerequisites\" %}}", "## Before you begin"),
            ("## {{% heading \"whatsnext\" %}}", "## whatsnext"),
            ("[x]({{< ref \"a.md\" >}})", "[x]()"),
            ("{{< youtube abc >}}{{< param v >}}{{< skew a >}}", ""),
            ("{{< figure src=\"a.png\" alt=\"Sơ đồ\" caption=\"# 1\" >}}", "![Sơ đồ](#) \\# 1 "),
            ("{{< figure\n src=\"a\"\n title=\"1. T\" >}}", "1\\. T \n\n"),
            ("{{%expand \"Xem\" %}}x{{% /expand%}}", "Xem x"),
            ("{{</* figure src=\"x\" */>}} {{%/* a */%}}", "{{< figure src=\"x\" >}} {{% a %}}"),
            ("{{< highlight go >}}\n# x\n{{< /highlight >}}\n", "~~~~~~~~\n# x\n~~~~~~~~\n"),
            ("a {{< highlight go >}}x y{{< /highlight >}}", "a `x y`"),
            ("{{< highlight go >}}\nopen", "\nopen"),
            ("a{{< comment >}}b\nc{{< /comment >}}d", "a\nd"),
            ("{{/* Hugo shows this */}} {{ x }} {{< a", "{{/* Hugo shows this */}} {{ x }} {{< a"),
        ] {
            assert_eq!(expanded(body), out, "{body}");
        }
    }
}
