//! What the pages of a published site have in common is gathered.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::address::base_of;
use super::first_folder::folders;
use super::grow::grow;
use super::head::Head;
use super::language_level::language_level;
use super::main_content::{MARKS, is_marked, main_content};
use super::most::most;
use super::name::outer_parts;
use super::shared::SharedCounts;
use super::sitemap;
use super::unwanted_file::is_unwanted;
use crate::{Facts, SourceFile};

/// How many pages are looked at to tell what is the same on many of them.
const SAMPLE: usize = 64;

/// Bytes of the longest page that is looked at for that.
const LONGEST_SAMPLE: u64 = 4 << 20;

impl Facts {
    /// Gathers the facts of the site whose published pages are these, `told` being the address that the caller tells,
    /// and `configured` the one that its configuration says.
    pub(crate) fn gather(
        dir: &Arc<Path>,
        files: &[&SourceFile],
        told: Option<&str>,
        configured: Option<String>,
    ) -> Facts {
        let pages: Vec<&&SourceFile> = files.iter().filter(|file| !is_unwanted(&file.inside)).collect();
        let is_marked = pages.par_iter().any(|file| file.text().is_ok_and(|text| has_mark(&text)));
        let paths: HashSet<String> = pages.iter().map(|file| file.inside.nfc().collect()).collect();
        let step = pages.len().div_ceil(SAMPLE).max(1);
        let sample: Vec<&&SourceFile> =
            pages.into_iter().filter(|file| file.stamp.len <= LONGEST_SAMPLE).step_by(step).collect();
        let looked: Vec<_> = sample.par_iter().filter_map(|file| look(file)).collect();

        let mut bases: BTreeMap<String, usize> = BTreeMap::new();
        let mut parts: BTreeMap<String, usize> = BTreeMap::new();
        let mut shared = SharedCounts::default();
        let mut langs: Vec<&String> = looked.iter().filter_map(|page| page.head.lang.as_ref()).collect();
        langs.sort_unstable();
        langs.dedup();
        for PageLook { inside, head, tree } in &looked {
            for said in [&head.canonical, &head.card_url].into_iter().flatten() {
                if let Some(base) = base_of(said, inside) {
                    *bases.entry(base).or_default() += 1;
                }
            }
            for part in outer_parts(&head.title).into_iter().flat_map(|(first, last)| [first, last]) {
                *parts.entry(part).or_default() += 1;
            }
            if let Some(tree) = tree {
                shared.add(tree);
            }
        }
        let keywords_of_all = keywords_of_all(looked.iter().map(|page| &page.head));
        bases.retain(|base, _| base.contains("://"));
        let is_of_many = |count: usize| count >= 3 && count * 4 >= looked.len();
        let base = match told {
            Some(told) => Some(format!("{}/", told.trim_end_matches('/'))),
            None => most(&bases).or_else(|| sitemap::base(dir, &paths)),
        };
        let language_level = language_level(&paths);
        Facts {
            is_told: told.is_some(),
            base,
            configured,
            is_marked,
            only_lang: if let [only] = langs[..] { Some(only.clone()) } else { None },
            title_parts: parts
                .into_iter()
                .filter(|(_, count)| is_of_many(*count))
                .map(|(part, _)| part)
                .collect(),
            folders: folders(&paths, language_level),
            language_level,
            keywords_of_all,
            shared: shared.shared(),
        }
    }
}

/// On how many pages of a language a keyword has to stand to tell no page from another, and on what part of them.
const FEWEST_PAGES: usize = 3;
const NEARLY_ALL: (usize, usize) = (9, 10);

/// The keywords that nearly all pages of a language have, each with that language.
fn keywords_of_all<'h>(heads: impl Iterator<Item = &'h Head>) -> BTreeSet<(Option<String>, String)> {
    let mut pages: BTreeMap<&Option<String>, (usize, BTreeMap<&String, usize>)> = BTreeMap::new();
    for head in heads {
        let (count, keywords) = pages.entry(&head.lang).or_default();
        *count += 1;
        head.keywords.iter().for_each(|keyword| *keywords.entry(keyword).or_default() += 1);
    }
    let mut of_all = BTreeSet::new();
    for (lang, (pages, keywords)) in pages {
        let (part, whole) = NEARLY_ALL;
        let is_of_all = |count: usize| count >= FEWEST_PAGES && count * whole >= pages * part;
        let shared = keywords.into_iter().filter(|(_, count)| is_of_all(*count));
        of_all.extend(shared.map(|(keyword, _)| (lang.clone(), keyword.clone())));
    }
    of_all
}

/// A page that was looked at.
struct PageLook {
    inside: String,
    head: Head,
    /// The whole page, where nothing in it says which part is its text.
    tree: Option<super::tree::HtmlTree>,
}

fn look(file: &SourceFile) -> Option<PageLook> {
    let text = file.text().ok()?;
    let tree = grow(&text)?;
    let head = Head::of(&tree);
    let is_all = main_content(&tree, &[]).is_all;
    (!head.leads_on).then(|| PageLook { inside: file.inside.clone(), head, tree: is_all.then_some(tree) })
}

/// Whether an author has marked the text of a page. Pages that only speak of the marks are told apart by their trees.
fn has_mark(page: &str) -> bool {
    let speaks_of_one = MARKS.iter().any(|mark| page.contains(mark));
    speaks_of_one && grow(page).is_some_and(|tree| is_marked(&tree))
}
