//! The bytes of one file become a page.

use std::borrow::Cow;

use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::address::{Addressed, unknown_attribute, url};
use super::decoded::Decoded;
use super::dialects;
use super::front_matter::{FrontMatter, Publishing, part};
use super::hugo::HugoConfig;
use super::markdown::first_bringing;
use super::page_folders::{first_folder, sections_above, within};
use super::published;
use super::repair::{OldFont, font_of, repair_on_page};
use super::settings::Tree;
use super::sites::{fingerprint, target_page};
use super::tags::kept_tags;
use super::{
    Diagnostic, DiagnosticKind, Facts, MarkdownOptions, Page, PageKind, PageOutcome, PublishedAs, Site,
    SourceFile, TimeSpan, logical_path, of_bare_path, sections,
};

/// What a file gave when it was read.
#[derive(Debug)]
pub struct FileRead {
    /// What became of it.
    pub outcome: PageOutcome,
    /// How long that holds while the file stays the same.
    pub span: TimeSpan,
    /// A number for the very bytes that were read and for their place; `None` if there were none to be had.
    pub fingerprint: Option<u64>,
}

impl Site {
    /// Reads one file.
    pub fn page(&self, file: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> PageOutcome {
        self.read(file, 0, diagnostics).outcome
    }

    /// Reads one file once, and says by what it and its page are recognised. `place_fingerprint` is its
    /// [`Site::place_fingerprint`].
    pub fn read(
        &self,
        file: &SourceFile,
        place_fingerprint: u64,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> FileRead {
        read(self, file, place_fingerprint, diagnostics)
    }
}

/// Reads one file of `site`, which is in the place with the number `place`.
fn read(
    site: &Site,
    file: &SourceFile,
    place_fingerprint: u64,
    diagnostics: &mut Vec<Diagnostic>,
) -> FileRead {
    let without = |outcome, fingerprint| FileRead { outcome, span: TimeSpan::default(), fingerprint };
    if file.bundled {
        return without(
            PageOutcome::NotPublished("it belongs to the bundle that it lies in"),
            Some(place_fingerprint),
        );
    }
    let bytes = match file.bytes() {
        Ok(bytes) => bytes,
        Err(wrong) => {
            diagnostics.push(wrong.in_file(&file.full_path));
            return without(PageOutcome::Unreadable, None);
        }
    };
    let fingerprint = Some(fingerprint::of_bytes(place_fingerprint, &bytes));
    let Decoded { text, wrong } = match file.decoded(bytes) {
        Ok(decoded) => decoded,
        Err(wrong) => {
            diagnostics.push(wrong.in_file(&file.full_path));
            return without(PageOutcome::Unreadable, fingerprint);
        }
    };
    let (mut moments, mut of_text) = (Vec::new(), Vec::from_iter(wrong));
    let outcome = outcome(site, file, &text, &mut moments, &mut of_text);
    diagnostics.extend(of_text.into_iter().map(|diagnostic| diagnostic.in_file(&file.full_path)));
    FileRead { outcome, span: TimeSpan::around(site.options.now, &moments), fingerprint }
}

fn outcome(
    site: &Site,
    file: &SourceFile,
    text: &str,
    moments: &mut Vec<Timestamp>,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageOutcome {
    match &file.published {
        Some(PublishedAs::Page { facts, folder }) => {
            let mut outcome =
                published::page(&site.name, file, text, (facts, folder.as_deref()), diagnostics);
            if let PageOutcome::Page(page) = &mut outcome {
                page.is_kept_out |= site.keeps_out(file);
                page.weight = site.weight(file);
            }
            outcome
        }
        Some(PublishedAs::List) => PageOutcome::NotPublished("it only lists other pages"),
        Some(PublishedAs::OfSource) => PageOutcome::WithSource,
        Some(PublishedAs::Source { page, facts, .. }) => {
            match of_source(site, file, text, moments, diagnostics) {
                PageOutcome::Page(source) => published_source(*source, page, facts, diagnostics),
                outcome => outcome,
            }
        }
        Some(PublishedAs::Unpublished) => match of_source(site, file, text, moments, diagnostics) {
            PageOutcome::Page(_) => PageOutcome::NotPublished("no published page has its address"),
            outcome => outcome,
        },
        None => {
            let outcome = of_source(site, file, text, moments, diagnostics);
            if let PageOutcome::Page(_) = &outcome {
                let by_dialect = if site.hugo.is_none() { dialects::first_brought(text) } else { None };
                let by_dialect = by_dialect.map(|(line, what)| (line, format!("`{what}`")));
                let by_shortcode = first_bringing(text, &site.bringing)
                    .map(|(line, name)| (line, format!("the shortcode `{name}`")));
                for (line, who) in by_dialect.into_iter().chain(by_shortcode) {
                    let what = format!("{who} brings text into this page that is not searched");
                    diagnostics.push(Diagnostic::new(DiagnosticKind::BroughtText, what).on_line(line));
                }
            }
            outcome
        }
    }
}

/// A page as its source says, with what was published of it in `file`.
fn published_source(
    mut page: Page,
    file: &SourceFile,
    facts: &Facts,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageOutcome {
    // Lines of the published file are none of the source.
    let of_published = |wrong: Diagnostic| {
        Diagnostic { what: format!("of its published page: {}", wrong.what), more_lines: 0, ..wrong }
            .on_line(None)
    };
    let Decoded { text, wrong } = match file.bytes().and_then(|bytes| file.decoded(bytes)) {
        Ok(decoded) => decoded,
        Err(wrong) => {
            diagnostics.push(of_published(wrong));
            return PageOutcome::Unreadable;
        }
    };
    diagnostics.extend(wrong.map(of_published));
    let wanted: Vec<&str> = page.sections.iter().filter_map(|section| section.anchor.as_deref()).collect();
    match published::published(file, &text, facts, &wanted, &mut Vec::new()) {
        Ok(Some(published)) => {
            published::with_source(&mut page, published, diagnostics);
            PageOutcome::Page(Box::new(page))
        }
        Ok(None) => {
            let what = "its published page has too many elements and was left out";
            diagnostics.push(Diagnostic::new(DiagnosticKind::UnreadablePage, what).hint("split it"));
            PageOutcome::Unreadable
        }
        Err(reason) => PageOutcome::NotPublished(reason),
    }
}

/// The paths at which the page of a source may be below the directory that its site is published to.
pub(crate) fn published_paths(site: &Site, file: &SourceFile) -> Vec<String> {
    let Some(text) = Some(file).filter(|file| !file.bundled).and_then(|file| file.text().ok()) else {
        return Vec::new();
    };
    let front_matter = part(&text, &mut Vec::new()).front_matter;
    let Some(hugo) = &site.hugo else { return published::paths_of_bare(&file.path) };
    let front_matter = completed(front_matter, hugo, file);
    let Ok(context) = hugo_context(site, hugo, file, &front_matter, &mut Vec::new()) else {
        return Vec::new();
    };
    let language = &hugo.languages[file.placed(hugo).1];
    let below = context.url.strip_prefix(&language.addresses.whole("/")).unwrap_or_default();
    let below: String = percent_decode_str(below).decode_utf8_lossy().nfc().collect();
    let path = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below };
    // Languages that have hosts have directories.
    vec![if language.addresses.own_host { format!("{}/{path}", language.key) } else { path }]
}

fn of_source(
    site: &Site,
    file: &SourceFile,
    text: &str,
    moments: &mut Vec<Timestamp>,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageOutcome {
    if site.order.last() == Some(&file.path) {
        return PageOutcome::NotPublished("it is a table of contents");
    }
    let is_bare = site.hugo.is_none();
    let text = if is_bare { dialects::in_markdown(&file.path, text) } else { Cow::Borrowed(text) };
    let parted = part(&text, diagnostics);
    look_at_front_matter(&parted.front_matter, diagnostics);
    let front_matter = &match &site.hugo {
        Some(hugo) => completed(parted.front_matter, hugo, file),
        None => parted.front_matter,
    };
    let context = match &site.hugo {
        Some(hugo) => hugo_context(site, hugo, file, front_matter, moments),
        None => bare_context(site, file, front_matter, moments),
    };
    let context = match context {
        Ok(context) => context,
        Err(reason) => return PageOutcome::NotPublished(reason),
    };
    let id_prefix = format!("{}/{}", site.name, file.path);
    let body = if is_bare { dialects::markdown(&file.path, parted.body) } else { Cow::Borrowed(parted.body) };
    let sections = sections(&body, parted.first_line, &id_prefix, &context.markdown, diagnostics);
    let title = front_matter.title();
    let key = match front_matter.translation_key() {
        // No path begins like this.
        Some(key) => format!("={key}"),
        None => context.translation_key,
    };
    let font = font_of(text.lines());
    let title = repaired(&title, font, front_matter.line_of("title"), diagnostics);
    let metadata = front_matter.metadata().join("\n");
    let metadata = repaired(&metadata, font, front_matter.line_of("description"), diagnostics);
    let mut tags = front_matter.tags();
    tags.extend(if is_bare { dialects::tags(parted.body) } else { Vec::new() });
    let tags = kept_tags(tags, "tags", front_matter.line_of("tags"), diagnostics);
    let line = front_matter.line_of("categories");
    let categories = kept_tags(front_matter.categories(), "categories", line, diagnostics);
    PageOutcome::Page(Box::new(Page {
        site: site.name.clone(),
        path: file.path.clone(),
        url: context.url,
        declared_lang: context.language,
        title: title.trim().to_owned(),
        first_heading: sections
            .iter()
            .find(|section| section.level > 0 && !section.heading.is_empty())
            .map(|section| section.heading.clone()),
        metadata: metadata.trim().to_owned(),
        tags,
        categories,
        folder: context.folder,
        weight: site.weight(file),
        is_kept_out: front_matter.is_kept_out() || site.keeps_out(file),
        front_matter_date: context.date,
        translation_key: key,
        sections,
    }))
}

/// `text`, which is on `line` of the front matter of a page written for `font`, repaired.
fn repaired<'t>(
    text: &'t str,
    font: Option<OldFont>,
    line: Option<u32>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'t, str> {
    let mut of_text = Vec::new();
    let repaired = repair_on_page(text, font, &mut of_text);
    diagnostics.extend(of_text.into_iter().map(|diagnostic| diagnostic.on_line(line)));
    repaired
}

fn look_at_front_matter(front_matter: &FrontMatter, diagnostics: &mut Vec<Diagnostic>) {
    let mut add = |kind, key: &str, what: String, hint: &str| {
        diagnostics.push(Diagnostic::new(kind, what).on_line(front_matter.line_of(key)).hint(hint));
    };
    for key in front_matter.repeated_keys() {
        let what = format!("the front matter has `{key}` more than once and the last one counts");
        add(DiagnosticKind::FrontMatter, &key, what, "remove the others");
    }
    if let Some(unknown) = front_matter.url().and_then(|url| unknown_attribute(&url)) {
        let what = format!("Hugo knows no `{unknown}`, so the `url` of this page was taken as it stands");
        add(DiagnosticKind::FrontMatter, "url", what, "correct it");
    }
    for key in ["date", "publishdate", "pubdate", "expirydate", "unpublishdate", "lastmod"] {
        if let Some(Err(text)) = front_matter.date(key) {
            let what = format!("`{text}` is not a date, so the page has none from `{key}`");
            add(DiagnosticKind::BadDate, key, what, "write it as 2025-12-05");
        }
    }
}

/// Front matter with all that the page inherits.
fn completed(front_matter: FrontMatter, hugo: &HugoConfig, file: &SourceFile) -> FrontMatter {
    let (path, language) = file.placed(hugo);
    let place = logical_path(&path);
    front_matter.completed(&target_page(&path, &place, hugo, language), &file.inherited)
}

/// What a page gets from where it lies.
struct PageContext {
    url: String,
    language: Option<String>,
    translation_key: String,
    folder: Option<String>,
    date: Option<String>,
    markdown: MarkdownOptions,
}

fn hugo_context(
    site: &Site,
    hugo: &HugoConfig,
    file: &SourceFile,
    front_matter: &FrontMatter,
    moments: &mut Vec<Timestamp>,
) -> Result<PageContext, &'static str> {
    let (path, at) = file.placed(hugo);
    let language = &hugo.languages[at];
    if language.disabled {
        return Err("its language is disabled");
    }
    // Of a bundle Hugo looks at the name of the directory.
    let name = if path.kind == PageKind::Single { path.base.as_str() } else { path.content_name() };
    moments.extend(language.publishing.moments(front_matter, name));
    if let Some(reason) = language.publishing.reason_against(front_matter, name, &site.options) {
        return Err(reason);
    }
    let page = Addressed {
        addresses: &language.addresses,
        path: &path,
        front_matter,
        date: language.publishing.date(front_matter, name),
        slug_of_name: language.publishing.slug_of_name(front_matter, name),
        section_names: &file.section_names,
        has_section_slugs: hugo.has_section_slugs,
    };
    let is_html = file.is_html(front_matter);
    Ok(PageContext {
        url: url(&page, &|| sections_above(file, &path)),
        language: language.tag.clone(),
        translation_key: path.translation_key(),
        folder: first_folder(within(&path)),
        date: date(front_matter, &language.publishing, name),
        markdown: MarkdownOptions {
            heading_ids: language.heading_ids,
            id_source: site.id_source,
            auto_heading_id: language.auto_heading_id,
            // A page that is HTML is published as it is.
            raw_html: language.raw_html || is_html,
            passthrough: language.passthrough.clone(),
            is_html,
            i18n: site.words.get(&language.key).cloned().unwrap_or_default(),
        },
    })
}

fn bare_context(
    site: &Site,
    file: &SourceFile,
    front_matter: &FrontMatter,
    moments: &mut Vec<Timestamp>,
) -> Result<PageContext, &'static str> {
    let publishing = Publishing::new(&Tree::Null);
    moments.extend(publishing.moments(front_matter, ""));
    if let Some(reason) = publishing.reason_against(front_matter, "", &site.options) {
        return Err(reason);
    }
    let (language, translation_key) = match dialects::place(&file.path) {
        Some((language, original)) => (Some(language), of_bare_path(&original).1),
        None => of_bare_path(&file.path),
    };
    Ok(PageContext {
        url: site.bare_url(file),
        language,
        folder: translation_key.rsplit_once('/').and_then(|(dir, _)| first_folder(dir)),
        translation_key,
        date: date(front_matter, &publishing, ""),
        markdown: MarkdownOptions {
            id_source: site.id_source,
            heading_ids: site.heading_ids,
            ..MarkdownOptions::default()
        },
    })
}

/// The date that the page itself gives, even where the site has Hugo look elsewhere.
fn date(front_matter: &FrontMatter, publishing: &Publishing, name: &str) -> Option<String> {
    let own = front_matter.date("date").and_then(Result::ok);
    own.or_else(|| publishing.date(front_matter, name)).map(|date| date.day.to_string())
}
