//! Notes with links between double brackets, as Obsidian, Foam, Logseq and wikis have them.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Dialect;
use super::code_parts::outside_code;
use crate::page_ending;

/// `[[page]]`, `[[page#heading|shown]]`, and `![[…]]` for what is embedded. A test in a shell has blanks within.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(!?)\[\[([^\[\]|\s][^\[\]|\n]*)(?:\\?\|([^\[\]\n]*))?\]\]").expect("a valid expression")
});

/// `%%…%%`: a note of the author, on one line or on several.
static COMMENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)%%.*?%%").expect("a valid expression"));

/// ` ^name` at the end of a line: what a link can lead to.
static BLOCK_ID: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)(^|[ \t])\^[0-9A-Za-z-]+[ \t]*$").expect("a valid expression"));

/// `> [!kind]- Title`: a note that is set apart.
static CALLOUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^([ \t>]*>[ \t]*)\[![^\]\n]+\][+-]?[ \t]*").expect("a valid expression")
});

/// `key:: value`, alone on a line or in brackets within it.
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)(^[ \t]*(?:[-*] )?|[\[(])([^\W\d][\w -]*):: ").expect("a valid expression")
});

/// `#tag`, `#tag/below`.
static TAG: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)(?:^|\s)#([\w-]*[^\W\d][\w/-]*)").expect("a valid expression"));

pub(super) struct Wiki;

impl Dialect for Wiki {
    fn markdown<'b>(&self, _: &str, body: &'b str) -> Cow<'b, str> {
        if !is_wiki(body) {
            return Cow::Borrowed(body);
        }
        let plain = outside_code(body, |part| Some(plain(part)));
        plain.map_or(Cow::Borrowed(body), Cow::Owned)
    }

    fn tags(&self, body: &str) -> Vec<String> {
        let mut tags = Vec::new();
        if is_wiki(body) {
            outside_code(body, |part| {
                tags.extend(TAG.captures_iter(part).map(|tag| tag[1].trim_end_matches('/').to_owned()));
                None
            });
        }
        tags
    }
}

/// Whether a page has something that only such notes have.
fn is_wiki(body: &str) -> bool {
    body.contains("[[") && LINK.is_match(body)
}

fn plain(part: &str) -> String {
    let lines = |found: &Captures<'_>| "\n".repeat(found[0].matches('\n').count());
    let part = COMMENT.replace_all(part, |found: &Captures<'_>| lines(found));
    let part = LINK.replace_all(&part, |found: &Captures<'_>| {
        let (target, shown) = (found[2].trim(), found.get(3).map_or("", |shown| shown.as_str().trim()));
        if found[1].is_empty() {
            if shown.is_empty() { name(target) } else { shown.to_owned() }
        } else {
            embedded(target, shown)
        }
    });
    let part = BLOCK_ID.replace_all(&part, "");
    let part = CALLOUT.replace_all(&part, "$1");
    FIELD.replace_all(&part, "$1$2: ").into_owned()
}

/// What is shown of a link without words of its own: `page > heading`.
fn name(target: &str) -> String {
    let parts = target.split('#').filter(|part| !part.is_empty() && !part.starts_with('^'));
    parts.collect::<Vec<_>>().join(" > ")
}

/// What is shown of what is embedded: of a note its name, of any other file what is said of it but for its size.
fn embedded(target: &str, shown: &str) -> String {
    let file = target.split('#').next().unwrap_or(target);
    let has_ending = file.rsplit_once('.').is_some_and(|(_, ending)| {
        (2..=5).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric())
    });
    let is_note = !has_ending || page_ending::without_ending(file, page_ending::MARKDOWN).is_some();
    let is_size = shown.chars().all(|c| c.is_ascii_digit() || c == 'x');
    match (is_note, is_size) {
        (true, _) => name(target),
        (false, true) => String::new(),
        (false, false) => shown.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_of_notes_see() {
        for (written, seen) in [
            ("Nối [[Subnet|mạng con]] rồi [[VPC#Chi phí]].", "Nối mạng con rồi VPC > Chi phí."),
            ("[[#Ở đây]] [[a#^x|b]] [[a\\|b]]", "Ở đây b b"),
            ("![[Ghi chú#Phần]] ![[a.png|100x80]] ![[a.png|Sơ đồ]] ![[b.md]]", "Ghi chú > Phần  Sơ đồ b.md"),
            ("[[a]] %%kín\n\nnữa%% b ^khoi\n^x", "a \n\n b\n"),
            ("> [!warning]- Chi phí\n> [[a]]", "> Chi phí\n> a"),
            ("[[a]]\ntrạng thái:: xong\n- hạn:: mai", "a\ntrạng thái: xong\n- hạn: mai"),
            (
                "[[a]] `[[b]]`\n```sh\n[[ -f x ]] && [[y]]\n```\n",
                "a `[[b]]`\n```sh\n[[ -f x ]] && [[y]]\n```\n",
            ),
        ] {
            assert_eq!(Wiki.markdown("a.md", written), seen);
            assert_eq!(written.lines().count(), seen.lines().count().max(written.lines().count()));
        }
        for text in ["if [[ -f x ]]; then 100 %% 3 %% 2", "a:: b #c", "array[[0]", "[a](b)"] {
            assert!(matches!(Wiki.markdown("a.md", text), Cow::Borrowed(_)), "{text}");
            assert!(Wiki.tags(text).is_empty());
        }
    }

    #[test]
    fn tags_in_the_text() {
        let text = "[[a]] #mạng #aws/vpc a#b #2024 # heading\n#đầu-dòng `#code`";
        assert_eq!(Wiki.tags(text), ["mạng", "aws/vpc", "đầu-dòng"]);
    }
}
