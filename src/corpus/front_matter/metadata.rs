//! What the author says of a page beside its text.

use super::values::FrontMatter;
use crate::settings::Tree;

/// Keys of the front matter that hold it.
const KEYS: [&str; 5] = ["description", "summary", "keywords", "tags", "categories"];

impl FrontMatter {
    /// What the author says the page is about: description, summary, keywords, tags, categories, and the words of
    /// its aliases. None of it is in the text of the page.
    pub(crate) fn metadata(&self) -> Vec<String> {
        let values = KEYS.iter().filter_map(|key| self.fields.get(key)).flat_map(texts);
        let names = self.aliases().into_iter().map(|alias| words_of_name(&alias));
        let words = values.chain(names).map(|words| words.trim().to_owned());
        words.filter(|words| !words.is_empty()).collect()
    }
}

impl FrontMatter {
    /// The tags of the page.
    pub(crate) fn tags(&self) -> Vec<String> {
        self.names("tags")
    }

    /// The categories of the page.
    pub(crate) fn categories(&self) -> Vec<String> {
        self.names("categories")
    }

    /// The names under a key: a list of them, or one text with commas between them.
    fn names(&self, key: &str) -> Vec<String> {
        match self.fields.get(key) {
            Some(Tree::Text(text)) => text.split(',').map(str::to_owned).collect(),
            Some(value) => texts(value),
            None => Vec::new(),
        }
    }
}

/// One text, or several.
fn texts(value: &Tree) -> Vec<String> {
    match value {
        Tree::List(items) => items.iter().filter_map(Tree::text).collect(),
        // A truth value or a table is for the theme.
        Tree::Bool(_) => Vec::new(),
        one => one.text().into_iter().collect(),
    }
}

/// An address without what joins its words.
fn words_of_name(name: &str) -> String {
    let name = name.trim_end_matches('/');
    let name = [".html", ".htm", ".md"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    if name.contains('/') { name.replace(['/', '-', '_'], " ") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::FrontMatter;
    use crate::settings::Notation;

    #[test]
    fn what_authors_say_of_a_page() {
        for (yaml, words) in [
            ("description: ' Học phí '\nsummary: Mỗi kỳ", &["Học phí", "Mỗi kỳ"][..]),
            ("keywords: tuition, fees\ntags: [tài chính, 2024]", &["tuition, fees", "tài chính", "2024"]),
            ("categories: Guides", &["Guides"]),
            ("aliases: [/cu/bang-gia/, price list, /x_y/z.html]", &["cu bang gia", "price list", "x y z"]),
            ("tags: {a: b}\ndescription: true\nkeywords: ['', [a]]", &[]),
            ("title: x", &[]),
        ] {
            let fields = Notation::Yaml.read(yaml).expect("YAML");
            assert_eq!(FrontMatter::new(fields, yaml, 1).metadata(), words, "{yaml}");
        }
    }

    #[test]
    fn tags_are_a_list_or_a_text() {
        for (yaml, tags) in [
            ("tags: [Hạ tầng, 'Hà Nội, Việt Nam', 2024]", &["Hạ tầng", "Hà Nội, Việt Nam", "2024"][..]),
            ("tags: devops, cloud", &["devops", " cloud"]),
            ("tags: 2024", &["2024"]),
            ("tags:\n- a\n-\n- {b: c}\n- true", &["a", "true"]),
            ("tags: {a: b}\ncategories: c", &[]),
            ("tags: true", &[]),
        ] {
            let fields = Notation::Yaml.read(yaml).expect("YAML");
            assert_eq!(FrontMatter::new(fields, yaml, 1).tags(), tags, "{yaml}");
        }
    }
}
