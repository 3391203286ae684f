//! What the sections above a page are called in its address.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::content_path::logical_path;
use super::inheritance::{IndexPage, target_page};
use super::source_file::SourceFile;
use crate::hugo::HugoConfig;

/// How the page of a section names the section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedSection {
    /// Slug of the section, if it has one.
    pub slug: Option<String>,
    /// Title of the section, or an empty string.
    pub title: String,
}

/// Names of those sections above a page, and of its own, that have a page: by the number of directories from the
/// top. Empty if no name of a section is a part of any address.
pub(crate) type SectionNames = Arc<BTreeMap<usize, NamedSection>>;

/// Gives every file the names of the sections above it; `pages` are the pages of these sections.
pub(crate) fn name_sections(files: &mut [&mut SourceFile], pages: Vec<IndexPage>, hugo: &HugoConfig) {
    let mut names: HashMap<(String, usize), NamedSection> = HashMap::new();
    for IndexPage { at, path, language, front_matter, .. } in pages {
        let place = logical_path(&path);
        let page = target_page(&path, &place, hugo, language);
        let front_matter = front_matter.completed(&page, &files[at].inherited);
        let name = NamedSection { slug: front_matter.slug(), title: front_matter.title() };
        // Of two pages in one place the first counts.
        names.entry((path.dir, language)).or_insert(name);
    }
    if !hugo.asks_for_section_names() && names.values().all(|name| name.slug.is_none()) {
        return;
    }
    let mut above: HashMap<(String, usize), SectionNames> = HashMap::new();
    for file in files.iter_mut() {
        let (path, language) = file.placed(hugo);
        let key = (path.dir, language);
        if !above.contains_key(&key) {
            let ends = key.0.match_indices('/').map(|(at, _)| at).chain([key.0.len()]);
            let name = |(depth, end): (usize, usize)| {
                let name = names.get(&(key.0[..end].to_owned(), language))?;
                Some((depth, name.clone()))
            };
            let of_dir = (1..).zip(ends).filter_map(name).collect();
            above.insert(key.clone(), Arc::new(of_dir));
        }
        file.section_names = Arc::clone(&above[&key]);
    }
}
