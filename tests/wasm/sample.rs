//! Some pages of the sample content, cut at their headings.

use timra_language::{PieceKind, Segmented, Zone, detect};
use timra_rank::{MapIndex, MapSection, SectionText};

/// The pages, each with its translation behind it.
const PAGES: [[&str; 2]; 4] = [
    [
        include_str!("../../content/4-Workshop/4.3-Deploy-Blue-Green/_index.md"),
        include_str!("../../content/4-Workshop/4.3-Deploy-Blue-Green/_index.vi.md"),
    ],
    [
        include_str!("../../content/4-Workshop/4.4-Infrastructure-as-Code/_index.md"),
        include_str!("../../content/4-Workshop/4.4-Infrastructure-as-Code/_index.vi.md"),
    ],
    [
        include_str!("../../content/4-Workshop/4.5-Observability/_index.md"),
        include_str!("../../content/4-Workshop/4.5-Observability/_index.vi.md"),
    ],
    [
        include_str!("../../content/5-Glossary/_index.md"),
        include_str!("../../content/5-Glossary/_index.vi.md"),
    ],
];

/// The sections of all pages. What stands in front matter and in the marks of Markdown is text here.
pub fn index() -> MapIndex {
    let mut sections = Vec::new();
    for (page, versions) in (0_u64..).zip(PAGES) {
        for (text, lang) in versions.into_iter().zip(["en", "vi"]) {
            let parts = text.split("\n#");
            sections
                .extend((0_u64..).zip(parts).map(|(place, part)| section(page << 32 | place, part, lang)));
        }
    }
    MapIndex::new(sections)
}

fn section(translation_group: u64, text: &str, lang: &str) -> MapSection {
    let (heading, body) = text.split_once('\n').unwrap_or((text, ""));
    let tokens = |text: &str| Segmented::new(text).tokens(None);
    let (heading, words) = (tokens(heading), tokens(body));
    let is_word = |kind: PieceKind| kind == PieceKind::Word;
    let spans = words.iter().filter(|token| is_word(token.kind)).map(|token| token.span.clone());
    let shown = detect(body, &["en", "vi"]).map(|shown| shown.lang);
    MapSection {
        text: SectionText {
            text: body.to_owned(),
            words: spans.collect(),
            lang: Some(shown.unwrap_or(lang).to_owned()),
        },
        weight: None,
        heading_words: heading.iter().filter(|token| is_word(token.kind)).count() as u32,
        begins_page: translation_group as u32 == 0,
        translation_group: Some(translation_group),
        tokens: vec![(Zone::Heading, heading), (Zone::Body, words)],
    }
}
