//! Outlines: which pages and headings there are, without their text.

use timra_plan::question::Choices;
use timra_rank::Index;

use super::Searchable;
use super::filter::allowed;
use super::heading_path::HeadingPath;

/// Cost of reading what is stored of a section, in postings that could be read meanwhile.
const READ: u32 = 1024;

/// Sections in the order of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The sections.
    pub sections: Vec<OutlinedSection>,
    /// Number of the section with which it goes on; `None` if that was all.
    pub next: Option<usize>,
}

/// A section by its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlinedSection {
    /// Number of the section, in the order of the content.
    pub number: u32,
    /// Id of the section.
    pub id: String,
    /// Published address with the anchor; empty if the section has none.
    pub url: String,
    /// What the ids of all sections of the page begin with; for the lead section of a page, its id.
    pub page_id: String,
    /// Published address of the page; empty if it has none.
    pub page_url: String,
    /// Name of the site.
    pub site: String,
    /// Title of the page.
    pub page_title: String,
    /// Heading of the section; for a lead section, the title of the page.
    pub heading: String,
    /// Number of headings above it.
    pub depth: usize,
    /// Language of the text, a BCP 47 tag.
    pub lang: Option<String>,
}

/// The sections that pass the filters of `choices`, from the one with the number `from` on, `most` at most. Where the time of
/// the question is over, they are what was found until then.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn outline<I: Searchable>(
    choices: &Choices,
    from: usize,
    most: usize,
    index: &I,
) -> Result<Outline, I::Error> {
    let allowed = allowed(choices.filters(), index)?;
    let passes = |section: &usize| allowed.as_ref().is_none_or(|allowed| allowed[*section]);
    let mut sections = Vec::new();
    for section in (from..Index::sections(index)).filter(passes) {
        // Each question gets on, however little time there is.
        if sections.len() == most || !sections.is_empty() && !index.budget().allows(READ) {
            return Ok(Outline { sections, next: Some(section) });
        }
        // Sections are numbered with 32 bits.
        sections.push(outlined(section as u32, index)?);
    }
    Ok(Outline { sections, next: None })
}

fn outlined<I: Searchable>(section: u32, index: &I) -> Result<OutlinedSection, I::Error> {
    let (page, name) = index.named(section)?;
    let stored = index.stored(section)?;
    let depth = stored.heading_path.len();
    Ok(OutlinedSection {
        number: section,
        id: name.id,
        url: name.url,
        page_id: page.id(),
        page_url: page.url.clone(),
        site: page.site.clone(),
        page_title: page.title.clone(),
        heading: HeadingPath::new(&page, &stored).heading,
        depth,
        lang: stored.lang,
    })
}
