//! The published pages of a site find their sources, and learn what they have in common.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::published::{PublishedDir, folder};
use super::sites::fingerprint;
use super::{Facts, PublishedAs, Site, SourceFile, read};

/// What Hugo makes lists of without being asked.
const TAXONOMIES: [&str; 2] = ["tags", "categories"];

impl Site {
    /// Gives the published pages among `files` the facts of the site, which is published to this directory, and each of
    /// the others the page that is published of it. A page and its source are found by the address.
    pub(super) fn join_published(&self, published: &PublishedDir, files: &mut [&mut SourceFile]) {
        let files = files.iter_mut().map(|file| &mut **file);
        let (mut pages, mut sources): (Vec<&mut SourceFile>, Vec<&mut SourceFile>) =
            files.partition(|file| file.is_published());
        let of_pages: Vec<&SourceFile> = pages.iter().map(|page| &**page).collect();
        let told = self.options.base_url.as_deref();
        let facts = Arc::new(Facts::gather(&published.canonical, &of_pages, told, self.configured_base()));

        let path = |page: &SourceFile| page.inside.nfc().collect::<String>();
        let by_path: HashMap<String, usize> = of_pages.iter().map(|page| path(page)).zip(0..).collect();
        let found: Vec<_> = sources
            .par_iter()
            .map(|source| {
                let paths = read::published_paths(self, source);
                let at = paths.iter().find_map(|path| by_path.get(path).copied())?;
                let bytes = of_pages[at].bytes().ok();
                Some((at, bytes.map(|bytes| fingerprint::of_bytes(0, &bytes))))
            })
            .collect();
        let mut taken = HashSet::new();
        for (source, found) in sources.iter_mut().zip(found) {
            // What two sources are published as is the first's.
            source.published = Some(match found.filter(|(at, _)| taken.insert(*at)) {
                Some((at, number)) => PublishedAs::Source {
                    page: Box::new(of_pages[at].clone()),
                    number,
                    facts: Arc::clone(&facts),
                },
                None => PublishedAs::Unpublished,
            });
        }
        for (at, page) in pages.iter_mut().enumerate() {
            page.published = Some(match taken.contains(&at) {
                true => PublishedAs::OfSource,
                false if self.is_list(&page.inside) => PublishedAs::List,
                false => {
                    PublishedAs::Page { facts: Arc::clone(&facts), folder: folder(&page.inside, &facts) }
                }
            });
        }
    }

    /// Whether a published page without a source is a list that Hugo makes of other pages.
    fn is_list(&self, path: &str) -> bool {
        let Some(hugo) = &self.hugo else { return false };
        let below = hugo.languages.iter().find_map(|language| {
            let name = if language.addresses.own_host { &language.key } else { &language.addresses.prefix };
            path.strip_prefix(name.as_str()).filter(|_| !name.is_empty())?.strip_prefix('/')
        });
        let parts: Vec<&str> = below.unwrap_or(path).split('/').collect();
        let is_next =
            matches!(parts[..], [.., "page", number, _] if number.bytes().all(|b| b.is_ascii_digit()));
        is_next || parts.len() > 1 && TAXONOMIES.contains(&parts[0])
    }

    /// Where the configuration says that the site is published.
    fn configured_base(&self) -> Option<String> {
        let hugo = self.hugo.as_ref()?;
        let base = hugo.languages.get(hugo.default_language)?.addresses.whole("/");
        (base != "/").then_some(base)
    }
}
