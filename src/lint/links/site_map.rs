//! What a site publishes.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use timra_corpus::{PagePlace, Site};
use unicode_normalization::UnicodeNormalization;

use super::Target;
use super::address::{Address, below, join, key};
use super::redirects::Redirects;
use crate::{CheckedPage, Unpublished};

/// Everything that one site publishes, by the addresses and names that links use.
pub(crate) struct SiteMap {
    pub(super) is_hugo: bool,
    /// The hosts of the site, as `https://host`, one for each language that has its own.
    pub(super) origins: HashSet<String>,
    /// Path of the top of the site, without slashes at its ends.
    pub(super) base: String,
    /// Paths of the home pages, one for each language.
    pub(super) homes: Vec<String>,
    /// Indexes of pages by their published paths.
    pub(super) by_path: HashMap<String, usize>,
    /// Indexes and published paths of pages by their published paths in lower case.
    pub(super) by_lower_path: HashMap<String, (String, usize)>,
    /// Directories of the files that are published with a page, by the path of the page.
    pub(super) bundles: HashMap<String, PathBuf>,
    /// Paths of the top directories that pages lie in.
    pub(super) tops: HashSet<String>,
    /// Pages by language and path of their content.
    pub(super) by_content: HashMap<(Option<String>, String), Target>,
    /// Names of files and directories in the content, for references that give nothing but a name.
    pub(super) by_name: HashSet<String>,
    /// Keys of the languages of the site.
    pub(super) languages: Vec<String>,
    /// What its lists of terms are called.
    pub(super) taxonomies: Vec<String>,
    /// Directories of content.
    pub(super) content_dirs: Vec<PathBuf>,
    /// Directories of static files, which are published unchanged.
    pub(super) static_dirs: Vec<PathBuf>,
    /// Where the site is published to, if that is known.
    pub(super) published_dir: Option<PathBuf>,
    /// Addresses that the host leads readers on from.
    pub(super) redirects: Redirects,
    /// Other directories with files that pages may use.
    pub(super) other_dirs: Vec<PathBuf>,
}

impl SiteMap {
    /// The site map of a site with this index, whose pages and other files are among `pages` and `unpublished`.
    pub(crate) fn of(
        (at, site): (usize, &Site),
        pages: &[CheckedPage],
        unpublished: &[Unpublished],
    ) -> SiteMap {
        let homes: Vec<Address> = site.homes().values().map(|home| Address::new(home)).collect();
        let origins: HashSet<String> = homes.iter().filter_map(|home| home.origin.clone()).collect();
        let homes: Vec<String> = homes.into_iter().map(|home| key(&home.path)).collect();
        let redirects = redirects(site, &origins);
        let mut map = SiteMap {
            is_hugo: site.is_hugo(),
            origins,
            base: common(&homes),
            languages: site.homes().into_keys().collect(),
            by_path: HashMap::new(),
            bundles: HashMap::new(),
            tops: HashSet::new(),
            by_lower_path: HashMap::new(),
            by_content: HashMap::new(),
            by_name: HashSet::new(),
            taxonomies: site.taxonomies().iter().map(|name| name.to_lowercase()).collect(),
            content_dirs: site.content_dirs(),
            redirects,
            static_dirs: static_dirs(site.project()),
            published_dir: site.published_dir().map(Path::to_owned),
            other_dirs: vec![site.project().join("assets"), site.root.clone()],
            homes,
        };
        for unpublished in unpublished.iter().filter(|unpublished| unpublished.site == at) {
            map.add_content(&unpublished.place, Target::Unpublished(unpublished.reason));
        }
        for (number, page) in pages.iter().enumerate().filter(|(_, page)| page.site == at) {
            map.add_content(&page.place, Target::Page(number));
            if page.page.url.is_empty() {
                continue;
            }
            let path = Address::new(&page.page.url).path;
            let dir = path.clone();
            if let Some(lies_in) = page.file.full_path.parent().filter(|_| map.is_hugo && page.place.is_index)
            {
                map.bundles.insert(key(&path), lies_in.to_owned());
            }
            map.add_path(key(&path), number);
            for alias in &page.source.aliases {
                let alias = if alias.starts_with('/') {
                    join(&map.base, &format!("./{alias}"))
                } else {
                    join(&dir, &format!("../{alias}"))
                };
                map.add_path(key(&alias), number);
            }
        }
        map
    }

    /// What is not known of the redirects of the site, a sentence each.
    pub(crate) fn unread_redirects(&self) -> impl Iterator<Item = &str> {
        self.redirects.unread.iter().map(String::as_str)
    }

    fn add_path(&mut self, path: String, number: usize) {
        for home in &self.homes {
            let top = below(&path, home).and_then(|below| below.split_once('/'));
            self.tops.extend(top.map(|(top, _)| join(home, top)));
        }
        self.by_lower_path.entry(path.to_lowercase()).or_insert_with(|| (path.clone(), number));
        self.by_path.entry(path).or_insert(number);
    }

    fn add_content(&mut self, place: &PagePlace, target: Target) {
        let path =
            if self.is_hugo && place.is_index { place.dir.clone() } else { join(&place.dir, &place.base) };
        let path = content_key(&path);
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        self.by_name.insert(name);
        let language = if self.is_hugo { place.language.clone() } else { None };
        let entry = self.by_content.entry((language, path)).or_insert_with(|| target.clone());
        if matches!(target, Target::Page(_)) {
            *entry = target;
        }
    }
}

/// What the host of a site leads on from: files of the project say it, or files that were published.
fn redirects(site: &Site, origins: &HashSet<String>) -> Redirects {
    let mut dirs = static_dirs(site.project());
    dirs.extend(site.published_dir().map(Path::to_owned));
    Redirects::of(site.project(), &dirs, origins)
}

/// Directories of files that are published as they are: the project's own and those of its themes.
fn static_dirs(project: &Path) -> Vec<PathBuf> {
    let themes = std::fs::read_dir(project.join("themes")).into_iter().flatten().flatten();
    let dirs = themes.map(|theme| theme.path().join("static")).chain([project.join("static")]);
    let mut dirs: Vec<PathBuf> = dirs.filter(|dir| dir.is_dir()).collect();
    dirs.sort();
    // A theme's files are not the site's: without a directory of its own, nothing is known of those.
    if project.join("static").is_dir() { dirs } else { Vec::new() }
}

/// The form of a name that content is looked up by: Hugo takes upper and lower case for the same, and a space for a
/// hyphen.
pub(super) fn content_key(path: &str) -> String {
    let path: String = path.trim_matches('/').nfc().collect();
    path.to_lowercase().replace(' ', "-")
}

/// The directory that all of these paths lie in or are.
fn common(paths: &[String]) -> String {
    let Some(first) = paths.first() else { return String::new() };
    let mut parts: Vec<&str> = first.split('/').filter(|part| !part.is_empty()).collect();
    for path in &paths[1..] {
        let same = parts.iter().zip(path.split('/')).take_while(|(a, b)| **a == *b).count();
        parts.truncate(same);
    }
    parts.join("/")
}
