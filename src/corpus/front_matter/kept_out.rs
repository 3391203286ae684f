//! Which pages their authors keep out of search.

use super::values::FrontMatter;
use crate::settings::Tree;

/// Key and value, a line each.
const SAID: &str = include_str!("kept_out.txt");

impl FrontMatter {
    /// Whether the author keeps the page out of search, in the words of some theme.
    pub(crate) fn is_kept_out(&self) -> bool {
        // What themes are told may be among the parameters.
        [Some(&self.fields), self.fields.get("params")].into_iter().flatten().any(says_so)
    }
}

fn says_so(fields: &Tree) -> bool {
    let said = SAID.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    fields.entries().iter().any(|(key, value)| {
        let key: String = key.chars().filter(|c| !matches!(c, '-' | '_')).collect();
        said.clone().any(|(path, wanted)| match path.split_once('.') {
            Some((table, inner)) => table == key && value.get(inner).is_some_and(|value| is(value, wanted)),
            None => path == key && is(value, wanted),
        })
    })
}

fn is(value: &Tree, wanted: &str) -> bool {
    match (wanted, wanted.strip_prefix('*')) {
        ("true", _) => value.truth() == Some(true),
        ("false", _) => value.truth() == Some(false),
        (_, Some(word)) => value.text().is_some_and(|text| text.to_lowercase().contains(word)),
        (text, None) => value.text().is_some_and(|value| value.eq_ignore_ascii_case(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::FrontMatter;
    use crate::settings::Notation;

    #[test]
    fn what_themes_are_told() {
        for (yaml, is_kept_out) in [
            ("excludeSearch: true", true),
            ("exclude_search: yes", true),
            ("bookSearchExclude: true", true),
            ("excludeFromSearch: true", true),
            ("searchHidden: 'true'", true),
            ("search_exclude: true", true),
            ("private: true", true),
            ("robotsNoIndex: true", true),
            ("robots: NOINDEX, nofollow", true),
            ("robots: index", false),
            ("layout: search", true),
            ("layout: single", false),
            ("params: {excludeSearch: true}", true),
            ("search: {exclude: true}", true),
            ("search: false", true),
            ("search: {boost: 2}", false),
            ("searchable: true", false),
            ("excludeSearch: false", false),
            ("title: private", false),
            ("", false),
        ] {
            let fields = Notation::Yaml.read(yaml).expect("YAML");
            assert_eq!(FrontMatter::new(fields, yaml, 1).is_kept_out(), is_kept_out, "{yaml}");
        }
    }
}
