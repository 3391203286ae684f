//! Translations that are none: the same text stands in the files of two languages.

use std::collections::{BTreeMap, HashSet};

use timra_language::detect;

use crate::prose::prose;
use crate::shown_path::shown_path;
use crate::{CheckedPage, Content, Findings, FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "untranslated",
    severity: Severity::Warning,
    about: "The same text in two language versions of a page",
    hint: "translate the text, or remove this version",
    found_by: FoundBy::Looking(check),
};

/// How alike the versions of a page must be to be one text.
const SAME: f64 = 0.8;

/// Words below which a page or section may well be the same in two languages: names, commands, numbers.
const ENOUGH_WORDS: usize = 25;

fn check(content: &Content, findings: &mut Findings<'_>) {
    let mut versions: BTreeMap<(usize, &str), Vec<&CheckedPage>> = BTreeMap::new();
    for page in content.pages.iter().filter(|page| page.page.declared_lang.is_some()) {
        versions.entry((page.site, &page.page.translation_key)).or_default().push(page);
    }
    for pages in versions.values() {
        for (at, page) in pages.iter().enumerate() {
            for other in &pages[at + 1..] {
                if page.language() != other.language() {
                    compare(page, other, findings);
                }
            }
        }
    }
}

fn compare(one: &CheckedPage, other: &CheckedPage, findings: &mut Findings<'_>) {
    let enough = one.shingles.words.min(other.shingles.words) >= ENOUGH_WORDS;
    let words = prose(&one.page).split_whitespace().count();
    if enough && words >= ENOUGH_WORDS && one.shingles.likeness(&other.shingles) >= SAME {
        let (copy, of) = told(one, other, &prose(&one.page));
        let message = format!("the text is the same as in {}", shown_path(&of.file.full_path));
        findings.add(copy.text(), message);
        return;
    }
    let theirs: HashSet<&str> = other.page.sections.iter().map(|section| section.text.as_str()).collect();
    for section in one.page.sections.iter().filter(|section| theirs.contains(section.text.as_str())) {
        let text = section.prose();
        // Names, posts and products are the same in every language, and begin with capitals.
        if text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() < ENOUGH_WORDS
        {
            continue;
        }
        let (copy, of) = told(one, other, &text);
        let here = copy.page.sections.iter().find(|here| here.text == section.text);
        let message = format!("this section is the same as in {}", shown_path(&of.file.full_path));
        findings.add(copy.at(here.map_or(1, |here| here.line)), message);
    }
}

/// Which of two versions with the same text is the one to translate: the one that is not in its own language.
fn told<'p>(one: &'p CheckedPage, other: &'p CheckedPage, text: &str) -> (&'p CheckedPage, &'p CheckedPage) {
    let found = detect(text, &[]).map(|evidence| evidence.lang);
    if found.is_some() && one.language().as_deref() != found && other.language().as_deref() == found {
        (one, other)
    } else {
        (other, one)
    }
}
