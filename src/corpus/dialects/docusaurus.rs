//! Where Docusaurus has translations: `i18n/<language>/docusaurus-plugin-content-docs/current/…`.

use super::Dialect;

/// What the names of the directories of its plugins begin with.
const PLUGIN: &str = "docusaurus-plugin-content-";

pub(super) struct Docusaurus;

impl Dialect for Docusaurus {
    fn place(&self, path: &str) -> Option<(String, String)> {
        let mut parts = path.split('/');
        let mut above = Vec::new();
        parts.by_ref().take_while(|part| *part != "i18n").for_each(|part| above.push(part));
        let language = parts.next()?;
        let plugin = parts.next()?.strip_prefix(PLUGIN)?;
        let (kind, id) = plugin.split_once('-').map_or((plugin, None), |(kind, id)| (kind, Some(id)));
        let below: Vec<&str> = parts.collect();
        let dir = match (kind, below.first().copied()) {
            ("docs", Some(version)) => {
                let versioned = if version == "current" { None } else { Some(version) };
                let dir = match (id, versioned) {
                    (None, None) => "docs".to_owned(),
                    (None, Some(version)) => format!("versioned_docs/{version}"),
                    (Some(id), None) => id.to_owned(),
                    (Some(id), Some(version)) => format!("{id}_versioned_docs/{version}"),
                };
                Some((dir, &below[1..]))
            }
            ("blog", Some(_)) => Some((id.unwrap_or("blog").to_owned(), &below[..])),
            ("pages", Some(_)) => Some((id.unwrap_or("src/pages").to_owned(), &below[..])),
            _ => None,
        };
        let (dir, below) = dir?;
        above.push(&dir);
        above.extend(below);
        Some((language.to_owned(), above.join("/")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_belongs_to_its_page() {
        for (path, language, of) in [
            ("i18n/vi/docusaurus-plugin-content-docs/current/a/b.md", "vi", "docs/a/b.md"),
            ("www/i18n/pt-BR/docusaurus-plugin-content-blog/x.mdx", "pt-BR", "www/blog/x.mdx"),
            (
                "i18n/vi/docusaurus-plugin-content-docs/version-2.0/b.md",
                "vi",
                "versioned_docs/version-2.0/b.md",
            ),
            ("i18n/vi/docusaurus-plugin-content-docs-community/current/b.md", "vi", "community/b.md"),
            ("i18n/vi/docusaurus-plugin-content-pages/b.md", "vi", "src/pages/b.md"),
        ] {
            assert_eq!(Docusaurus.place(path), Some((language.to_owned(), of.to_owned())), "{path}");
        }
        for path in ["docs/a.md", "i18n/vi/a.md", "i18n/vi/code.json", "i18n", "a/i18n/vi"] {
            assert_eq!(Docusaurus.place(path), None, "{path}");
        }
    }
}
