//! From where the links of a page lead, where the page says so itself.

use super::tree::HtmlTree;

/// Bytes of the longest such address that is followed.
const LONGEST: usize = 2048;

/// The address that the first `<base href>` of a page gives to its links to lead from, as it is written; `None` if there
/// is none, or one that browsers do not follow.
pub(crate) fn base_element(tree: &HtmlTree) -> Option<&str> {
    let mut bases = tree.elements().filter(|(_, element)| element.name == "base");
    let base = bases.find_map(|(_, element)| element.get("href"))?.trim();
    let scheme = base.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
    let is_followed = !base.is_empty() && base.len() <= LONGEST && scheme != "data" && scheme != "javascript";
    is_followed.then_some(base)
}

#[cfg(test)]
mod tests {
    use super::super::grow::grow;
    use super::*;

    #[test]
    fn the_first_one_with_an_address_counts() {
        let long = format!("<base href=/{}/>", "a".repeat(LONGEST));
        for (html, base) in [
            ("<head><base target=_top><base href=' /a/ '><base href=/b/></head>", Some("/a/")),
            ("<base href=''>", None),
            ("<base href='data:text/html,x'>", None),
            ("<a href=/b/>", None),
            (&long, None),
        ] {
            assert_eq!(base_element(&grow(html).expect("a tree")), base, "{html}");
        }
    }
}
