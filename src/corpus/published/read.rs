//! The text of a published page becomes a page.

use std::collections::HashSet;

use super::address::{address, usual};
use super::base_element::base_element;
use super::content::parts;
use super::grow::{MOST_ATTRIBUTES, MOST_NODES, grow};
use super::head::Head;
use super::language_level::with_language_first;
use super::listing::is_list;
use super::main_content::{is_marked, main_content};
use super::name::name;
use super::published_part::PublishedPart;
use super::resolved::resolved;
use super::sections::sections;
use super::shared;
use super::translations::translation_key;
use super::unwanted_file::is_unwanted;
use crate::markdown::repaired_lines;
use crate::repair::{Repairs, repair_on_page};
use crate::tags::kept_tags;
use crate::{Diagnostic, DiagnosticKind, Facts, Page, PageOutcome, SourceFile, of_bare_path, repair};

/// What a published page holds.
#[derive(Debug)]
pub(crate) struct Published {
    /// What it says about itself.
    pub head: Head,
    /// What it is called.
    pub name: String,
    /// Where it is published, if something of what is published says so.
    pub url: Option<String>,
    /// Whether it only lists other pages.
    pub is_list: bool,
    /// Text of the page: what stands before the first heading, then what stands below each.
    pub parts: Vec<PublishedPart>,
}

/// The page that the published `file` of `site` is, which holds `text`, with its first `folder`.
pub(crate) fn page(
    site: &str,
    file: &SourceFile,
    text: &str,
    (facts, folder): (&Facts, Option<&str>),
    diagnostics: &mut Vec<Diagnostic>,
) -> PageOutcome {
    if is_unwanted(&file.inside) {
        return PageOutcome::NotPublished(
            "it is a page of the site's machinery, as the one for what is not found",
        );
    }
    let published = match published(file, text, facts, &[], diagnostics) {
        Ok(Some(published)) => published,
        Ok(None) => return PageOutcome::Unreadable,
        Err(reason) => return PageOutcome::NotPublished(reason),
    };
    let Published { head, name, url, parts, is_list } = published;
    if is_list {
        return PageOutcome::NotPublished("it only lists other pages");
    }
    let url = url.unwrap_or_else(|| usual_place(file, facts));
    let sections = sections(parts, &format!("{site}/{}", file.path), diagnostics);
    let first_heading = sections.iter().find(|section| section.level > 0 && !section.heading.is_empty());
    if facts.base.is_none() && facts.configured.is_none() && file.inside == "index.html" {
        let what = "nothing on these pages says where they are published, so results have addresses such as /docs/page/ \
                    that lead somewhere on the site itself only";
        diagnostics.push(Diagnostic::new(DiagnosticKind::NoBaseUrl, what));
    }
    PageOutcome::Page(Box::new(Page {
        site: site.to_owned(),
        path: file.path.clone(),
        declared_lang: declared_language(&head, &file.inside, facts),
        first_heading: first_heading.map(|section| section.heading.clone()),
        metadata: metadata(&head, diagnostics),
        tags: kept_tags(head.keywords.clone(), "keywords", None, diagnostics),
        categories: kept_tags(head.categories.clone(), "categories", None, diagnostics),
        folder: folder.map(str::to_owned),
        weight: Page::USUAL_WEIGHT,
        is_kept_out: head.is_kept_out,
        translation_key: translation_key(
            &head.alternates,
            &url,
            &with_language_first(&file.inside, facts.language_level),
        ),
        front_matter_date: head.date,
        title: name,
        url,
        sections,
    }))
}

/// What the published `file` holds, the ids `wanted` among it that its source has; `None` where it cannot be read, and
/// where it is no page the reason.
///
/// # Errors
/// The reason, which completes "it was left out, because …".
pub(crate) fn published(
    file: &SourceFile,
    text: &str,
    facts: &Facts,
    wanted: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Published>, &'static str> {
    let Some(tree) = grow(text) else {
        let what = format!(
            "this page has more than {MOST_NODES} elements or {MOST_ATTRIBUTES} attributes and was left out"
        );
        diagnostics.push(Diagnostic::new(DiagnosticKind::UnreadablePage, what).hint("split it"));
        return Ok(None);
    };
    let mut head = Head::of(&tree);
    head.keywords.retain(|keyword| !facts.is_of_all(head.lang.as_deref(), keyword));
    if head.leads_on {
        return Err("it only leads on to another page");
    }
    if facts.is_marked && !is_marked(&tree) {
        return Err("it has no data-timra-body or data-pagefind-body, as other pages of the site have");
    }
    let main = main_content(&tree, wanted);
    let shared = if main.is_all { shared::places(&tree, &facts.shared) } else { HashSet::new() };
    let url = address(&head, &file.inside, facts.base.as_deref(), facts.is_told);
    let place = url.clone().unwrap_or_else(|| usual_place(file, facts));
    let place = base_element(&tree).map_or(place.clone(), |base| resolved(base, &place));
    let mut repairs = Repairs::of(tree.texts());
    let mut parts = parts(&tree, &main, &shared, &place, &mut repairs);
    if repairs.has_repaired() {
        parts.iter_mut().for_each(|part| part.markdown = repaired_lines(&part.markdown, repairs.font()));
    }
    let font = repairs.font();
    diagnostics.extend(repairs.into_diagnostics());
    let heading = first_of_level_1(&parts);
    let name = name(&head, heading.as_deref(), &facts.title_parts);
    let name = repair_on_page(&name, font, &mut Vec::new()).trim().to_owned();
    join_title(&mut parts, &name);
    let is_list = is_list(&tree, &main, &shared, &file.inside, facts.base.as_deref());
    Ok(Some(Published { head, name, url, parts, is_list }))
}

/// Where a page is most likely published of which nothing says it.
fn usual_place(file: &SourceFile, facts: &Facts) -> String {
    usual(facts.configured.as_deref().unwrap_or("/"), &file.inside)
}

/// The language that a page declares; one that every page of the site declares is not believed where the path says
/// another, and English then not at all: it is what themes say of themselves.
fn declared_language(head: &Head, path: &str, facts: &Facts) -> Option<String> {
    let of_path = || of_bare_path(&with_language_first(path, facts.language_level)).0;
    match &head.lang {
        None => of_path(),
        said if *said == facts.only_lang => {
            let is_english =
                |said: &String| said.get(..2).is_some_and(|code| code.eq_ignore_ascii_case("en"));
            of_path().or_else(|| said.clone().filter(|said| !is_english(said)))
        }
        said => said.clone(),
    }
}

fn first_of_level_1(parts: &[PublishedPart]) -> Option<String> {
    let mut headings = parts.iter().filter_map(|part| part.heading.as_ref());
    headings.find(|heading| heading.level == 1).map(|heading| heading.text.clone())
}

/// A heading without an id that the page begins with is its title, and what stands below it is the page's lead.
fn join_title(parts: &mut Vec<PublishedPart>, name: &str) {
    let [lead, first, ..] = parts.as_slice() else { return };
    let is_title = first
        .heading
        .as_ref()
        .is_some_and(|heading| heading.own_id.is_none() && (heading.level == 1 || heading.text == name));
    if is_title && lead.body.text.is_empty() {
        let mut first = parts.remove(1);
        first.heading = None;
        parts[0] = first;
    }
}

/// What the author says of a page beside its text, a line each.
pub(crate) fn metadata(head: &Head, diagnostics: &mut Vec<Diagnostic>) -> String {
    let lines: Vec<&str> = std::iter::once(head.description.as_str())
        .chain(head.keywords.iter().map(String::as_str))
        .filter(|line| !line.is_empty())
        .collect();
    repair(&lines.join("\n"), diagnostics).trim().to_owned()
}
