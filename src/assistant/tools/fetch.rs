//! `fetch`: the id or the address of a section → its Markdown.

use timra_engine::{WholePage, WholeSection};
use timra_language::{has_primary_subtag, primary_subtag};

use super::fetch_text::{fence, fetch_text};
use super::fetched::{FetchedSection, SectionFacts};
use super::section_link::{SectionLink, VersionLink, short_title, trail};
use super::tool_answer::ToolAnswer;
use crate::arguments::{CallArguments, said};
use crate::asking::Asking;
use crate::cursor::Cursor;
use crate::cut::{bytes_as_json, piece_end};
use crate::unanswered::Unanswered;

/// Bytes that a client may ask for at least.
const LEAST: usize = 1000;

/// Bytes of text that an answer has room for at least: with less, reading a page would take calls without end.
const LEAST_TEXT: usize = 200;

/// Bytes of the longest cursor.
const CURSOR: usize = 32;

/// How much is read.
const WITH: [&str; 3] = ["section", "page", "neighbours"];

/// A call to `fetch`.
pub(crate) struct FetchCall {
    name: String,
    lang: Option<String>,
    with: &'static str,
    cursor: Option<String>,
    most_bytes: usize,
}

impl FetchCall {
    /// Reads the arguments.
    pub(crate) fn new(arguments: &CallArguments, most_bytes: usize) -> Result<Self, Unanswered> {
        let what = "an `id` or a `url`, as `search` gives them";
        let missing = Unanswered::MissingArgument { tool: "fetch", what };
        let name = match (arguments.text("id")?, arguments.text("url")?) {
            (Some(_), Some(_)) => {
                return Err(Unanswered::WrongArgument {
                    name: "url",
                    needs: "left out where `id` is given".into(),
                });
            }
            (Some(name), None) | (None, Some(name)) => name.to_owned(),
            (None, None) => return Err(missing),
        };
        Ok(Self {
            name,
            lang: arguments.text("lang")?.map(str::to_owned),
            with: arguments.one_of("with", &WITH)?,
            cursor: arguments.text("cursor")?.map(str::to_owned),
            most_bytes: arguments.number("max_bytes", LEAST..=most_bytes.max(LEAST), most_bytes)?,
        })
    }

    /// Reads.
    pub(crate) fn answer(&self, asking: &Asking) -> Result<ToolAnswer, Unanswered> {
        let mut section = section(asking, &self.name)?;
        if let Some(lang) = &self.lang {
            section = version(asking, section, lang)?;
        }
        let page = match self.with {
            "section" => None,
            _ => asking.generation.page(&section.id, asking.turn)?,
        };
        let (text, neighbours) = match (&page, self.with) {
            (Some(page), "page") => (page.markdown(), Vec::new()),
            (Some(page), _) => around(page, &section),
            (None, _) => (section.markdown.clone(), Vec::new()),
        };
        let fetched = |text: &str, next: Option<String>| FetchedSection {
            id: section.id.clone(),
            title: trail(&section.breadcrumbs, &section.id),
            text: text.to_owned(),
            url: section.url.clone(),
            metadata: SectionFacts {
                site: section.site.clone(),
                lang: section.lang.clone(),
                source: format!("{}:{}", section.source.path, section.source.line),
                date: section.date.clone(),
                other_languages: VersionLink::all(section.translations.clone()),
                neighbours: neighbours.clone(),
            },
            next,
        };
        let fence = fence(&text);
        let answer = |text: &str, next: Option<String>| {
            let fetched = fetched(text, next);
            ToolAnswer::new(fetch_text(&fetched, &fence), &fetched)
        };
        let from = Cursor::read(self.cursor.as_deref(), asking.digest())?;
        if !text.is_char_boundary(from) || from > 0 && from >= text.len() {
            return Err(Unanswered::OldCursor);
        }
        let around = answer("", Some("-".repeat(CURSOR))).bytes();
        let room = self.most_bytes.saturating_sub(around);
        if room < LEAST_TEXT {
            let needs = format!(
                "{} at least: the id and the addresses of this section are long",
                around + LEAST_TEXT
            );
            return Err(Unanswered::WrongArgument { name: "max_bytes", needs });
        }
        let end = piece_end(&text, from, room, bytes_as_json);
        let next = (end < text.len()).then(|| Cursor::new(end, asking.digest()).to_string());
        Ok(answer(&text[from..end], next))
    }
}

/// The section with this id, or at this address.
fn section(asking: &Asking, name: &str) -> Result<WholeSection, Unanswered> {
    let section = asking.generation.section(name, asking.turn)?;
    section.ok_or_else(|| Unanswered::NoSection { name: said(name) })
}

/// The version of a section in a language; a language is told by its primary tag.
fn version(asking: &Asking, of: WholeSection, lang: &str) -> Result<WholeSection, Unanswered> {
    let wanted = primary_subtag(lang);
    let is_wanted = |tag: &Option<String>| tag.as_deref().is_some_and(|tag| has_primary_subtag(tag, &wanted));
    if is_wanted(&of.lang) {
        return Ok(of);
    }
    if let Some(other) = of.translations.iter().find(|other| is_wanted(&other.lang)) {
        return section(asking, &other.id);
    }
    let known = of.translations.iter().map(|other| &other.lang).chain([&of.lang]);
    let known: Vec<&str> = known.filter_map(|lang| lang.as_deref()).collect();
    Err(Unanswered::NoVersion { lang: said(lang), known: known.join(", ") })
}

/// The Markdown of a section with that of the sections before and after it, and links to these.
fn around(page: &WholePage, section: &WholeSection) -> (String, Vec<SectionLink>) {
    let at = page.sections.iter().position(|other| other.id == section.id).unwrap_or_default();
    let sections = &page.sections[at.saturating_sub(1)..(at + 2).min(page.sections.len())];
    let others = sections.iter().filter(|other| other.id != section.id);
    let link = |other: &WholeSection| SectionLink {
        id: other.id.clone(),
        title: short_title(&other.heading),
        url: other.url.clone(),
    };
    let markdown =
        sections.iter().map(|other| other.markdown.as_str()).filter(|markdown| !markdown.is_empty());
    (markdown.collect::<Vec<_>>().join("\n\n"), others.map(link).collect())
}

/// The Markdown of the section with this id, of `most` bytes at most, as a resource.
pub(crate) fn read_section(asking: &Asking, id: &str, most: usize) -> Result<String, Unanswered> {
    let markdown = section(asking, id)?.markdown;
    let end = piece_end(&markdown, 0, most, bytes_as_json);
    if end == markdown.len() {
        return Ok(markdown);
    }
    Ok(format!(
        "{}\n\n(The tool fetch reads on, with cursor {}.)",
        &markdown[..end],
        Cursor::new(end, asking.digest())
    ))
}
