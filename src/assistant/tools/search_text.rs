//! What a search finds, as Markdown.

use std::fmt::Write;

use super::found::FoundSection;
use super::found_lists::{FoundSections, RelatedList};
use crate::one_line::{link, one_line};

/// What is said where the time was over.
const PARTIAL: &str = "There was no time to look everywhere: more may be found.";

/// What was found, for a model: a list of links, each with its passage.
pub(crate) fn search_text(query: &str, found: &FoundSections) -> String {
    let mut text = String::new();
    let mut line = |of: std::fmt::Arguments| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{of}");
    };
    if let Some(read_as) = &found.read_as {
        line(format_args!("Read as: {}", one_line(read_as)));
    }
    if let Some(suggestion) = &found.suggestion {
        line(format_args!("Did you mean: {}", one_line(suggestion)));
    }
    for note in &found.notes {
        line(format_args!("Note: {}", one_line(note)));
    }
    if found.results.is_empty() && found.left_out == 0 {
        let nothing = if found.total > 0 { "No more results" } else { "Nothing found" };
        line(format_args!("{nothing} for: {}", one_line(query)));
    }
    for (number, section) in (1..).zip(&found.results) {
        line(format_args!("{}", of_section(number, section)));
    }
    if found.left_out > 0 {
        line(format_args!("{} too long to be listed", found.left_out));
    }
    if found.partial {
        line(format_args!("{PARTIAL}"));
    }
    let built = found.index.built.as_deref().map_or_else(String::new, |day| format!(" of {day}"));
    let digest = &found.index.digest;
    let about = if found.about { "about " } else { "" };
    line(format_args!("{} of {about}{} results; index {digest}{built}", found.results.len(), found.total));
    if let Some(next) = &found.next {
        line(format_args!("next: {next}"));
    }
    text
}

/// The related sections, for a model: a list of links, each with its passage.
pub(crate) fn related_text(list: &RelatedList) -> String {
    let mut lines = vec![format!("Related to {}:", one_line(&list.id))];
    lines.extend((1..).zip(&list.results).map(|(number, section)| of_section(number, section)));
    if list.left_out > 0 {
        lines.push(format!("{} too long to be listed", list.left_out));
    } else if list.results.is_empty() {
        lines.push("No section is.".to_owned());
    }
    if list.partial {
        lines.push(PARTIAL.to_owned());
    }
    let built = list.index.built.as_deref().map_or_else(String::new, |day| format!(" of {day}"));
    lines.push(format!("index {}{built}", list.index.digest));
    lines.join("\n")
}

fn of_section(number: usize, section: &FoundSection) -> String {
    let lang = section.lang.as_deref().unwrap_or("und");
    let mut lines = vec![
        format!("{number}. {} [{lang}]", link(&section.title, &section.url)),
        format!("id: {}", one_line(&section.id)),
    ];
    if !section.snippet.is_empty() {
        lines.push(format!("> {}", one_line(&section.snippet)));
    }
    let date = section.date.as_deref().map_or_else(String::new, |date| format!(" ({date})"));
    lines.push(format!("source: {}{date}", one_line(&section.source)));
    for version in &section.other_languages {
        lines.push(format!("{}: {} (id: {})", version.lang, one_line(&version.url), one_line(&version.id)));
    }
    if section.copies > 0 {
        lines.push(format!("the same in {} other sections", section.copies));
    }
    if !section.why.is_empty() {
        lines.push(format!("why: {}", one_line(&section.why.join("; "))));
    }
    lines.join("\n   ")
}
