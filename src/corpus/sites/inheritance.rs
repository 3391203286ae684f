//! What the pages of a site inherit from the pages above them and from the configuration.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::bundles::upwards;
use super::content_path::{ContentPath, PageKind};
use super::site::SourceFile;
use crate::corpus::front_matter::{Cascade, TargetPage, part};
use crate::corpus::hugo::HugoConfig;
use crate::corpus::read;
use crate::corpus::tree::Tree;

/// Values of front matter that a page has unless it says otherwise; keys in lower case, the nearest first.
pub type Inherited = Arc<Vec<(String, Tree)>>;

/// Gives every file what it inherits.
pub fn inherit(files: &mut [&mut SourceFile], hugo: &HugoConfig) {
    // Of each directory what its pages pass on, with their languages.
    let mut passed: HashMap<String, Vec<(usize, Vec<Cascade>)>> = HashMap::new();
    let passes = |file: &&mut SourceFile| {
        let (path, language) = file.placed(hugo);
        let is_section = path.base.eq_ignore_ascii_case("_index");
        is_section.then(|| (file.mount, path.dir, language, cascades(file)))
    };
    let mut passing: Vec<_> = files.par_iter().filter(|file| !file.bundled).filter_map(passes).collect();
    // Of two pages in one place the one counts whose mount comes first.
    passing.sort_by_key(|(mount, ..)| *mount);
    for (_, dir, language, cascades) in passing {
        if !cascades.is_empty() {
            passed.entry(dir).or_default().push((language, cascades));
        }
    }
    if passed.is_empty() && hugo.cascades.is_empty() {
        return;
    }
    for file in files.iter_mut() {
        let (path, language) = file.placed(hugo);
        let place = logical_path(&path);
        let page = target_page(&path, &place, &hugo.languages[language].key);
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

/// What the page of a file passes on; nothing where it cannot be read, which is told when it is read as a page.
fn cascades(file: &SourceFile) -> Vec<Cascade> {
    let Ok(text) = read::opened(&file.full_path) else { return Vec::new() };
    // Most pages have none, and front matter takes longer to read than to look through.
    if !text.to_ascii_lowercase().contains("cascade") {
        return Vec::new();
    }
    part(&text, &mut |_, _, _| {}).front_matter.cascades()
}

/// Where a page stands as targets name it.
pub fn logical_path(path: &ContentPath) -> String {
    let name = if path.kind == PageKind::Single { path.base.as_str() } else { "" };
    let parts = path.dir.split('/').chain([name]).filter(|part| !part.is_empty());
    let place: String = parts.flat_map(|part| ["/", part]).collect();
    if place.is_empty() { "/".to_owned() } else { place.to_lowercase().replace(' ', "-") }
}

/// A page as targets name it.
pub fn target_page<'p>(path: &ContentPath, place: &'p str, language: &'p str) -> TargetPage<'p> {
    let kind = match path.kind {
        PageKind::Home => "home",
        PageKind::Section => "section",
        PageKind::Bundle | PageKind::Single => "page",
    };
    TargetPage { path: place, kind, language }
}
