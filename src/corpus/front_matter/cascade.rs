//! What a page, or the configuration, passes on to the pages below: Hugo's `cascade`.

use super::glob::Glob;
use crate::settings::Tree;

/// Values of front matter that a page passes on to the pages that a target names.
#[derive(Debug, Clone)]
pub(crate) struct Cascade {
    target: CascadeTarget,
    /// Keys of front matter in lower case.
    values: Vec<(String, Tree)>,
}

/// Which pages a cascade is for; what it does not name may be anything.
#[derive(Debug, Clone, Default)]
struct CascadeTarget {
    path: Option<Glob>,
    kind: Option<Glob>,
    environment: Option<Glob>,
    languages: Option<Vec<Glob>>,
}

/// A page, as the targets of cascades name it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TargetPage<'p> {
    /// `/docs/setup`: where it is in the content, in lower case and without its extension; `/` is the home page.
    pub path: &'p str,
    /// `home`, `section` or `page`.
    pub kind: &'p str,
    /// Key of the page's language in the configuration.
    pub language: &'p str,
    /// The environment that the site is built in.
    pub environment: &'p str,
}

impl Cascade {
    /// The cascades in the value of the key `cascade`, in the order in which they are written.
    pub(crate) fn all(cascade: &Tree) -> Vec<Cascade> {
        match cascade {
            Tree::List(items) => items.iter().filter_map(Cascade::one).collect(),
            one => Cascade::one(one).into_iter().collect(),
        }
    }

    /// The cascade in one value; `None` if it is for no page.
    fn one(cascade: &Tree) -> Option<Cascade> {
        let target = cascade.get("target").or_else(|| cascade.get("_target"));
        let target = target.map_or(Some(CascadeTarget::default()), CascadeTarget::new)?;
        let is_value = |key: &str| !["target", "_target", "params"].contains(&key);
        let own = cascade.entries().iter().filter(|(key, _)| is_value(key));
        // Here, and not in front matter, Hugo takes parameters for keys of their own.
        let params = cascade.get("params").map_or(&[][..], Tree::entries);
        Some(Cascade { target, values: own.chain(params).cloned().collect() })
    }

    /// Whether the target names languages. A cascade that names none is for the language of its own page.
    pub(crate) fn names_languages(&self) -> bool {
        self.target.languages.is_some()
    }

    /// The values for `page`; none if the cascade is for other pages.
    pub(crate) fn values_for(&self, page: &TargetPage<'_>) -> &[(String, Tree)] {
        let CascadeTarget { path, kind, environment, languages } = &self.target;
        let is_meant = path.as_ref().is_none_or(|glob| glob.is_match(page.path))
            && kind.as_ref().is_none_or(|glob| glob.is_match(page.kind))
            && environment.as_ref().is_none_or(|glob| glob.is_match(page.environment))
            && languages.as_ref().is_none_or(|globs| globs.iter().any(|glob| glob.is_match(page.language)));
        if is_meant { &self.values } else { &[] }
    }
}

impl CascadeTarget {
    fn new(target: &Tree) -> Option<CascadeTarget> {
        let text = |key: &str| target.get(key).and_then(Tree::text);
        // A pattern that is none names no page.
        let named = |key: &str| match text(key) {
            Some(pattern) => Glob::new(&pattern).map(Some),
            None => Some(None),
        };
        let matrix = target.at(&["sites", "matrix", "languages"]);
        let languages = match (matrix, text("lang")) {
            (Some(list), _) => Some(list.items().iter().filter_map(Tree::text).collect()),
            (None, Some(lang)) => Some(vec![lang]),
            (None, None) => None,
        };
        let languages =
            languages.map(|languages| languages.iter().filter_map(|key| Glob::new(key)).collect());
        let (path, kind, environment) = (named("path")?, named("kind")?, named("environment")?);
        Some(CascadeTarget { path, kind, environment, languages })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Notation;

    fn said(yaml: &str, path: &str, kind: &str, language: &str) -> Vec<String> {
        let cascade = Notation::Yaml.read(yaml).expect("YAML");
        let page = TargetPage { path, kind, language, environment: "production" };
        let all = Cascade::all(&cascade);
        all.iter().flat_map(|cascade| cascade.values_for(&page)).map(|(key, _)| key.clone()).collect()
    }

    #[test]
    fn targets() {
        let yaml = "[{a: 1}, {target: {path: /x/*}, b: 1}, {target: {path: '{/x/**,/y}', kind: page}, c: 1}, \
                    {target: {environment: development}, d: 1}, {target: {lang: vi}, params: {e: 1}}, \
                    {target: {path: '[/x'}, f: 1}, 7]";
        assert_eq!(said(yaml, "/x/p", "page", "en"), ["a", "b", "c"]);
        assert_eq!(said(yaml, "/x/p/q", "page", "en"), ["a", "c"]);
        assert_eq!(said(yaml, "/x/p/q", "section", "vi"), ["a", "e"]);
        assert_eq!(said("{target: {environment: prod*}, x: 1}", "/", "home", "en"), ["x"]);
        assert_eq!(said("5", "/", "home", "en"), [""; 0]);
    }
}
