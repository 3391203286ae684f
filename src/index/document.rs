//! Documents: sections in the form in which Tantivy indexes them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use tantivy::schema::Field;
use timra_alignment::SectionOutline;
use timra_corpus::{Page, Section, is_link_list};
use timra_format::{
    Fields, Lengths, PairKey, Spans, StoredSection, column_of_day, day_number, lookup_of_address,
    lookup_of_id, pack_markdown, sketch,
};
use timra_language::{self as language, PieceKind, Segmented, StemmerOnly, Token, Zone};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::address_words::address_words;
use super::stored::{section_name, stored_page};
use super::{FieldValues, Terms};

/// Confidence from which on the language that a section's text shows overrules the one its page declares.
const CONFIDENT: f32 = 0.7;

/// Bytes of running text that tell the language of a page.
const TELLING: usize = 4 << 10;

/// What a list of links weighs, in hundredths. Out of sample, from .6 to .9 much the same: sites +3, titles with a word
/// more or less +5, reports +1.
const LINK_LIST: u32 = 80;

/// The documents of the sections of one page.
pub struct PageDocuments<'p> {
    fields: &'p Fields,
    page: &'p Page,
    /// The languages that the site declares.
    candidates: &'p [&'p str],
    /// What is the same for all of them, as the page's own language has it.
    common: Common,
    /// What is shown of it.
    stored: Vec<u8>,
    /// The language of its running text, once it was asked for.
    page_lang: OnceCell<Option<&'static str>>,
}

/// What the sections of a page have in common, in the words of one language.
struct Common {
    /// The language, if it has only a stemmer.
    stemmer: Option<&'static StemmerOnly>,
    title: Vec<Token>,
    first_heading: Vec<Token>,
    address: Vec<Token>,
}

impl Common {
    fn new(page: &Page, stemmer: Option<&'static StemmerOnly>) -> Self {
        let first_heading = page.first_heading.as_deref().filter(|heading| *heading != page.title);
        let address = address_words(&page.path, page.declared_lang.as_deref());
        Self {
            stemmer,
            title: language::analyze_in(stemmer, &page.title),
            first_heading: language::analyze_in(stemmer, first_heading.unwrap_or_default()),
            address: language::analyze_in(stemmer, &address),
        }
    }
}

/// The document of a section, and what a build counts of it.
pub struct SectionDocument {
    /// The values of all fields but the ordinal.
    pub document: FieldValues,
    /// Language of the text, a BCP 47 tag.
    pub lang: Option<String>,
    /// Number of terms in each zone.
    pub lengths: Lengths,
    /// XXH3 (64 bits) of all values of the document.
    pub digest: u64,
}

/// A section as tokens, for an index that is not Tantivy's.
pub struct SectionTokens {
    /// Language of the text, a BCP 47 tag.
    pub lang: Option<String>,
    /// The tokens of each text of the section, with the zone that the text is in.
    pub zones: Vec<(Zone, Vec<Token>)>,
    /// Number of the translation group, which the section shares with its translations.
    pub translation_group: u64,
    /// What the scores of the section are multiplied by, in hundredths; [`Page::USUAL_WEIGHT`] changes nothing.
    pub weight: u32,
}

impl<'p> PageDocuments<'p> {
    /// The documents of `page`, whose site declares the languages `candidates`.
    pub fn new(fields: &'p Fields, page: &'p Page, candidates: &'p [&'p str]) -> Self {
        let common = Common::new(page, page.declared_lang.as_deref().and_then(StemmerOnly::of));
        Self {
            fields,
            page,
            candidates,
            common,
            stored: stored_page(page).encode(),
            page_lang: OnceCell::new(),
        }
    }

    /// The tokens of the section with the index `at` on the page.
    pub fn tokens_of_section(&self, at: usize) -> SectionTokens {
        let section = &self.page.sections[at];
        let segmented = Segmented::new(&section.text);
        let lang = self.section_lang(section, &segmented);
        let common = Common::new(self.page, lang.as_deref().and_then(StemmerOnly::of));
        let text = segmented.tokens(common.stemmer);
        let tokens = self.tokens(at, &common, &text).into_iter();
        let zones = tokens.map(|(zone, tokens)| (zone, tokens.into_owned())).collect();
        let (translation_group, weight) = (translation_group(self.page, at), weight(self.page, section));
        SectionTokens { lang, zones, translation_group, weight }
    }

    /// The language of a section: what its text shows if that is certain, or else what its page declares. On a page that
    /// declares none, a language that only a profile tells is that of the whole page: lists of terms and bits of code look
    /// like any language.
    fn section_lang(&self, section: &Section, text: &Segmented) -> Option<String> {
        let declared = self.page.declared_lang.as_deref();
        let candidates: Vec<&str> = self.candidates.iter().copied().chain(declared).collect();
        // Code is in no language of people, and its names are English.
        let code: Vec<Range<usize>> = section.code().cloned().collect();
        // Where there is no running text, comments and output decide.
        let is_all_there_is = declared.is_none() && !code.is_empty();
        let by_code = || if is_all_there_is { text.detect(&candidates, &[]) } else { None };
        let shown = text.detect(&candidates, &code).or_else(by_code);
        match (shown, declared) {
            (Some(shown), None) if language::is_told_by_spelling(shown.lang) => Some(shown.lang.to_owned()),
            (Some(shown), None) => Some(self.page_lang().unwrap_or(shown.lang).to_owned()),
            (Some(shown), Some(declared)) if shown.confidence >= CONFIDENT => {
                // A tag may say more than the text can show: keep `vi-VN` and `zh-Hant`.
                let same = language::primary_subtag(declared) == shown.lang;
                Some(if same { declared } else { shown.lang }.to_owned())
            }
            (_, declared) => declared.map(str::to_owned),
        }
    }

    /// The language that the running text of the page shows, from its beginning.
    fn page_lang(&self) -> Option<&'static str> {
        *self.page_lang.get_or_init(|| {
            let mut text = String::new();
            for section in &self.page.sections {
                if text.len() >= TELLING {
                    break;
                }
                text.extend([&section.heading, "\n", &*section.prose(), "\n"]);
            }
            text.truncate(text.floor_char_boundary(TELLING));
            language::detect(&text, self.candidates).map(|shown| shown.lang)
        })
    }

    /// The tokens of each text of a section, with the zone that the text is in. `text` has the tokens of the section's
    /// own text.
    fn tokens<'t>(&self, at: usize, common: &'t Common, text: &'t [Token]) -> Vec<(Zone, Cow<'t, [Token]>)> {
        let section = &self.page.sections[at];
        let analyze = |text: &str| Cow::Owned(language::analyze_in(common.stemmer, text));
        // What a page begins with is below its title.
        let heading = if at == 0 { Cow::Borrowed(&common.title[..]) } else { analyze(&section.heading) };
        let metadata = if at == 0 { self.page.metadata.as_str() } else { "" };
        vec![
            (Zone::Title, Cow::Borrowed(&common.title[..])),
            (Zone::Title, Cow::Borrowed(&common.first_heading[..])),
            (Zone::Heading, heading),
            (Zone::Place, analyze(&section.heading_path.join("\n"))),
            (Zone::Place, Cow::Borrowed(&common.address[..])),
            (Zone::Place, analyze(metadata)),
            (Zone::Body, Cow::Borrowed(text)),
        ]
    }

    /// The document of the section with the index `at` on the page.
    pub fn of_section(&self, at: usize) -> SectionDocument {
        let (fields, page, section) = (self.fields, self.page, &self.page.sections[at]);
        let segmented = Segmented::new(&section.text);
        let lang = self.section_lang(section, &segmented);
        let stemmer = lang.as_deref().and_then(StemmerOnly::of);
        let code = |stemmer: Option<&StemmerOnly>| stemmer.map(StemmerOnly::code);
        let other = (code(stemmer) != code(self.common.stemmer)).then(|| Common::new(page, stemmer));
        let common = other.as_ref().unwrap_or(&self.common);
        let text = segmented.tokens(stemmer);
        let tokens = self.tokens(at, common, &text);
        let stored = StoredSection {
            line: section.line,
            heading: section.heading.clone(),
            heading_path: section.heading_path.clone(),
            lang,
            date: timra_corpus::date_in_text(&section.prose()),
            text: String::new(),
            spans: Spans::default(),
        };
        let spans = Spans::new(words(&text).map(|token| token.span.clone()));
        let mut builder = DocumentBuilder::default();
        tokens.iter().for_each(|(zone, tokens)| builder.add(fields, *zone, tokens));
        builder.add_pairs(fields);
        builder.add_number(fields.page, page_number(&page.site, &page.path));
        let translation_group = translation_group(page, at);
        builder.add_number(fields.translation_group, translation_group);
        if page.declared_lang.is_some() && page.sections.len() > 1 {
            builder.add_number(fields.outline, SectionOutline::of(section).number());
        }
        if at == 0 {
            builder.add_number(fields.lookup, lookup_of_id(page.id()));
            builder.add_number(fields.lookup, translation_group);
            if !page.url.is_empty() {
                builder.add_number(fields.lookup, lookup_of_address(&page.url));
            }
        }
        let weight = weight(page, section);
        if weight != Page::USUAL_WEIGHT {
            builder.add_number(fields.weight, u64::from(weight));
        }
        let heading = tokens.iter().find(|(zone, _)| *zone == Zone::Heading).map_or(&[][..], |(_, it)| it);
        builder.add_number(fields.sketch, sketch(&text, heading));
        builder.add_number(fields.heading_words, words(heading).count() as u64);
        builder.add_text(fields.site, page.site.as_str());
        page.tags.iter().for_each(|tag| builder.add_text(fields.tag, tag.as_str()));
        page.categories.iter().for_each(|category| builder.add_text(fields.category, category.as_str()));
        page.folder.iter().for_each(|folder| builder.add_text(fields.folder, folder.as_str()));
        builder.add_text(fields.path, page.path.as_str());
        let in_text = stored.date.as_deref();
        if let Some(day) = in_text.or(page.front_matter_date.as_deref()).and_then(day_number) {
            builder.add_number(fields.day, column_of_day(day, in_text.is_none()));
        }
        if let Some(lang) = &stored.lang {
            builder.add_text(fields.lang, lang.as_str());
        }
        builder.add_bytes(fields.stored_page, self.stored.as_slice());
        let name = section_name(page, section);
        if !name.is_empty() {
            builder.add_bytes(fields.name, name);
        }
        if let Some(markdown) = &section.markdown {
            for value in pack_markdown(markdown, &section.heading, &section.text) {
                builder.add_bytes(fields.markdown, value);
            }
        }
        // Writing plain strings and numbers as JSON cannot fail.
        builder.add_bytes(fields.stored, serde_json::to_vec(&stored).unwrap_or_default());
        builder.add_text(fields.text, section.text.as_str());
        builder.add_bytes(fields.spans, spans.encode(&section.text));
        SectionDocument {
            document: builder.document,
            lang: stored.lang,
            lengths: builder.lengths,
            digest: builder.digest.digest(),
        }
    }
}

/// What the scores of a section are multiplied by, in hundredths: what its page weighs, and less for a list of links,
/// which has the words of what it points to.
fn weight(page: &Page, section: &Section) -> u32 {
    match section.markdown.as_deref().is_some_and(is_link_list) {
        true => (page.weight * LINK_LIST).div_ceil(Page::USUAL_WEIGHT),
        false => page.weight,
    }
}

/// The tokens of a text that are words.
fn words(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    tokens.iter().filter(|token| token.kind == PieceKind::Word)
}

/// A document, field by field.
#[derive(Default)]
struct DocumentBuilder {
    document: FieldValues,
    pairs: Terms,
    /// Room for the words of a pair.
    joined: String,
    lengths: Lengths,
    digest: Xxh3,
}

impl DocumentBuilder {
    fn add(&mut self, fields: &Fields, zone: Zone, tokens: &[Token]) {
        let mut terms = Terms::default();
        let mut before: Option<&Token> = None;
        for token in tokens {
            terms.push(token.key.as_str(), token.position);
            if token.kind != PieceKind::Word {
                continue;
            }
            // Words that stand side by side within a clause, and may be one.
            let is_neighbour = |b: &&Token| !token.starts_clause && b.position + 1 == token.position;
            if let Some(before) = before.filter(is_neighbour).filter(|b| b.joining.joins(token.joining)) {
                let pair = PairKey::of_neighbours(&before.key, &token.key, &mut self.joined);
                self.pairs.push(pair.as_str(), 0);
            }
            before = Some(token);
        }
        if !terms.is_empty() {
            self.lengths[zone as usize] += terms.len();
            self.add_text(fields.zone(zone), terms.into_text());
        }
    }

    fn add_pairs(&mut self, fields: &Fields) {
        let pairs = std::mem::take(&mut self.pairs);
        if !pairs.is_empty() {
            self.add_text(fields.pairs, pairs.into_text());
        }
    }

    fn add_text(&mut self, field: Field, text: impl AsRef<str> + Into<Box<str>>) {
        self.count(field, text.as_ref().as_bytes());
        self.document.add_text(field, text);
    }

    fn add_number(&mut self, field: Field, number: u64) {
        self.count(field, &number.to_le_bytes());
        self.document.add_number(field, number);
    }

    fn add_bytes(&mut self, field: Field, bytes: impl AsRef<[u8]> + Into<Box<[u8]>>) {
        self.count(field, bytes.as_ref());
        self.document.add_bytes(field, bytes);
    }

    fn count(&mut self, field: Field, bytes: &[u8]) {
        self.digest.update(&field.field_id().to_le_bytes());
        self.digest.update(&(bytes.len() as u64).to_le_bytes());
        self.digest.update(bytes);
    }
}

/// XXH3 (64 bits) of `<site>/<path>`: the number by which all sections of a page are replaced.
pub(crate) fn page_number(site: &str, path: &str) -> u64 {
    xxh3_64(format!("{site}/{path}").as_bytes())
}

/// XXH3 (64 bits) of the page without its language, and of the place of the section on it. Most versions of a page have
/// their sections in the same places (601 of 625 pairs of pages in real reports); `translation_groups.rs` has the others.
fn translation_group(page: &Page, at: usize) -> u64 {
    xxh3_64(format!("{}/{}#{at}", page.site, page.translation_key).as_bytes())
}
