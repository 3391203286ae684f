//! What the sections above a page are called in its address.

use std::collections::HashMap;
use std::sync::Arc;

use super::index_page::{IndexPage, target_page};
use crate::address::{NamedSection, SectionNames};
use crate::hugo::HugoConfig;
use crate::{SourceFile, logical_path};

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
