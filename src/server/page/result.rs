//! A result as the page shows it.

use timra_engine::{Explained, Hit};
use timra_format::safe_url;

use crate::interface::Interface;

/// Words that are explained at most.
const EXPLAINED: usize = 12;

/// Copies that are named at most.
const COPIES: usize = 20;

/// One result of the search page, ready to be written.
pub(crate) struct ResultView {
    pub title: String,
    /// The title of the page and the headings above the section, outermost first.
    pub breadcrumbs: Vec<String>,
    /// The published address of the section, if it is an address to link to.
    pub url: Option<String>,
    /// File and line, where there is no address to link to.
    pub place: Option<String>,
    pub site: String,
    pub lang: Option<String>,
    pub date: Option<String>,
    /// The snippet cut where marks begin and end, and whether a piece is marked.
    pub snippet: Vec<(String, bool)>,
    /// Translations of the section: language tag, name of the language, and address of each.
    pub translations: Vec<(String, String, String)>,
    /// "and 3 more reports", with their names.
    pub copies: Option<(String, Vec<String>)>,
    /// Words of the section's text, and how each was understood.
    pub why: Vec<(String, String)>,
}

impl ResultView {
    /// What is shown of all hits of an answer.
    pub(crate) fn all(mut hits: Vec<Hit>, ui: &Interface) -> Vec<Self> {
        let place = |hit: &Hit| (hit.site.clone(), hit.source.path.clone(), hit.heading.clone());
        let places: Vec<_> = hits.iter().map(place).collect();
        for (hit, place) in hits.iter_mut().zip(&places) {
            let is_twice = places.iter().filter(|other| *other == place).count() > 1;
            // A lead goes by its page's first heading; where that is a result as well, by the title alone.
            if is_twice && hit.id.ends_with('#') {
                hit.breadcrumbs.truncate(1);
            }
        }
        hits.into_iter().map(|hit| Self::new(hit, ui)).collect()
    }

    /// What is shown of one hit.
    fn new(hit: Hit, ui: &Interface) -> Self {
        let mut breadcrumbs = hit.breadcrumbs;
        let title = breadcrumbs.pop().unwrap_or_else(|| hit.id.clone());
        let translations = hit.translations.into_iter().filter_map(|translation| {
            let lang = translation.lang?;
            let url = safe_url(&translation.url)?.to_owned();
            Some((lang.clone(), language_name(&lang), url))
        });
        let copies = (!hit.duplicates.is_empty()).then(|| {
            let text = ui.count("copies_one", "copies_many", hit.duplicates.len());
            (text, hit.duplicates.iter().take(COPIES).cloned().collect())
        });
        let url = safe_url(&hit.url).map(str::to_owned);
        let place = url.is_none().then(|| format!("{}:{}", hit.source.path, hit.source.line));
        Self {
            title,
            breadcrumbs,
            url,
            place,
            site: hit.site,
            lang: hit.lang,
            date: hit.date,
            snippet: pieces(&hit.snippet, hit.highlights.iter().map(|mark| (mark.start, mark.end))),
            translations: translations.collect(),
            copies,
            why: why(&hit.matches, ui),
        }
    }

    /// Whether there is a fact to show below the snippet, beside the site.
    pub(crate) fn has_facts(&self) -> bool {
        self.place.is_some() || self.date.is_some() || !self.translations.is_empty()
    }
}

/// The name of a language in that language, or its tag.
pub(crate) fn language_name(tag: &str) -> String {
    Interface::of(tag).map_or_else(|| tag.to_owned(), |known| known.text("language_name").to_owned())
}

/// Cuts a text at its marks.
fn pieces(text: &str, marks: impl Iterator<Item = (usize, usize)>) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    let mut rest = 0;
    for (start, end) in marks {
        if let (Some(before), Some(marked)) = (text.get(rest..start), text.get(start..end)) {
            pieces.push((before.to_owned(), false));
            pieces.push((marked.to_owned(), true));
            rest = end;
        }
    }
    pieces.push((text.get(rest..).unwrap_or_default().to_owned(), false));
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

/// Each word once, the weightiest first.
fn why(matches: &[Explained], ui: &Interface) -> Vec<(String, String)> {
    let mut matches: Vec<&Explained> = matches.iter().collect();
    matches.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let mut why: Vec<(String, String)> = Vec::new();
    for matched in matches {
        let name = serde_json::to_value(matched.rung).ok();
        let name = name.as_ref().and_then(|name| name.as_str()).unwrap_or_default().replace('-', "_");
        let word = matched.text.to_lowercase();
        if why.len() < EXPLAINED && !why.iter().any(|(known, _)| *known == word) {
            why.push((word, ui.maybe(&format!("rung_{name}")).unwrap_or_default().to_owned()));
        }
    }
    why
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn marks_never_lose_text() {
        let piece = |text: &str, is_marked| (text.to_owned(), is_marked);
        let cut = pieces("hạ tầng", [(0, 4)].into_iter());
        assert_eq!(cut, [piece("hạ", true), piece(" tầng", false)]);
        // Marks that no engine should give: across a character, backwards, behind the end.
        for marks in [[(2, 3)], [(5, 1)], [(0, 99)]] {
            assert_eq!(pieces("hạ tầng", marks.into_iter()), [piece("hạ tầng", false)]);
        }
    }
}
