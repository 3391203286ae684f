//! A source and its published page become one page: text and links are those of the page, ids and lines those of the
//! source.

use std::collections::{HashMap, HashSet};

use super::published_part::{PublishedHeading, PublishedPart};
use super::read::{Published, metadata};
use crate::anchors::{HeadingIds, slug};
use crate::markdown::{Collected, SectionIds, below_heading, shortened};
use crate::{Diagnostic, Page, Section};

/// Lays what was published of `page`, which is as its source says, over it.
pub(crate) fn with_source(page: &mut Page, published: Published, diagnostics: &mut Vec<Diagnostic>) {
    let Published { head, name, url, parts, .. } = published;
    if let Some(url) = url {
        page.url = url;
    }
    if page.title.is_empty() {
        page.title = name;
    }
    if page.metadata.is_empty() {
        page.metadata = metadata(&head, diagnostics);
    }
    page.is_kept_out |= head.is_kept_out;
    page.front_matter_date = page.front_matter_date.take().or(head.date);
    page.sections = sections(parts, std::mem::take(&mut page.sections), &page.title, diagnostics);
    let first = page.sections.iter().find(|section| section.level > 0 && !section.heading.is_empty());
    page.first_heading = first.map(|section| section.heading.clone());
}

/// The parts of the page as sections; those that stand in the source have the ids and lines that they have there.
fn sections(
    parts: Vec<PublishedPart>,
    source: Vec<Section>,
    title: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Section> {
    let Some(prefix) = source.first().and_then(|lead| lead.id.strip_suffix('#')).map(str::to_owned) else {
        return source;
    };
    let mut names = SectionIds::default();
    for section in &source {
        let anchor = section.id.get(prefix.len() + 1..).unwrap_or_default();
        names.name(&prefix, Some(anchor));
    }
    let mut matches = Matches::new(&source);
    let (mut sections, mut above): (Vec<Section>, Vec<(u8, String)>) = (Vec::new(), Vec::new());
    let mut of_sections: Vec<String> = Vec::new();
    let mut line = source[0].line;
    for PublishedPart { heading, body, markdown } in parts {
        let Some(heading) = heading else {
            sections.push(lead(&source[0], body));
            of_sections.push(markdown);
            continue;
        };
        let found = matches.find(&heading);
        let is_title = found.is_none() && heading.text == title && sections.len() == 1;
        if let Some(lead) = sections.last_mut().filter(|_| is_title) {
            // The theme shows the title of the page: what stands below it is the page's lead.
            append(lead, body);
            if let Some(of_lead) = of_sections.last_mut() {
                *of_lead = below(std::mem::take(of_lead), &markdown);
            }
            continue;
        }
        let id = match found {
            Some(of_source) => {
                line = of_source.line;
                of_source.id.clone()
            }
            None => names.name(&prefix, name(&heading).as_deref()),
        };
        while above.last().is_some_and(|(level, _)| *level >= heading.level) {
            above.pop();
        }
        let text = shortened(heading.text, line, diagnostics);
        let heading_path = above.iter().map(|(_, text)| text.clone()).collect();
        if !text.is_empty() {
            above.push((heading.level, text.clone()));
        }
        let Collected { text: below, annotations, .. } = body;
        let level = heading.level;
        of_sections.push(markdown);
        sections.push(Section {
            id,
            anchor: heading.anchor,
            level,
            heading: text,
            heading_path,
            line,
            text: below,
            annotations,
            markdown: None,
        });
    }
    let source: HashMap<&str, &Section> =
        source.iter().map(|section| (section.id.as_str(), section)).collect();
    for (section, of_page) in sections.iter_mut().zip(of_sections) {
        section.markdown = markdown(section, &of_page, source.get(section.id.as_str()).copied());
    }
    sections
}

/// What was written where it says what was published; else Markdown made of what was published: it has what shortcodes
/// have put there.
fn markdown(section: &Section, of_page: &str, of_source: Option<&Section>) -> Option<String> {
    if let Some(of_source) = of_source.filter(|of_source| of_source.text == section.text) {
        return of_source.markdown.clone();
    }
    let heading = (section.level > 0).then_some((section.level, section.heading.as_str()));
    Some(below_heading(heading, of_page)).filter(|markdown| *markdown != section.text)
}

/// Markdown with more of it below.
fn below(markdown: String, more: &str) -> String {
    let blocks = [markdown.as_str(), more].into_iter().filter(|block| !block.is_empty());
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn lead(of_source: &Section, body: Collected) -> Section {
    Section { text: body.text, annotations: body.annotations, ..of_source.clone() }
}

/// Puts more text below what a section has.
fn append(section: &mut Section, body: Collected) {
    if body.text.is_empty() {
        return;
    }
    if !section.text.is_empty() {
        section.text.push('\n');
    }
    let start = section.text.len();
    section.text.push_str(&body.text);
    section.annotations.extend(body.annotations.into_iter().map(|annotation| crate::Annotation {
        range: annotation.range.start + start..annotation.range.end + start,
        ..annotation
    }));
}

/// What a section is called that is not in the source: Hugo has named it already.
fn name(heading: &PublishedHeading) -> Option<String> {
    let of_text = || slug(&heading.text, HeadingIds::GitHub);
    heading.own_id.clone().or_else(|| Some(of_text()).filter(|name| !name.is_empty()))
}

/// The sections of a source, by what they are found by on the page.
struct Matches<'s> {
    source: &'s [Section],
    by_anchor: HashMap<&'s str, Vec<usize>>,
    by_heading: HashMap<&'s str, Vec<usize>>,
    taken: HashSet<usize>,
    /// The place behind the last that was found.
    next: usize,
}

impl<'s> Matches<'s> {
    fn new(source: &'s [Section]) -> Self {
        let (mut by_anchor, mut by_heading): (HashMap<_, Vec<usize>>, HashMap<_, Vec<usize>>) =
            Default::default();
        for (at, section) in source.iter().enumerate().skip(1) {
            if let Some(anchor) = &section.anchor {
                by_anchor.entry(anchor.as_str()).or_default().push(at);
            }
            by_heading.entry(section.heading.as_str()).or_default().push(at);
        }
        Self { source, by_anchor, by_heading, taken: HashSet::new(), next: 1 }
    }

    /// The section that a heading of the page is of: by its id, else by its words; the next of several.
    fn find(&mut self, heading: &PublishedHeading) -> Option<&'s Section> {
        let by_anchor = heading.own_id.as_deref().and_then(|id| self.by_anchor.get(id));
        let by_heading = || self.by_heading.get(heading.text.as_str());
        let at = [by_anchor, by_heading()].into_iter().flatten().find_map(|places| self.free(places))?;
        self.taken.insert(at);
        self.next = at + 1;
        self.source.get(at)
    }

    /// The first of these places behind what was found last, else the first at all, that no heading has yet.
    fn free(&self, places: &[usize]) -> Option<usize> {
        let behind = places.partition_point(|at| *at < self.next);
        let at = places.get(behind).or_else(|| places.first()).copied()?;
        (!self.taken.contains(&at)).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: &str, heading: &str, line: u32) -> Section {
        Section {
            id: format!("s/p.md#{id}"),
            anchor: (!id.is_empty()).then(|| id.trim_end_matches("~2").to_owned()),
            level: u8::from(!id.is_empty()) * 2,
            heading: heading.to_owned(),
            heading_path: Vec::new(),
            line,
            text: "source".to_owned(),
            annotations: Vec::new(),
            markdown: None,
        }
    }

    fn part(own_id: &str, text: &str) -> PublishedPart {
        let own_id = (!own_id.is_empty()).then(|| own_id.to_owned());
        let heading =
            PublishedHeading { level: 2, text: text.to_owned(), anchor: own_id.clone(), own_id, line: 90 };
        let body = Collected { text: "page".to_owned(), ..Collected::default() };
        PublishedPart { heading: (!text.is_empty()).then_some(heading), body, markdown: "page".to_owned() }
    }

    #[test]
    fn the_text_is_the_pages_and_the_place_the_sources() {
        let source =
            vec![section("", "", 3), section("a", "A", 5), section("b", "B", 9), section("b~2", "B", 12)];
        let parts = vec![
            part("", ""),
            part("", "Title"),
            part("a", "A"),
            part("new", "Included"),
            // A hook of the theme has other ids.
            part("x-b", "B"),
            part("x-b-1", "B"),
            part("b", "Late"),
        ];
        let sections = sections(parts, source, "Title", &mut Vec::new());
        let shown: Vec<String> = sections
            .iter()
            .map(|section| {
                let Section { id, line, anchor, text, .. } = section;
                format!("{id} {line} {} {text}", anchor.as_deref().unwrap_or("-"))
            })
            .collect();
        assert_eq!(
            shown,
            [
                "s/p.md# 3 - page\npage",
                "s/p.md#a 5 a page",
                "s/p.md#new 5 new page",
                "s/p.md#b 9 x-b page",
                "s/p.md#b~2 12 x-b-1 page",
                "s/p.md#b~3 12 b page",
            ]
        );
    }
}
