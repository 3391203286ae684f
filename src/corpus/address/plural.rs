//! The plural of a word, as Hugo titles a section that has no page of its own.

/// The plural of `name` by the regular rules of English.
pub(crate) fn plural(name: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if let Some(stem) = name.strip_suffix("is") {
        return format!("{stem}es");
    }
    if let Some(stem) = name.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        return format!("{stem}ies");
    }
    if ends(&["ss", "us", "x", "z", "ch", "sh"]) {
        return format!("{name}es");
    }
    if ends(&["s"]) { name.to_owned() } else { format!("{name}s") }
}

#[cfg(test)]
mod tests {
    use super::plural;

    /// The rules of Hugo 0.168.0.
    #[test]
    fn plurals() {
        for (name, expected) in [
            ("4-workshop", "4-workshops"),
            ("analysis", "analyses"),
            ("bai-viet", "bai-viets"),
            ("bus", "buses"),
            ("city", "cities"),
            ("class", "classes"),
            ("day", "days"),
            ("docs", "docs"),
            ("series", "series"),
            ("wish", "wishes"),
        ] {
            assert_eq!(plural(name), expected);
        }
    }
}
