//! A link from one page to another, with what it says of its target.

use std::collections::HashMap;

use timra_corpus::Reference;

use super::{CheckedPage, Content, Resolved, Target};

/// A link from a page to another one of the same language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Visible text of the link.
    pub text: String,
    /// Primary subtag of the language that the site declares for both pages.
    pub lang: Option<String>,
    /// Name of what the link leads to: the heading that it names by an id, or the title of the page.
    pub title: String,
    /// Ids of the sections that the link leads to: the one that it names, or all of the page.
    pub sections: Vec<String>,
}

impl Link {
    /// All links of `content` within one language, in the order of the pages that they stand on. A link to a page
    /// in another language counts as one to that page's version in the language of the link.
    pub fn all(content: &Content) -> Vec<Link> {
        let key = |page: &CheckedPage| (page.site, page.page.translation_key.clone(), page.language());
        let versions: HashMap<_, &CheckedPage> = content.pages.iter().map(|page| (key(page), page)).collect();
        let link = |(from, reference, resolved): (&CheckedPage, &Reference, &Resolved)| {
            let Target::Page(number) = resolved.target else { return None };
            let (site, page, _) = key(&content.pages[number]);
            let to = *versions.get(&(site, page, from.language()))?;
            let text = reference.text.trim();
            let says_something = !std::ptr::eq(from, to) && !text.is_empty();
            says_something.then(|| Link::to(to, text, resolved.fragment.as_deref()))
        };
        content.references().filter_map(link).collect()
    }

    fn to(page: &CheckedPage, text: &str, fragment: Option<&str>) -> Link {
        let sections = &page.page.sections;
        let named = fragment.and_then(|id| sections.iter().find(|it| it.anchor.as_deref() == Some(id)));
        let (title, sections) = match named {
            Some(section) => (&section.heading, vec![section.id.clone()]),
            None => (&page.page.title, sections.iter().map(|section| section.id.clone()).collect()),
        };
        Link { text: text.to_owned(), lang: page.language(), title: title.clone(), sections }
    }
}
