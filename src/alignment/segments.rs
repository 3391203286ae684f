//! Pages in several languages → texts that say the same.

use std::collections::BTreeMap;

use timra_corpus::{AnnotationKind, Page, Section};
use timra_language::{LANGUAGES, Language, detect, primary_subtag};

use super::{SectionOutline, align_sections};

/// Longest text that is taken as one segment, in bytes: in a longer one a word has too many possible partners.
const LONGEST: usize = 1_000;

/// A text this many times as long as its translation is none, or says more.
const LENGTH_RATIO: usize = 3;

/// Length up to which a text may exceed [`LENGTH_RATIO`]: a heading of one word may be a whole phrase elsewhere.
const SHORT: usize = 30;

/// A piece of text and its translation.
#[derive(Clone, Copy)]
pub struct AlignedSegment<'p> {
    /// The language whose code sorts first.
    pub from_language: &'static dyn Language,
    /// The text in the first language.
    pub from: &'p str,
    /// The language of the translation.
    pub to_language: &'static dyn Language,
    /// The text in the language of the translation.
    pub to: &'p str,
}

impl<'p> AlignedSegment<'p> {
    /// The value that segments are sorted by, and are equal by.
    fn key(&self) -> (&'static str, &'static str, &'p str, &'p str) {
        (self.from_language.code(), self.to_language.code(), self.from, self.to)
    }
}

/// The segments of all pages that are versions of one page of one site: titles, headings, and the text of sections
/// line by line where both have the same number of lines, as a whole where not. Which sections
/// belong together, [`align_sections`] says.
///
/// Pages lie: texts that are the same in both languages, are not in the language their site declares, or differ
/// much in length are left out. Sorted and without repetitions, whatever the order of `pages`; what a template put
/// on every page counts once.
pub fn segments(pages: &[Page]) -> Vec<AlignedSegment<'_>> {
    let mut versions: BTreeMap<(&str, &str), Vec<Version>> = BTreeMap::new();
    for page in pages {
        if let Some(language) = language_of(page) {
            versions.entry((&page.site, &page.translation_key)).or_default().push(Version { language, page });
        }
    }
    let mut segments = Vec::new();
    for mut versions in versions.into_values() {
        versions.sort_by_key(|version| (version.language.code(), version.page.path.as_str()));
        // Two files that claim to be the same version: the first one is as good a guess as any.
        versions.dedup_by_key(|version| version.language.code());
        for (i, from) in versions.iter().enumerate() {
            for to in &versions[i + 1..] {
                add_pages(*from, *to, &mut segments);
            }
        }
    }
    segments.sort_by_key(AlignedSegment::key);
    segments.dedup_by_key(|segment| segment.key());
    segments.retain(is_translation);
    segments
}

/// A page and the language it is declared to be in.
#[derive(Clone, Copy)]
struct Version<'p> {
    language: &'static dyn Language,
    page: &'p Page,
}

/// The declared language of a page, if timra knows its words.
fn language_of(page: &Page) -> Option<&'static dyn Language> {
    let code = primary_subtag(page.declared_lang.as_deref()?);
    LANGUAGES.iter().copied().find(|language| language.code() == code)
}

fn add_pages<'p>(from: Version<'p>, to: Version<'p>, segments: &mut Vec<AlignedSegment<'p>>) {
    let mut add = |a: &'p str, b: &'p str| {
        let segment = AlignedSegment {
            from_language: from.language,
            from: a.trim(),
            to_language: to.language,
            to: b.trim(),
        };
        segments.push(segment);
    };
    add(&from.page.title, &to.page.title);
    let (from, to) = (&from.page.sections, &to.page.sections);
    for (a, b) in align_sections(&outlines(from), &outlines(to)) {
        let (a, b) = (&from[a], &to[b]);
        add(&a.heading, &b.heading);
        let (a_lines, b_lines) = (lines(a), lines(b));
        if a_lines.len() == b_lines.len() {
            let pairs = a_lines.into_iter().zip(b_lines);
            pairs.filter(|((_, a), (_, b))| !a && !b).for_each(|((a, _), (b, _))| add(a, b));
        } else {
            add(&a.text, &b.text);
        }
    }
}

fn outlines(sections: &[Section]) -> Vec<SectionOutline> {
    sections.iter().map(SectionOutline::of).collect()
}

/// The lines of a section's text, and whether each is code, which nobody translates.
fn lines(section: &Section) -> Vec<(&str, bool)> {
    let text = section.text.as_str();
    let code: Vec<_> = section
        .annotations
        .iter()
        .filter(|annotation| annotation.kind == AnnotationKind::Code)
        .map(|annotation| &annotation.range)
        .collect();
    let offset = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    text.lines().map(|line| (line, code.iter().any(|range| range.contains(&offset(line))))).collect()
}

fn is_translation(segment: &AlignedSegment) -> bool {
    let (from, to) = (segment.from, segment.to);
    let (shorter, longer) = (from.len().min(to.len()), from.len().max(to.len()));
    shorter > 0
        && longer <= LONGEST
        && (longer <= SHORT || longer <= shorter * LENGTH_RATIO)
        && from != to
        && is_in(from, segment.from_language)
        && is_in(to, segment.to_language)
}

fn is_in(text: &str, language: &dyn Language) -> bool {
    detect(text, &[]).is_some_and(|evidence| evidence.lang == language.code())
}
