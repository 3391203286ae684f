//! `hóa` and `hoá` are one word in two orthographies; a search for the one misses the other almost everywhere.

use std::collections::BTreeMap;

use timra_language::{LANGUAGES, Orthography, PieceKind, segment};
use unicode_normalization::UnicodeNormalization;

use crate::source_lines::SourceLines;
use crate::{CheckedPage, Content, Findings, FoundBy, Place, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "mixed-tone-placement",
    severity: Severity::Note,
    about: "Both ways of placing the tone (hóa and hoá) in one page or site",
    hint: "choose one way for the whole site: most search engines, and Find in a browser, take the two for different words",
    found_by: FoundBy::Looking(check),
};

/// How often a text follows each orthography, and its words by the line of their section.
type Uses = BTreeMap<Orthography, Use>;

#[derive(Default)]
struct Use {
    count: usize,
    words: Vec<(u32, String)>,
}

fn check(content: &Content, findings: &mut Findings<'_>) {
    for site in 0..content.sites.len() {
        let pages: Vec<(&CheckedPage, Uses)> =
            content.pages.iter().filter(|page| page.site == site).map(|page| (page, uses(page))).collect();
        let count = |orthography| {
            pages.iter().filter_map(|(_, uses)| uses.get(&orthography)).map(|uses| uses.count).sum::<usize>()
        };
        let (older, newer) = (count(Orthography::Older), count(Orthography::Newer));
        if older == 0 || newer == 0 {
            continue;
        }
        let (rare, usual) =
            if older < newer { (Orthography::Older, newer) } else { (Orthography::Newer, older) };
        for (page, uses) in &pages {
            let Some(rare) = uses.get(&rare) else { continue };
            let lines = SourceLines::of(page);
            for (section, word) in &rare.words {
                let message = match uses.len() {
                    2 => format!("“{word}” has its tone on another vowel than in other words on this page"),
                    _ => format!(
                        "“{word}” has its tone on another vowel than in {usual} other words of this site"
                    ),
                };
                let (line, column) = lines.find(*section, word);
                findings.add(Place { column, ..page.at(line) }, message);
            }
        }
    }
}

fn uses(page: &CheckedPage) -> Uses {
    let mut uses = Uses::new();
    for section in &page.page.sections {
        for text in [&section.heading, &section.text] {
            for piece in segment(text).into_iter().filter(|piece| piece.kind == PieceKind::Word) {
                let written = &text[piece.span];
                if written.is_ascii() {
                    continue;
                }
                let word: String = written.nfc().flat_map(char::to_lowercase).collect();
                if let Some(orthography) = LANGUAGES.iter().find_map(|language| language.orthography(&word)) {
                    let of_orthography = uses.entry(orthography).or_default();
                    of_orthography.count += 1;
                    // Of one section each word once: a section does not know the lines within.
                    let mut of_section =
                        of_orthography.words.iter().rev().take_while(|(line, _)| *line == section.line);
                    if !of_section.any(|(_, word)| word == written) {
                        of_orthography.words.push((section.line, written.to_owned()));
                    }
                }
            }
        }
    }
    uses
}
