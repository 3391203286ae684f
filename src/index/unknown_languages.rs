//! Languages that pages declare and that timra does not know.

use std::collections::BTreeMap;

use timra_corpus::{Diagnostic, DiagnosticKind, Site};
use timra_language::{self as language, UNDETERMINED};

/// A diagnostic for each such language, with the first page that declares it. `declared` has the language, the site and
/// the path of pages, in the order of the content.
pub(crate) fn unknown_languages<'d>(
    declared: impl Iterator<Item = (&'d str, (&'d str, &'d str))>,
    sites: &[Site],
) -> Vec<Diagnostic> {
    let mut unknown: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for (lang, page) in declared.filter(|(lang, _)| *lang != UNDETERMINED && !language::is_known(lang)) {
        unknown.entry(lang).or_insert(page);
    }
    let diagnostic = |(lang, (site, path)): (&str, (&str, &str))| {
        let site = sites.iter().find(|of_content| of_content.name == site);
        let path = site.map_or_else(|| path.into(), |site| site.root.join(path));
        let what = format!("`{lang}` has no stemmer here, so its words are found as they are written");
        Diagnostic::new(DiagnosticKind::NoStemmer, what).in_file(path)
    };
    unknown.into_iter().map(diagnostic).collect()
}
