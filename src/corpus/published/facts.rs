//! What the pages of a published site have in common.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use regex::bytes::Regex;
use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::xxh3_64;

use super::address::base_of;
use super::grow::grow;
use super::head::Head;
use super::main_content::{MARKS, is_marked, main_content};
use super::name::outer_parts;
use super::shared::SharedCounts;
use super::sitemap;
use super::unwanted_file::is_unwanted;
use crate::SourceFile;
use crate::file_text;

/// How many pages are looked at to tell what is the same on many of them.
const SAMPLE: usize = 64;

/// Bytes of the longest page that is looked at for that.
const LONGEST_SAMPLE: u64 = 4 << 20;

/// What the pages of a published site have in common. It is known before the first of them is read as a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// What the addresses of the pages begin with: `https://kb.test/docs/`. `None` if nothing says so.
    pub base: Option<String>,
    /// What the addresses of the pages begin with by the configuration of the source.
    pub configured: Option<String>,
    /// Whether the caller has given the address of the site, so that pages do not count.
    pub is_told: bool,
    /// Whether authors have marked the text of pages. If so, a page without a mark has no text to search.
    pub is_marked: bool,
    /// The language that every page declares that declares one: where it is the same everywhere, nobody chose it for a
    /// page.
    pub only_lang: Option<String>,
    /// Parts of titles that many pages have: the name of the site.
    pub title_parts: Vec<String>,
    /// Numbers of the texts of elements that are the same on many pages.
    pub shared: HashSet<u64>,
}

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
        let is_marked = pages.par_iter().any(|file| file.bytes().is_ok_and(|bytes| has_mark(&bytes)));
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
        bases.retain(|base, _| base.contains("://"));
        let is_of_many = |count: usize| count >= 3 && count * 4 >= looked.len();
        let base = match told {
            Some(told) => Some(format!("{}/", told.trim_end_matches('/'))),
            None => most(&bases).or_else(|| sitemap::base(dir, &paths)),
        };
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
            shared: shared.shared(),
        }
    }

    /// The facts as text: pages that are read with the same text are read alike.
    pub(crate) fn text(&self) -> String {
        let Facts { base, configured, is_told, is_marked, only_lang, title_parts, shared } = self;
        let mut shared: Vec<&u64> = shared.iter().collect();
        shared.sort_unstable();
        let mut bytes = String::new();
        shared.iter().for_each(|number| {
            let _ = write!(bytes, "{number} ");
        });
        format!(
            "{base:?} {configured:?} {is_told} {is_marked} {only_lang:?} {title_parts:?} {}",
            xxh3_64(bytes.as_bytes())
        )
    }
}

/// A page that was looked at.
struct PageLook {
    inside: String,
    head: Head,
    /// The whole page, where nothing in it says which part is its text.
    tree: Option<super::tree::HtmlTree>,
}

fn look(file: &SourceFile) -> Option<PageLook> {
    let text = file_text::opened(file).ok()?;
    let tree = grow(&text)?;
    let head = Head::of(&tree);
    let is_all = main_content(&tree, &[]).is_all;
    (!head.leads_on).then(|| PageLook { inside: file.inside.clone(), head, tree: is_all.then_some(tree) })
}

/// One of the marks; text that speaks of it is told apart when the page is read.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    let marks: Vec<String> = MARKS.iter().map(|mark| format!(r"\s{mark}[\s=>/]")).collect();
    Regex::new(&marks.join("|")).expect("a valid expression")
});

fn has_mark(page: &[u8]) -> bool {
    MARK.is_match(page)
        && std::str::from_utf8(page).is_ok_and(|page| grow(page).is_some_and(|tree| is_marked(&tree)))
}

/// What most have; of several the first.
pub(crate) fn most(counts: &BTreeMap<String, usize>) -> Option<String> {
    let most = counts.values().max()?;
    counts.iter().find(|(_, count)| *count == most).map(|(of, _)| of.clone())
}
