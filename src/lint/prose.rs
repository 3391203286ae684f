//! The running text of pages.

use timra_corpus::Page;

/// The headings and the text of a page, without code.
pub(crate) fn prose(page: &Page) -> String {
    let mut text = String::new();
    for section in &page.sections {
        text.push_str(&section.heading);
        text.push('\n');
        text.push_str(&section.prose());
        text.push('\n');
    }
    text
}
