//! Finds the sites below the roots that a caller names.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

use super::index_settings::IndexSettings;
use super::site::Site;
use super::strays::look_beside_projects;
use crate::dialects;
use crate::error::{Error, Result};
use crate::file_name::is_hidden;
use crate::hugo::{
    ConfigFiles, Evidence, HugoConfig, HugoVersion, base_url, bringing, config_files, main_file, read, words,
};
use crate::published::{PublishedDir, is_published_html, site_name};
use crate::{CorpusOptions, Diagnostic, DiagnosticKind, HeadingIds, IdSource};

/// How far below a root a Hugo project may lie.
const DEEPEST: usize = 4;

/// The sites of these roots, in the order of the roots and then of their paths. Each root is a Hugo project, a
/// content directory of one, a directory of several, or any directory of Markdown.
///
/// # Errors
///
/// A root that is no directory, or cannot be read.
pub fn sites(
    roots: &[PathBuf],
    options: &CorpusOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<Site>> {
    let published = options.published.as_deref().map(published_dir).transpose()?;
    let mut sites: Vec<Site> = Vec::new();
    for root in roots {
        let canonical = directory(root)?;
        for mut site in of_root(root, &canonical, options, published.as_ref(), diagnostics) {
            site.published = site.published.or_else(|| published.clone());
            if sites.iter().any(|other| other.canonical == site.canonical) {
                let what = "this directory is named twice or lies within another root, so it was read once";
                diagnostics.push(Diagnostic::new(DiagnosticKind::SameRoot, what).in_file(site.root));
                continue;
            }
            site.settings = IndexSettings::of(&site.root, &site.project, diagnostics);
            site.config_files.extend(site.settings.file().cloned());
            look_at_url(&site, diagnostics);
            sites.push(site);
        }
    }
    look_at_overlaps(&sites, diagnostics);
    name_apart(&mut sites, diagnostics);
    Ok(sites)
}

fn directory(root: &Path) -> Result<PathBuf> {
    let unreadable = |source| Error::Read { path: root.to_owned(), source };
    let canonical = root.canonicalize().map_err(unreadable)?;
    std::fs::read_dir(&canonical).map_err(unreadable)?;
    Ok(canonical)
}

fn published_dir(path: &Path) -> Result<PublishedDir> {
    PublishedDir::new(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

fn of_root(
    root: &Path,
    canonical: &Path,
    options: &CorpusOptions,
    published: Option<&PublishedDir>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Site> {
    if published.is_some_and(|published| *published.canonical == *canonical) {
        return vec![published_alone(root, canonical, options)];
    }
    if let Some(site) = project(root, canonical, options, diagnostics) {
        return vec![site];
    }
    if let Some(site) = content_of_project(root, canonical, options, diagnostics) {
        return vec![site];
    }
    let projects = projects_below(root);
    let mut sites = Vec::new();
    for dir in &projects {
        match dir.canonicalize() {
            Ok(canonical) => sites.extend(project(dir, &canonical, options, diagnostics)),
            Err(error) => {
                let what = format!("this project cannot be read and was left out: {error}");
                let wrong = Diagnostic::new(DiagnosticKind::UnreadablePage, what).in_file(dir);
                diagnostics.push(wrong.hint("check its permissions"));
            }
        }
    }
    if sites.is_empty() {
        let is_published = is_published_html(root);
        return vec![match is_published {
            true => published_alone(root, canonical, options),
            false => of_dialect(root, canonical, options),
        }];
    }
    look_beside_projects(root, &projects, diagnostics);
    sites
}

/// Whether Hugo would build this directory. A file called `config` alone says little: many tools have one.
fn is_project(dir: &Path) -> bool {
    match main_file(dir) {
        Some(file) if file.file_stem().is_some_and(|stem| stem == "hugo") => true,
        Some(file) => {
            let dirs = ["content", "themes", "layouts", "archetypes", "i18n"];
            dirs.iter().any(|name| dir.join(name).is_dir()) && !is_of_zola(&file)
        }
        None => dir.join("config").join("_default").is_dir() && dir.join("content").is_dir(),
    }
}

/// Whether a configuration is Zola's, which has directories of the same names: without its `base_url` Zola builds
/// nothing.
fn is_of_zola(file: &Path) -> bool {
    let Some(tree) = read(file, &mut Vec::new()) else { return false };
    let is_toml = file.extension().is_some_and(|extension| extension == "toml");
    is_toml && tree.get("base_url").is_some() && tree.get("baseurl").is_none()
}

fn project(
    dir: &Path,
    canonical: &Path,
    options: &CorpusOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Site> {
    if !is_project(dir) {
        return None;
    }
    let mut files = config_files(dir, options.environment(), diagnostics)?;
    let mut site = bare(dir, canonical, options);
    let hugo = configured(&mut site, &mut files, Some(dir), diagnostics);
    site.words = words(dir, &hugo.languages, diagnostics);
    site.bringing = bringing(dir);
    if !hugo.mounts.iter().any(|mount| dir.join(&mount.dir).is_dir()) {
        let what = format!(
            "the content directory {} does not exist, so this site has no pages",
            hugo.mounts.first().map_or("content", |mount| mount.dir.as_str())
        );
        let wrong = Diagnostic::new(DiagnosticKind::NoContent, what).hint("correct contentDir");
        diagnostics.push(wrong.in_file(files.files.first().map_or(dir, PathBuf::as_path)));
    }
    site.hugo = Some(hugo);
    Some(site)
}

/// Lays the configuration over the site; the project's other files may be read only where the root holds them.
fn configured(
    site: &mut Site,
    files: &mut ConfigFiles,
    project: Option<&Path>,
    diagnostics: &mut Vec<Diagnostic>,
) -> HugoConfig {
    let base = base_url(site.options.base_url.as_deref(), project, &files.tree);
    if let Some(url) = &base.instead {
        files.say_base_url(url);
    }
    let mut hugo = HugoConfig::new(files, diagnostics);
    if !base.is_known && hugo.languages.iter().any(|language| !language.disabled && !language.has_host()) {
        let what = "nothing says where this site is published, so results have addresses such as /docs/page/ that lead \
                    somewhere on the site itself only";
        let wrong = Diagnostic::new(DiagnosticKind::NoBaseUrl, what).hint("set baseURL");
        diagnostics.push(wrong.in_file(files.main()));
    }
    let version = HugoVersion::of(Evidence {
        told: site.options.hugo_version.as_deref(),
        project,
        least: hugo.least_hugo.as_deref(),
        old_name: files.old_name,
    });
    site.id_source = version.id_source();
    hugo.has_section_slugs = version.has_section_slugs();
    let declared = hugo.languages.iter().filter(|language| !language.disabled);
    site.languages = declared.filter_map(|language| language.tag.clone()).collect();
    site.config_files.clone_from(&files.files);
    hugo
}

/// A content directory, or one that holds the content directories, of a project up to two levels above.
fn content_of_project(
    root: &Path,
    canonical: &Path,
    options: &CorpusOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Site> {
    for above in canonical.ancestors().skip(1).take(2) {
        if !is_project(above) {
            continue;
        }
        let mut of_project = Vec::new();
        let mut files = config_files(above, options.environment(), &mut of_project)?;
        let is_unreadable = !of_project.is_empty();
        let mut site = bare(root, canonical, options);
        let hugo = configured(&mut site, &mut files, None, &mut of_project);
        let is_content = hugo.mounts.iter().any(|mount| {
            let mounted = above.join(&mount.dir);
            mounted.starts_with(canonical) || mounted == canonical || canonical.starts_with(&mounted)
        });
        // One that cannot be read may have said that it is.
        if is_content || is_unreadable {
            diagnostics.extend(of_project);
        }
        if !is_content {
            return None;
        }
        // Paths are told as the caller named the root, so the project is where its canonical path is.
        site.project = above.to_owned();
        site.hugo = Some(hugo);
        return Some(site);
    }
    None
}

/// A directory that no Hugo builds, as the program that it is written for reads it.
fn of_dialect(root: &Path, canonical: &Path, options: &CorpusOptions) -> Site {
    let site = Site { order: dialects::order(root), ..bare(root, canonical, options) };
    match dialects::heading_ids(root) {
        Some(heading_ids) => Site { heading_ids, id_source: IdSource::Text, ..site },
        None => site,
    }
}

fn bare(root: &Path, canonical: &Path, options: &CorpusOptions) -> Site {
    let name = canonical.file_name().map_or_else(|| "site".into(), |name| name.to_string_lossy());
    Site {
        name: name.nfc().collect(),
        root: root.to_owned(),
        canonical: canonical.into(),
        hugo: None,
        project: root.to_owned(),
        id_source: HugoVersion::of(Evidence {
            told: options.hugo_version.as_deref(),
            project: None,
            least: None,
            old_name: false,
        })
        .id_source(),
        heading_ids: HeadingIds::default(),
        words: Default::default(),
        bringing: Default::default(),
        languages: Vec::new(),
        order: Vec::new(),
        settings: IndexSettings::default(),
        config_files: Vec::new(),
        published: None,
        options: options.clone(),
    }
}

/// A site of which there is nothing but what a generator published to `root`.
fn published_alone(root: &Path, canonical: &Path, options: &CorpusOptions) -> Site {
    let site = bare(root, canonical, options);
    Site {
        name: site_name(canonical).map_or(site.name, |name| name.nfc().collect()),
        published: Some(PublishedDir { path: root.to_owned(), canonical: canonical.into() }),
        ..site
    }
}

/// The Hugo projects below a directory. What cannot be read is told when what lies beside them is looked at.
fn projects_below(root: &Path) -> Vec<PathBuf> {
    let mut projects = Vec::new();
    let mut entries = WalkDir::new(root).min_depth(1).max_depth(DEEPEST).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let Ok(entry) = entry else { continue };
        if !entry.file_type().is_dir() {
            continue;
        }
        if is_hidden(entry.path()) {
            entries.skip_current_dir();
        } else if is_project(entry.path()) {
            projects.push(entry.into_path());
            entries.skip_current_dir();
        }
    }
    projects
}

/// Says where a pattern of addresses is for nothing.
fn look_at_url(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let has_addresses = site.hugo.is_some() || site.published.is_some();
    if has_addresses && (site.settings.url.is_some() || site.options.url.is_some()) {
        let what = "the pages of this site have addresses of their own, so they have none by the pattern that was given";
        let wrong = Diagnostic::new(DiagnosticKind::BadConfig, what).hint("remove the pattern");
        diagnostics.push(wrong.in_file(site.settings.file().unwrap_or(&site.root)));
    }
}

fn look_at_overlaps(sites: &[Site], diagnostics: &mut Vec<Diagnostic>) {
    for (at, site) in sites.iter().enumerate() {
        for other in sites.iter().take(at) {
            if site.canonical.starts_with(&*other.canonical) || other.canonical.starts_with(&*site.canonical)
            {
                let what = format!(
                    "this root and {} lie one within the other, so their pages may be found twice",
                    other.root.display()
                );
                let wrong = Diagnostic::new(DiagnosticKind::SameRoot, what).in_file(&site.root);
                diagnostics.push(wrong.hint("name only one of them"));
            }
        }
    }
}

fn name_apart(sites: &mut [Site], diagnostics: &mut Vec<Diagnostic>) {
    let mut taken: HashMap<String, PathBuf> = HashMap::new();
    for site in sites {
        if let Some(first) = taken.get(&site.name) {
            let free =
                (2..).map(|number| format!("{}-{number}", site.name)).find(|name| !taken.contains_key(name));
            let name = free.expect("numbers do not run out");
            let what =
                format!("{} is a site of the same name, so this one is called {name}", first.display());
            diagnostics.push(Diagnostic::new(DiagnosticKind::SameName, what).in_file(&site.root));
            site.name = name;
        }
        taken.insert(site.name.clone(), site.root.clone());
    }
}

#[cfg(test)]
#[path = "discover_tests.rs"]
mod tests;
