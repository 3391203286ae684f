//! A section as Tantivy is given it.

use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;
use tantivy::schema::Value;
use tantivy::tokenizer::{PreTokenizedString, Token as IndexToken};
use xxhash_rust::xxh3::xxh3_64;

use super::address_words::address_words;
use super::{Fields, Spans, Zone, sketch};
use crate::corpus::{Page, Section, ZoneKind};
use crate::language::{self, General, PieceKind, TermKey, Token};

/// Confidence from which on the language that a section's text shows overrules the one its page declares.
const CONFIDENT: f32 = 0.7;

/// What is stored of a section, to show it without its file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredSection {
    /// Id of the section.
    pub id: String,
    /// Published address, with the anchor, percent-encoded; empty if it has none.
    pub url: String,
    /// Name of the site.
    pub site: String,
    /// Path of the file relative to the site's root.
    pub path: String,
    /// 1-based line of the heading.
    pub line: u32,
    /// Title of the page.
    pub page_title: String,
    /// First heading of the page, where it says something else than the title.
    pub first_heading: Option<String>,
    /// Heading of the section; empty for a lead section.
    pub heading: String,
    /// Headings above it.
    pub trail: Vec<String>,
    /// Language of the text: as detected when that is certain, otherwise as declared.
    pub lang: Option<String>,
    /// Language that the site declares.
    pub declared_lang: Option<String>,
    /// First date that stands in the section's text, ISO 8601.
    pub text_date: Option<String>,
    /// Date of the page's front matter, ISO 8601.
    pub front_matter_date: Option<String>,
    /// Visible text (a stored field of its own).
    #[serde(skip)]
    pub text: String,
    /// Where its words stand (a stored field of its own).
    #[serde(skip)]
    pub spans: Spans,
}

impl StoredSection {
    /// Reads it back; `None` if the document holds none, as in an index that is not timra's.
    pub fn read(fields: &Fields, document: &TantivyDocument) -> Option<Self> {
        let mut stored: Self = serde_json::from_slice(document.get_first(fields.stored)?.as_bytes()?).ok()?;
        stored.text = document.get_first(fields.text)?.as_str()?.to_owned();
        stored.spans = Spans::decode(document.get_first(fields.spans)?.as_bytes()?, &stored.text);
        Some(stored)
    }
}

/// The document of the section at `place` of its page, and what is stored of it.
pub fn document(
    fields: &Fields,
    page: &Page,
    place: usize,
    candidates: &[&str],
) -> (TantivyDocument, StoredSection) {
    let section = &page.sections[place];
    let lang = section_lang(page, section, candidates);
    let general = lang.as_deref().and_then(General::of);
    let analyze = |text: &str| language::analyze_in(general, text);
    let tokens = analyze(&section.text);
    let stored = StoredSection {
        id: section.id.clone(),
        url: url(page, section),
        site: page.site.clone(),
        path: page.path.clone(),
        line: section.line,
        page_title: page.title.clone(),
        first_heading: page.first_heading.clone().filter(|heading| *heading != page.title),
        heading: section.heading.clone(),
        trail: section.trail.clone(),
        lang,
        declared_lang: page.declared_lang.clone(),
        text_date: crate::corpus::date_in_text(&section.text),
        front_matter_date: page.front_matter_date.clone(),
        text: section.text.clone(),
        spans: Spans::new(tokens.iter().filter(|t| t.kind == PieceKind::Word).map(|t| t.span.clone())),
    };

    let sketch = sketch(&tokens);
    let mut document = TantivyDocument::new();
    let mut pairs = Vec::new();
    let mut add = |zone: Zone, tokens: Vec<Token>| {
        add_pairs(&tokens, &mut pairs);
        if !tokens.is_empty() {
            document.add_pre_tokenized_text(fields.zone(zone), pre_tokenized(tokens));
        }
    };
    add(Zone::Title, analyze(&page.title));
    add(Zone::FirstHeading, analyze(stored.first_heading.as_deref().unwrap_or_default()));
    // What a page begins with stands below its title.
    add(Zone::Heading, analyze(if place == 0 { &page.title } else { &section.heading }));
    add(Zone::Trail, analyze(&section.trail.join("\n")));
    add(Zone::Address, analyze(&address_words(&page.path, page.declared_lang.as_deref())));
    for (zone, tokens) in by_zone(tokens, section) {
        add(zone, tokens);
    }
    if !pairs.is_empty() {
        let tokens = pairs.into_iter().map(|key| index_token(key.as_str(), 0)).collect();
        document.add_pre_tokenized_text(fields.pairs, PreTokenizedString { text: String::new(), tokens });
    }
    document.add_text(fields.id, &stored.id);
    document.add_u64(fields.page, xxh3_64(format!("{}/{}", stored.site, stored.path).as_bytes()));
    document.add_u64(fields.twin, twin(page, place));
    document.add_u64(fields.sketch, sketch);
    document.add_text(fields.site, &stored.site);
    document.add_text(fields.path, &stored.path);
    if let Some(day) =
        stored.text_date.as_ref().or(stored.front_matter_date.as_ref()).and_then(|date| day_number(date))
    {
        document.add_u64(fields.day, day);
    }
    if let Some(lang) = &stored.lang {
        document.add_text(fields.lang, lang);
    }
    document.add_text(fields.text, &stored.text);
    document.add_bytes(fields.spans, &stored.spans.encode());
    // Writing plain strings and numbers as JSON cannot fail.
    document.add_bytes(fields.stored, &serde_json::to_vec(&stored).unwrap_or_default());
    (document, stored)
}

/// An ISO 8601 day as the number `YYYYMMDD`, so that days compare as numbers.
pub fn day_number(date: &str) -> Option<u64> {
    date.get(..10)?.replace('-', "").parse().ok()
}

/// The year of a day that is given as [`day_number`] gives it.
pub fn year_of(day: u64) -> u64 {
    day / 10_000
}

/// The language of a section: what its text shows when that is certain, else what its page declares.
fn section_lang(page: &Page, section: &Section, candidates: &[&str]) -> Option<String> {
    let declared = page.declared_lang.as_deref();
    let candidates: Vec<&str> = candidates.iter().copied().chain(declared).collect();
    let shown = language::detect(&section.text, &candidates);
    match (shown, declared) {
        (Some(shown), None) => Some(shown.lang.to_owned()),
        (Some(shown), Some(declared)) if shown.confidence >= CONFIDENT => {
            // A tag may say more than the text can show: keep `vi-VN` and `zh-Hant`.
            let same = language::primary_subtag(declared) == shown.lang;
            Some(if same { declared } else { shown.lang }.to_owned())
        }
        (_, declared) => declared.map(str::to_owned),
    }
}

/// The same number for all language versions of a section: translated pages align by the order of their headings
/// where they have as many (601 of 625 pairs of real reports do).
fn twin(page: &Page, place: usize) -> u64 {
    let key = format!("{}/{}#{place}/{}", page.site, page.translation_key, page.sections.len());
    xxh3_64(key.as_bytes())
}

fn url(page: &Page, section: &Section) -> String {
    match &section.anchor {
        Some(anchor) if !page.url.is_empty() => {
            format!("{}#{}", page.url, crate::corpus::encode_fragment(anchor))
        }
        _ => page.url.clone(),
    }
}

/// Sorts the tokens of a section's text into the zones they stand in.
fn by_zone(tokens: Vec<Token>, section: &Section) -> Vec<(Zone, Vec<Token>)> {
    let mut sorted = [Zone::Body, Zone::Strong, Zone::Code, Zone::Alt].map(|zone| (zone, Vec::new()));
    let mut zones = section.zones.iter().peekable();
    for token in tokens {
        while zones.peek().is_some_and(|zone| zone.range.end <= token.span.start) {
            zones.next();
        }
        let place =
            match zones.peek().filter(|zone| zone.range.contains(&token.span.start)).map(|zone| zone.kind) {
                None => 0,
                Some(ZoneKind::Strong) => 1,
                Some(ZoneKind::Code) => 2,
                Some(ZoneKind::Alt) => 3,
            };
        sorted[place].1.push(token);
    }
    sorted.into()
}

/// Adds the keys of words that stand side by side within a clause.
fn add_pairs(tokens: &[Token], pairs: &mut Vec<TermKey>) {
    let mut before: Option<&Token> = None;
    for token in tokens.iter().filter(|token| token.kind == PieceKind::Word) {
        if let Some(before) = before.filter(|b| !token.starts_clause && b.position + 1 == token.position) {
            pairs.push(before.key.pair(&token.key));
        }
        before = Some(token);
    }
}

fn pre_tokenized(tokens: Vec<Token>) -> PreTokenizedString {
    let tokens = tokens.into_iter().map(|token| index_token(token.key.as_str(), token.position)).collect();
    PreTokenizedString { text: String::new(), tokens }
}

fn index_token(key: &str, position: u32) -> IndexToken {
    IndexToken { position: position as usize, text: key.to_owned(), ..IndexToken::default() }
}
