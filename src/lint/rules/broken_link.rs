//! Links that lead nowhere.

use std::collections::HashMap;

use timra_corpus::{ReferenceKind, Site, page_ending};

use crate::shown_path::shown_path;
use crate::{CheckedPage, Content, Findings, FoundBy, PublishedTarget, Rule, Severity, Target};

pub(crate) const RULE: Rule = Rule {
    id: "broken-link",
    severity: Severity::Warning,
    about: "A link or an image within the site that leads nowhere",
    hint: "correct the address, or remove the link",
    found_by: FoundBy::Looking(check),
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    let names = names(content);
    let mut unchecked = vec![0_usize; content.sites.len()];
    for (page, reference, resolved) in content.references() {
        let what = match reference.kind {
            ReferenceKind::Image { .. } => "image",
            _ => "link",
        };
        let target = &reference.target;
        let message = match &resolved.target {
            Target::Empty => format!("the {what} has no address"),
            Target::Missing if is_rewritten(page, target) => continue,
            Target::Missing if is_host(target) => {
                format!("the {what} to {target} leads nowhere; another site's address begins with https://")
            }
            Target::Missing => match nearest(&names, page, target) {
                Some(other) => format!("the {what} to {target} leads nowhere; {other} has that name"),
                None => format!("the {what} to {target} leads nowhere"),
            },
            Target::Unpublished(reason) => {
                format!("the {what} to {target} leads to a page that is left out: {reason}")
            }
            Target::Unchecked => {
                unchecked[page.site] += 1;
                continue;
            }
            Target::Elsewhere | Target::Page(_) | Target::OtherCase(..) | Target::Exists => continue,
        };
        let is_image = matches!(reference.kind, ReferenceKind::Image { .. });
        let is_content_ref = reference.kind == ReferenceKind::ContentRef;
        // No template makes an address where there is none, or publishes a draft.
        let is_missing = resolved.target == Target::Missing;
        let unknown = || content.templates[page.site].address(page, is_image, is_content_ref);
        match is_missing.then(unknown).flatten() {
            Some(unknown) => findings.add_unknown(page.of_reference(reference), message, &unknown),
            None => findings.add(page.of_reference(reference), message),
        }
    }
    for (page, line, target) in content.published_links() {
        if let PublishedTarget::Missing(path) = target
            && !content.leads_on(page.site, path)
        {
            findings.add(
                page.at(line),
                format!("the link to /{path} leads nowhere: nothing was published there"),
            );
        }
    }
    for unread in content.unread_redirects() {
        findings.unchecked(unread.to_owned());
    }
    for (site, count) in unchecked.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let Site { name, .. } = &content.sites[site];
        let links = if count == 1 { "1 link was".to_owned() } else { format!("{count} links were") };
        findings.unchecked(match content.sites[site].is_hugo() {
            true => format!("{name} has no static/ here, so {links} not followed to files"),
            false => format!("{name} is not a Hugo site, so {links} not followed from its top"),
        });
    }
}

/// Whether the published page does not point where its source does: a hook of the site has made another address of it.
fn is_rewritten(page: &CheckedPage, target: &str) -> bool {
    page.published.as_ref().is_some_and(|published| !published.targets.contains(target))
}

/// Whether an address without a scheme begins like a host: `www.example.org/x`.
fn is_host(target: &str) -> bool {
    let first = target.split(['/', '?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = first.split('.').collect();
    let is_part =
        |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let last = parts.last().copied().unwrap_or_default();
    parts.len() >= 3
        && parts.iter().all(is_part)
        && last.len() >= 2
        && last.chars().all(|c| c.is_ascii_lowercase())
}

/// Pages by site, language and the last part of their content path.
type Names<'c> = HashMap<(usize, Option<&'c str>, String), Option<&'c CheckedPage>>;

fn names(content: &Content) -> Names<'_> {
    let mut names: Names = HashMap::new();
    for page in &content.pages {
        let name = if page.place.is_index {
            page.place.dir.rsplit('/').next().unwrap_or_default()
        } else {
            &page.place.base
        };
        if !name.is_empty() {
            let key = (page.site, page.place.language.as_deref(), name.to_lowercase());
            // A name that several pages have says nothing.
            names.entry(key).and_modify(|page| *page = None).or_insert(Some(page));
        }
    }
    names
}

fn nearest(names: &Names<'_>, page: &CheckedPage, target: &str) -> Option<String> {
    let path = target.split(['#', '?']).next()?.trim_end_matches('/');
    let last = path.rsplit('/').next()?;
    let name = page_ending::without_ending(last, page_ending::MARKDOWN).unwrap_or(last).to_lowercase();
    let found = (*names.get(&(page.site, page.place.language.as_deref(), name))?)?;
    Some(shown_path(&found.file.full_path))
}
