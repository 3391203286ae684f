//! Which language a block of code is in.

use super::element::Element;

/// What generators put before the name of a language in the class of an element.
const PREFIXES: [&str; 4] = ["language-", "lang-", "highlight-source-", "highlight-"];

/// Bytes of the longest name of a language.
const LONGEST: usize = 24;

/// Names that say nothing.
const NONE: [&str; 5] = ["text", "none", "plaintext", "default", "txt"];

/// The programming language that an element says the code in it is written in.
pub(crate) fn programming_language(element: &Element) -> Option<&str> {
    if !matches!(&*element.name, "pre" | "code" | "div" | "figure") {
        return None;
    }
    let of_class = |class| PREFIXES.iter().find_map(|prefix| str::strip_prefix(class, prefix));
    let said = ["data-lang", "data-language"].into_iter().find_map(|name| element.get(name));
    let said = said.or_else(|| element.get("class")?.split_ascii_whitespace().find_map(of_class))?;
    let is_name = said.len() <= LONGEST
        && !said.is_empty()
        && said.chars().all(|c| c.is_ascii_alphanumeric() || "+-#.".contains(c));
    (is_name && !NONE.contains(&said)).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::super::grow::grow;
    use super::programming_language;

    #[test]
    fn generators_say_it_in_their_ways() {
        for (html, language) in [
            ("<pre><code class='hljs language-sh'>", Some("sh")),
            ("<div class='highlight-python notranslate'>", Some("python")),
            ("<div class='highlight highlight-source-shell'>", Some("shell")),
            ("<pre class=chroma><code data-lang=c++>", Some("c++")),
            ("<div class='language-plaintext highlighter-rouge'>", None),
            ("<div class='highlight'>", None),
            ("<span class=language-sh>", None),
            ("<code class='language-a`b'>", None),
        ] {
            let tree = grow(html).expect("a tree");
            let said = tree.elements().find_map(|(_, element)| programming_language(element));
            assert_eq!(said, language, "{html}");
        }
    }
}
