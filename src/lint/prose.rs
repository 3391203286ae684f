//! The running text of pages and sections.

use crate::corpus::{Page, Section, ZoneKind};

/// Headings and text of a page, without code.
pub fn prose(page: &Page) -> String {
    let mut text = String::new();
    for section in &page.sections {
        text.push_str(&section.heading);
        text.push('\n');
        text.push_str(&prose_of(section));
        text.push('\n');
    }
    text
}

/// The text of a section without its code.
pub fn prose_of(section: &Section) -> String {
    let mut text = String::with_capacity(section.text.len());
    let mut at = 0;
    for zone in section.zones.iter().filter(|zone| zone.kind == ZoneKind::Code) {
        text.push_str(&section.text[at..zone.range.start]);
        at = zone.range.end;
    }
    text.push_str(&section.text[at..]);
    text
}
