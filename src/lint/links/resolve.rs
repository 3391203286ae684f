//! Where the references of a page lead.
//!
//! A link is followed as a browser follows it, from the address of its page, and as Hugo does for links between
//! files: by the path of the content, without regard to case. What either way finds is there.

use std::path::PathBuf;

use timra_corpus::{Reference, ReferenceKind};

use super::address::{Address, below, is_file, is_markdown, join, key, stays_below, without_markdown};
use super::site_map::content_key;
use super::{Resolved, SiteMap, Target};
use crate::CheckedPage;

impl SiteMap {
    /// Resolves a reference on `page`: what it leads to.
    pub(crate) fn resolve(&self, page: &CheckedPage, reference: &Reference) -> Resolved {
        if reference.target.contains("{{") || reference.target.to_lowercase().contains("%7b%7b") {
            return Resolved { target: Target::Elsewhere, fragment: None };
        }
        let mut address = Address::new(&reference.target);
        let target = match reference.kind {
            ReferenceKind::ContentRef => self.content_ref(page, &address),
            _ => self.link(page, reference, &mut address),
        };
        Resolved { target, fragment: address.fragment.filter(|fragment| !fragment.is_empty()) }
    }

    fn content_ref(&self, page: &CheckedPage, address: &Address) -> Target {
        if address.path.is_empty() {
            return if address.fragment.is_some() { self.this(page) } else { Target::Empty };
        }
        if let Some(found) = self.by_content(page, &address.path) {
            return found;
        }
        let name = content_key(&self.content_path(&address.path));
        if !address.path.contains('/') && self.by_name.contains(&name) {
            Target::Exists
        } else {
            Target::Missing
        }
    }

    fn link(&self, page: &CheckedPage, reference: &Reference, address: &mut Address) -> Target {
        let is_image = matches!(reference.kind, ReferenceKind::Image { .. });
        let is_empty = reference.target.trim().is_empty();
        if let Some(origin) = &address.origin {
            if !self.origins.contains(origin) {
                return Target::Elsewhere;
            }
            // An address of the host that is not below the site is another site's.
            let Some(below) = below(&key(&address.path), &self.base).map(|below| format!("/{below}")) else {
                return Target::Elsewhere;
            };
            address.path = below;
        }
        let path = address.path.as_str();
        if path.is_empty() {
            return if is_empty { Target::Empty } else { self.this(page) };
        }
        if !self.is_hugo {
            return self.bare_link(page, path);
        }
        let dir = Address::new(&page.page.url).path;
        let dir = if dir.ends_with('/') { dir } else { join(&dir, "..") };
        let joined = join(&dir, path);
        // Themes and Hugo put the site's path before addresses that begin at the top.
        let mut candidates = vec![key(&joined)];
        if path.starts_with('/') && !self.base.is_empty() {
            candidates.push(key(&join(&self.base, &format!("./{path}"))));
        }
        if candidates.iter().any(|path| self.is_published(path)) {
            let number = candidates.iter().find_map(|path| self.by_path.get(path)).filter(|_| !is_image);
            return number.map_or(Target::Exists, |number| Target::Page(*number));
        }
        if !is_image {
            if let Some(number) = candidates.iter().find_map(|path| self.by_path.get(path)) {
                return Target::Page(*number);
            }
            if candidates.iter().any(|path| self.is_made(path) || self.is_html(path)) {
                return Target::Exists;
            }
            let other_case = candidates.iter().find_map(|path| self.by_lower_path.get(&path.to_lowercase()));
            if let Some((right, number)) = other_case {
                return Target::OtherCase(*number, format!("/{right}/"));
            }
            if let Some(found) = self.by_content(page, path) {
                return found;
            }
        }
        if candidates.iter().any(|path| self.leads_on(path)) {
            return Target::Exists;
        }
        if is_image || is_file(path) {
            return self.file(page, path, &candidates);
        }
        Target::Missing
    }

    /// Whether the host of the site leads on from this path.
    pub(crate) fn leads_on(&self, path: &str) -> bool {
        self.redirects.lead_on(path)
    }

    /// The target that is `page` itself.
    fn this(&self, page: &CheckedPage) -> Target {
        let path = if self.is_hugo && page.place.is_index {
            page.place.dir.clone()
        } else {
            join(&page.place.dir, &page.place.base)
        };
        let language = if self.is_hugo { page.place.language.clone() } else { None };
        self.by_content.get(&(language, content_key(&path))).cloned().unwrap_or(Target::Elsewhere)
    }

    /// Content that a path names, from the directory of the page or from the top, as Hugo looks it up.
    fn by_content(&self, page: &CheckedPage, path: &str) -> Option<Target> {
        let wanted = self.content_path(path);
        let dir = &page.place.dir;
        let is_bundle = page.place.is_index && !page.place.is_section;
        let mut dirs = vec![dir.clone()];
        // From a bundle: from where it lies, but for a file that is named as lying beside it.
        if is_bundle && !(is_markdown(path) && path.starts_with("../")) {
            dirs.insert(0, join(dir, ".."));
        }
        if !path.starts_with('.') {
            dirs.push(String::new());
        }
        dirs.iter().find_map(|dir| {
            let key = (page.place.language.clone(), content_key(&join(dir, &wanted)));
            self.by_content.get(&key).cloned()
        })
    }

    /// The path of content without what only its file has: extension, language, `_index`.
    fn content_path(&self, path: &str) -> String {
        let Some(bare) = Some(without_markdown(path)).filter(|bare| *bare != path) else {
            return path.to_owned();
        };
        let bare = match bare.rsplit_once('.') {
            Some((base, suffix))
                if self.languages.iter().any(|language| language.eq_ignore_ascii_case(suffix)) =>
            {
                base
            }
            _ => bare,
        };
        let (dir, name) = bare.rsplit_once('/').unwrap_or(("", bare));
        let is_index = matches!(name.to_lowercase().as_str(), "_index" | "index");
        match (is_index, path.starts_with('/')) {
            (false, _) => bare.to_owned(),
            (true, true) => format!("/{}", dir.trim_start_matches('/')),
            (true, false) => dir.to_owned(),
        }
    }

    /// Whether Hugo publishes something here that nobody wrote: the lists of top directories and of terms, feeds.
    fn is_made(&self, path: &str) -> bool {
        let mut homes = self.homes.iter().filter_map(|home| below(path, home));
        self.homes.iter().any(|home| home == path)
            || homes.any(|below| {
                let mut parts = below.split('/');
                let first = parts.next().unwrap_or_default();
                let is_list = parts.next().is_none() && self.tops.contains(path);
                is_list
                    || self.taxonomies.iter().any(|name| name == first)
                    || path.ends_with(".xml")
                    || path.split('/').any(|part| part.starts_with('_'))
            })
    }

    /// Whether something was published at this path.
    fn is_published(&self, path: &str) -> bool {
        let Some((dir, path)) = self.published_dir.as_ref().zip(below(path, &self.base)) else {
            return false;
        };
        let path = path.trim_matches('/');
        let file = dir.join(path);
        !path.is_empty()
            && stays_below("", path)
            && (file.is_file()
                || file.join("index.html").is_file()
                || file.with_added_extension("html").is_file())
    }

    /// Whether a page stands here that is not Markdown: written as HTML in the content, or a static file.
    fn is_html(&self, path: &str) -> bool {
        let homes = self.homes.iter().filter_map(|home| below(path, home)).chain([path]);
        let content = self.content_dirs.iter().chain(&self.static_dirs);
        let dirs = content.flat_map(|dir| homes.clone().map(move |path| dir.join(path)));
        dirs.into_iter().any(|page| {
            let files = ["index.html", "_index.html", "index.htm"].map(|name| page.join(name));
            page.with_added_extension("html").is_file()
                || page.extension().is_some_and(|extension| extension == "html") && page.is_file()
                || files.iter().any(|file| file.is_file())
        })
    }

    /// A file that lies beside the page, in a directory of static files or anywhere else where Hugo finds it.
    fn file(&self, page: &CheckedPage, path: &str, candidates: &[String]) -> Target {
        let mut files: Vec<PathBuf> = Vec::new();
        if !path.starts_with('/') {
            let dir = page.file.full_path.parent().map(PathBuf::from).unwrap_or_default();
            // Outside of the content nothing is looked at.
            if stays_below(&page.place.dir, path) {
                files.push(dir.join(path));
            }
        }
        let tops = candidates.iter().flat_map(|path| {
            let without_home = self.homes.iter().filter_map(|home| below(path, home));
            without_home.chain([path.as_str()])
        });
        for top in tops {
            files.extend(self.static_dirs.iter().chain(&self.other_dirs).map(|dir| dir.join(top)));
        }
        files.extend(candidates.iter().filter_map(|path| self.in_bundle(path)));
        match files.iter().any(|file| file.is_file()) {
            true => Target::Exists,
            false if self.static_dirs.is_empty() => Target::Unchecked,
            false => Target::Missing,
        }
    }

    /// The file that is published at this path, if the page above it is published with its files.
    fn in_bundle(&self, path: &str) -> Option<PathBuf> {
        let mut ends = path.rmatch_indices('/').map(|(at, _)| at);
        let (dir, end) = ends.find_map(|end| Some((self.bundles.get(&path[..end])?, end)))?;
        let name = &path[end + 1..];
        stays_below("", name).then(|| dir.join(name))
    }

    /// A link in a directory that no site is built from: to another file of it.
    fn bare_link(&self, page: &CheckedPage, path: &str) -> Target {
        let joined = join(&page.place.dir, path);
        let wanted = content_key(without_markdown(&joined));
        let indexes = ["", "/index", "/_index", "/readme"].map(|index| format!("{wanted}{index}"));
        let of = |path: &String| self.by_content.get(&(None, path.trim_start_matches('/').to_owned()));
        if let Some(found) = indexes.iter().find_map(of) {
            return found.clone();
        }
        let Some(root) = self.other_dirs.last() else { return Target::Elsewhere };
        match joined.is_empty() || root.join(&joined).exists() {
            true => Target::Exists,
            // Where the top of its addresses is, a directory does not say.
            false if path.starts_with('/') => Target::Unchecked,
            false => Target::Missing,
        }
    }
}
