//! The parts of a page become its sections.

use unicode_normalization::UnicodeNormalization;

use super::published_part::PublishedPart;
use crate::anchors::{HeadingIds, PageIds, slug};
use crate::markdown::{SectionIds, below_heading, shortened};
use crate::{Diagnostic, Section};

/// Names the parts of the page with the id `id_prefix` (`<site>/<path>`). What a link leads to is the id that was
/// published; a section is called as Hugo would call it, whatever made the page. The lead section comes first.
pub(crate) fn sections(
    parts: Vec<PublishedPart>,
    id_prefix: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Section> {
    let prefix: String = id_prefix.nfc().collect();
    let (mut names, mut ids) = (SectionIds::default(), PageIds::default());
    let mut above: Vec<(u8, String)> = Vec::new();
    let mut sections = Vec::with_capacity(parts.len());
    for PublishedPart { heading, body, markdown } in parts {
        let own = heading.as_ref().map(|heading| (heading.level, heading.text.as_str()));
        let markdown = below_heading(own, &markdown);
        let markdown = Some(markdown).filter(|markdown| *markdown != body.text);
        let Some(heading) = heading else {
            sections.push(Section {
                id: names.name(&prefix, Some("")),
                anchor: None,
                level: 0,
                heading: String::new(),
                heading_path: Vec::new(),
                line: body.first_line.unwrap_or(1),
                text: body.text,
                annotations: body.annotations,
                markdown,
            });
            continue;
        };
        while above.last().is_some_and(|(level, _)| *level >= heading.level) {
            above.pop();
        }
        let name = (!heading.text.is_empty()).then(|| ids.publish(slug(&heading.text, HeadingIds::GitHub)));
        let text = shortened(heading.text, heading.line, diagnostics);
        sections.push(Section {
            id: names.name(&prefix, name.as_deref().or(heading.own_id.as_deref())),
            anchor: heading.anchor,
            level: heading.level,
            heading: text.clone(),
            heading_path: above.iter().map(|(_, text)| text.clone()).collect(),
            line: heading.line,
            text: body.text,
            annotations: body.annotations,
            markdown,
        });
        if !text.is_empty() {
            above.push((heading.level, text));
        }
    }
    sections
}
