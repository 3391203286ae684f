//! What a Hugo configuration means for reading and addressing pages.

use std::collections::BTreeSet;

use super::config_files::ConfigFiles;
use super::content_dir::{clean, content_dir};
use super::ignored::Ignored;
use super::mount_filter::MountFilter;
use super::outside::look_outside;
use super::site_language::SiteLanguage;
use crate::Diagnostic;
use crate::address::{SECTION_SLUG, unknown_attribute};
use crate::front_matter::Cascade;
use crate::settings::Tree;

/// The settings of a Hugo project on which reading it depends.
#[derive(Debug, Clone)]
pub(crate) struct HugoConfig {
    /// Languages in the order of their weights, disabled ones too; never empty.
    pub languages: Vec<SiteLanguage>,
    /// Index into `languages` of the language of files that name none.
    pub default_language: usize,
    /// Whether the configuration names its languages. If not, `.vi` in `x.vi.md` is a part of the file name.
    pub names_languages: bool,
    /// Directories of content, mounted into the site.
    pub mounts: Vec<Mount>,
    /// Files that the site leaves out.
    pub ignored: Ignored,
    /// What the lists of terms are called in addresses: `tags`.
    pub taxonomies: Vec<String>,
    /// Values of front matter that the site passes on to all of its pages.
    pub cascades: Vec<Cascade>,
    /// Environment that the site is built in, such as `production`.
    pub environment: String,
    /// Oldest version of Hugo that the site asks for.
    pub least_hugo: Option<String>,
    /// Whether the slug of a section is a part of addresses, which depends on the version of Hugo.
    pub has_section_slugs: bool,
}

/// A directory of content, and its place in the site.
#[derive(Debug, Clone)]
pub(crate) struct Mount {
    /// Path relative to the project, with `/`.
    pub dir: String,
    /// Path below which the files are published, empty or `a/b`.
    pub below: String,
    /// Index of the language of the files, if the configuration names one.
    pub language: Option<usize>,
    /// The files of the directory that are mounted.
    pub filter: MountFilter,
}

/// More languages than this are not read: every page is held against each of them.
const MOST_LANGUAGES: usize = 256;

impl HugoConfig {
    /// The settings in `files`, as the newest version of Hugo reads them.
    pub(crate) fn new(files: &ConfigFiles, diagnostics: &mut Vec<Diagnostic>) -> HugoConfig {
        let tree = &files.tree;
        let text = |key: &str| tree.get(key).and_then(Tree::text);
        let configured = tree.get("languages").map_or(&[][..], Tree::entries);
        let default_key = text("defaultcontentlanguage").map(|key| key.to_lowercase());
        let names_languages = !configured.is_empty();
        let mut languages: Vec<SiteLanguage> =
            configured.iter().map(|(key, own)| SiteLanguage::new(key, tree, own)).collect();
        if languages.is_empty() {
            let key = default_key.as_deref().unwrap_or("en");
            let mut only = SiteLanguage::new(key, tree, &Tree::Null);
            let says_so = default_key.is_some() || text("languagecode").or_else(|| text("locale")).is_some();
            only.tag = only.tag.filter(|_| says_so);
            languages.push(only);
        }
        languages.sort_by(|a, b| (a.weight == 0, a.weight, &a.key).cmp(&(b.weight == 0, b.weight, &b.key)));
        if languages.len() > MOST_LANGUAGES {
            let what = format!(
                "the configuration names {} languages, so only the first {MOST_LANGUAGES} by their weights were read",
                languages.len()
            );
            diagnostics.push(files.wrong(what).hint("name those that the site has"));
            languages.truncate(MOST_LANGUAGES);
        }
        let is_key = |key: &str| languages.iter().position(|language| language.key == key);
        let default_language = is_key(default_key.as_deref().unwrap_or("en")).unwrap_or(0);
        let in_subdir = tree.get("defaultcontentlanguageinsubdir").and_then(Tree::truth).unwrap_or(false);
        let several = languages.iter().filter(|language| !language.disabled).count() > 1;
        let several_hosts = configured.iter().any(|(_, own)| own.get("baseurl").is_some());
        for (at, language) in languages.iter_mut().enumerate() {
            let prefixed = if at == default_language { in_subdir } else { several };
            if prefixed && !several_hosts {
                language.addresses.prefix.clone_from(&language.key);
            }
            language.addresses.own_host = several_hosts;
        }
        look_at_patterns(&languages, files, diagnostics);
        let mounts = mounts(files, &languages, default_language, diagnostics);
        look_outside(files, diagnostics);
        HugoConfig {
            default_language,
            names_languages,
            mounts,
            ignored: Ignored::new(files, diagnostics),
            taxonomies: match tree.get("taxonomies").map(Tree::entries) {
                Some(named) => named.iter().filter_map(|(_, plural)| plural.text()).collect(),
                None => vec!["tags".to_owned(), "categories".to_owned()],
            },
            cascades: tree.get("cascade").map(Cascade::all).unwrap_or_default(),
            environment: files.environment.clone(),
            has_section_slugs: true,
            least_hugo: tree.at(&["module", "hugoversion", "min"]).and_then(Tree::text),
            languages,
        }
    }
}

impl HugoConfig {
    /// Whether some pattern of addresses uses the names of sections.
    pub(crate) fn asks_for_section_names(&self) -> bool {
        let patterns = self.languages.iter().flat_map(|language| language.addresses.patterns());
        patterns.into_iter().any(|pattern| pattern.contains(SECTION_SLUG))
    }
}

/// Tells of patterns that Hugo would not build the site with.
fn look_at_patterns(languages: &[SiteLanguage], files: &ConfigFiles, diagnostics: &mut Vec<Diagnostic>) {
    let mut told = BTreeSet::new();
    for pattern in languages.iter().flat_map(|language| language.addresses.patterns()) {
        if let Some(unknown) = unknown_attribute(pattern)
            && told.insert(pattern)
        {
            let what = format!(
                "Hugo knows no `{unknown}`, so pages with the pattern `{pattern}` of permalinks were given their usual \
                 addresses"
            );
            diagnostics.push(files.wrong(what).hint("correct it"));
        }
    }
}

fn mounts(
    files: &ConfigFiles,
    languages: &[SiteLanguage],
    default_language: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Mount> {
    let mut mounts = module_mounts(files, languages, diagnostics);
    if mounts.is_empty() {
        let general = content_dir(&files.tree).unwrap_or_else(|| "content".to_owned());
        for (at, language) in languages.iter().enumerate() {
            let dir = language.content_dir.clone().unwrap_or_else(|| general.clone());
            // Files of the general directory are in the default language unless their names say otherwise.
            let language = if dir == general { default_language } else { at };
            if !mounts.iter().any(|mount| mount.dir == dir) {
                let (below, filter) = (String::new(), MountFilter::default());
                mounts.push(Mount { dir, below, language: Some(language), filter });
            }
        }
    }
    // A directory inside another is more particular, so it comes first.
    mounts.sort_by(|a, b| (b.dir.split('/').count(), &a.dir).cmp(&(a.dir.split('/').count(), &b.dir)));
    // The files of a directory belong to the first that mounts them.
    mounts.dedup_by(|later, first| later.dir == first.dir && first.filter.is_empty());
    mounts
}

fn module_mounts(
    files: &ConfigFiles,
    languages: &[SiteLanguage],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Mount> {
    let mut mounts = Vec::new();
    for mount in files.tree.at(&["module", "mounts"]).map_or(&[][..], Tree::items) {
        let text = |key| mount.get(key).and_then(Tree::text).and_then(|path| clean(&path));
        let (Some(dir), Some(target)) = (text("source"), text("target")) else {
            continue;
        };
        let below = match target.strip_prefix("content") {
            Some("") => String::new(),
            Some(below) if below.starts_with('/') => below[1..].to_owned(),
            _ => continue,
        };
        let of_matrix = || mount.at(&["sites", "matrix", "languages"])?.items().first()?.text();
        let key = mount.get("lang").and_then(Tree::text).or_else(of_matrix).map(|key| key.to_lowercase());
        let language = key.and_then(|key| languages.iter().position(|language| language.key == key));
        let filter = MountFilter::new(mount, &mut |pattern| {
            let what = format!(
                "the pattern `{pattern}` of the mount of {dir} is none that can be used, so it names no files"
            );
            diagnostics.push(files.wrong(what).hint("correct it"));
        });
        mounts.push(Mount { dir, below, language, filter });
    }
    mounts
}
