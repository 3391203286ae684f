//! What the pages of a site inherit from the pages above them and from the configuration.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::bundles::upwards;
use super::index_page::{IndexPage, target_page};
use super::section_names::name_sections;
use crate::front_matter::{Cascade, FrontMatter, part};
use crate::hugo::HugoConfig;
use crate::settings::Tree;
use crate::{SourceFile, logical_path};

/// Gives every file the values that it inherits, and the names of the sections above it.
pub(crate) fn inherit(files: &mut [&mut SourceFile], hugo: &HugoConfig) {
    let index_page = |(at, file): (usize, &&mut SourceFile)| {
        let (path, language) = file.placed(hugo);
        let is_section = path.base.eq_ignore_ascii_case("_index") && !file.bundled;
        let front_matter = is_section.then(|| front_matter(file, hugo))?;
        Some(IndexPage { at, path, language, front_matter, mount: file.mount })
    };
    let mut pages: Vec<IndexPage> = files.par_iter().enumerate().filter_map(index_page).collect();
    // Of two pages in one place the one counts whose mount comes first.
    pages.sort_by_key(|page| page.mount);
    pass_on(files, &pages, hugo);
    name_sections(files, pages, hugo);
}

fn pass_on(files: &mut [&mut SourceFile], pages: &[IndexPage], hugo: &HugoConfig) {
    // Of each directory what its pages pass on, with their languages.
    let mut passed: HashMap<&str, Vec<(usize, Vec<Cascade>)>> = HashMap::new();
    for IndexPage { path, language, front_matter, .. } in pages {
        let cascades = front_matter.cascades();
        if !cascades.is_empty() {
            passed.entry(&path.dir).or_default().push((*language, cascades));
        }
    }
    if passed.is_empty() && hugo.cascades.is_empty() {
        return;
    }
    for file in files.iter_mut() {
        let (path, language) = file.placed(hugo);
        let place = logical_path(&path);
        let page = target_page(&path, &place, hugo, language);
        let mut inherited: Vec<(String, Tree)> = Vec::new();
        let mut take = |cascade: &Cascade| {
            for (key, value) in cascade.values_for(&page) {
                if !inherited.iter().any(|(known, _)| known == key) {
                    inherited.push((key.clone(), value.clone()));
                }
            }
        };
        let is_section = path.base.eq_ignore_ascii_case("_index");
        let mut above = if is_section { upwards(&path.dir) } else { Some(path.dir.as_str()) };
        while let Some(dir) = above {
            for (of, cascades) in passed.get(dir).into_iter().flatten() {
                let is_for = |cascade: &&Cascade| cascade.names_languages() || *of == language;
                cascades.iter().filter(is_for).for_each(&mut take);
            }
            above = upwards(dir);
        }
        hugo.cascades.iter().for_each(&mut take);
        file.inherited = Arc::new(inherited);
    }
}

/// What the page of a directory says; nothing where it cannot be read, which is told when it is read as a page.
fn front_matter(file: &SourceFile, hugo: &HugoConfig) -> FrontMatter {
    let Ok(text) = file.text() else { return FrontMatter::default() };
    // Most pages say nothing to others, and front matter takes longer to read than to look through.
    let lower = text.to_ascii_lowercase();
    if !hugo.asks_for_section_names() && !lower.contains("cascade") && !lower.contains("slug") {
        return FrontMatter::default();
    }
    part(&text, &mut Vec::new()).front_matter
}
