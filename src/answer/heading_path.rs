//! The heading path of a section.

use timra_stored::{StoredPage, StoredSection};

/// The headings of a section as they are shown.
pub(crate) struct HeadingPath {
    /// Heading of the section; for a lead section, the title of the page.
    pub heading: String,
    /// Title of the page, headings above the section, and the heading of the section, outermost first, without
    /// repetition.
    pub breadcrumbs: Vec<String>,
}

impl HeadingPath {
    /// The headings of a section of `page`.
    pub(crate) fn new(page: &StoredPage, section: &StoredSection) -> Self {
        // What a page begins with is below its title, and below no heading of it.
        let is_lead = section.heading_path.is_empty() && section.heading.is_empty();
        let heading = if is_lead { &page.title } else { &section.heading };
        let mut breadcrumbs: Vec<String> = Vec::new();
        for crumb in [&page.title].into_iter().chain(&section.heading_path).chain([heading]) {
            if !crumb.is_empty() && breadcrumbs.last() != Some(crumb) {
                breadcrumbs.push(crumb.clone());
            }
        }
        Self { heading: heading.clone(), breadcrumbs }
    }
}
