//! Links to a heading that is not there: they lead to the top of a page.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use crate::shown_path::shown_path;
use crate::{CheckedPage, Content, Findings, FoundBy, PublishedTarget, Rule, Severity, Target};

pub(crate) const RULE: Rule = Rule {
    id: "broken-anchor",
    severity: Severity::Warning,
    about: "A link to an anchor that the page does not have",
    hint: "write the anchor as Hugo makes it from the heading, or give the heading an id of its own: {#id}",
    found_by: FoundBy::Looking(check),
};

/// How many anchors are looked for among those that are there, in pages of how many, and how long they may be: each
/// is compared with each.
const MOST_SUGGESTIONS: usize = 1_000;
const MOST_IDS: usize = 1_000;
const LONGEST_ID: usize = 100;

/// How alike two ids must be for the one to be meant by the other.
const ALIKE: f64 = 0.6;

fn check(content: &Content, findings: &mut Findings<'_>) {
    let mut suggestions = MOST_SUGGESTIONS;
    check_published(content, findings, &mut suggestions);
    let mut known: HashMap<usize, HashSet<String>> = HashMap::new();
    for (page, reference, resolved) in content.references() {
        let (Target::Page(number) | Target::OtherCase(number, _), Some(fragment)) =
            (&resolved.target, &resolved.fragment)
        else {
            continue;
        };
        let target = &content.pages[*number];
        let ids = known.entry(*number).or_insert_with(|| ids(target));
        let wanted: String = fragment.nfc().collect();
        if is_of_every_page(&wanted) || ids.contains(&wanted) {
            continue;
        }
        let near = suggestion(&wanted, ids, &mut suggestions);
        let other = shown_path(&target.file.full_path);
        let which = if std::ptr::eq(target, page) { "this page" } else { &other };
        let (place, message) =
            (page.of_reference(reference), format!("{which} has no anchor #{wanted}{near}"));
        match content.templates[target.site].anchor(target, &wanted) {
            Some(unknown) => findings.add_unknown(place, message, &unknown),
            None => findings.add(place, message),
        }
    }
}

/// Whether an anchor need not stand on a page: footnotes get ids as well; `top` is of every page; `:~:` marks text.
fn is_of_every_page(anchor: &str) -> bool {
    let is_made = ["fn:", "fnref:", ":~:"].iter().any(|start| anchor.starts_with(start));
    is_made || anchor.eq_ignore_ascii_case("top")
}

/// Anchors that links of published pages without a source lead to, in other published pages.
fn check_published(content: &Content, findings: &mut Findings<'_>, suggestions: &mut usize) {
    let with_source =
        content.pages.iter().filter_map(|page| Some((page.published.as_ref()?, page.file.published_path()?)));
    let known = content.without_source.iter().map(|page| (&page.links, page.file.full_path.as_path()));
    let known: HashMap<&Path, &HashSet<String>> =
        with_source.chain(known).map(|(links, path)| (path, &links.ids)).collect();
    for (page, line, target) in content.published_links() {
        let PublishedTarget::Anchor(path, id) = target else { continue };
        let id: String = id.nfc().collect();
        let Some(ids) = known.get(path.as_path()).filter(|ids| !ids.contains(&id)) else { continue };
        if is_of_every_page(&id) {
            continue;
        }
        let near = suggestion(&id, ids, suggestions);
        findings.add(page.at(line), format!("{} has no anchor #{id}{near}", shown_path(path)));
    }
}

/// The ids of a page: those of the page that was published, where that is read.
fn ids(page: &CheckedPage) -> HashSet<String> {
    if let Some(published) = &page.published {
        return published.ids.clone();
    }
    let of_headings = page.page.sections.iter().filter_map(|section| section.anchor.as_ref());
    of_headings.chain(&page.source.ids).map(|id| id.nfc().collect()).collect()
}

/// What to say of the id that was meant, perhaps; nothing when no more suggestions are `left`.
fn suggestion(wanted: &str, ids: &HashSet<String>, left: &mut usize) -> String {
    let Some(fewer) = left.checked_sub(1) else { return String::new() };
    *left = fewer;
    nearest(wanted, ids).map(|id| format!("; there is #{id}")).unwrap_or_default()
}

/// The id that was meant, perhaps.
fn nearest<'i>(wanted: &str, ids: &'i HashSet<String>) -> Option<&'i String> {
    if ids.len() > MOST_IDS || wanted.len() > LONGEST_ID {
        return None;
    }
    let likeness = |id: &str| strsim::normalized_damerau_levenshtein(id, wanted);
    let near = ids.iter().filter(|id| id.len() <= LONGEST_ID).map(|id| (likeness(id), id));
    let near = near.filter(|(likeness, _)| *likeness >= ALIKE);
    // The same answer whatever the order of the ids.
    near.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1))).map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_suggestions_and_no_more() {
        let ids = HashSet::from(["cai-dat".to_owned()]);
        let mut left = 2;
        let said = ["cai-dat-1", "xyz", "cai-dat-2"].map(|wanted| suggestion(wanted, &ids, &mut left));
        assert_eq!(said, ["; there is #cai-dat", "", ""]);
    }
}
