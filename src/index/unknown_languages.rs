//! Languages that pages declare and nothing is known of.

use std::collections::BTreeMap;

use timra_corpus::Site;
use timra_language::{self as language, UNDETERMINED};

use super::Remark;

/// A remark on each such language, with the first page that declares it. `declared` names the language, the site and the
/// path of pages, in the order of the content.
pub fn unknown_languages<'d>(
    declared: impl Iterator<Item = (&'d str, (&'d str, &'d str))>,
    sites: &[Site],
) -> Vec<Remark> {
    let mut unknown: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for (lang, page) in declared.filter(|(lang, _)| *lang != UNDETERMINED && !language::is_known(lang)) {
        unknown.entry(lang).or_insert(page);
    }
    let remark = |(lang, (site, path)): (&str, (&str, &str))| {
        let site = sites.iter().find(|of_content| of_content.name == site);
        let path = site.map_or_else(|| path.into(), |site| site.root.join(path));
        let message = format!("`{lang}` has no stemmer here, so its words are found as they are written");
        Remark { path, line: None, kind: "no-stemmer".to_owned(), message }
    };
    unknown.into_iter().map(remark).collect()
}
