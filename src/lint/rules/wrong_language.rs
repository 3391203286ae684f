//! Pages in another language than their site says: they are shown to those who cannot read them, and hidden from
//! those who can.

use timra_language::detect;

use crate::prose::prose;
use crate::{Content, Findings, FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "wrong-language",
    severity: Severity::Warning,
    about: "A page whose text is in another language than its site says",
    hint: "translate the page, or move it to the language it is in",
    found_by: FoundBy::Looking(check),
};

/// Words below which a page is mostly names and numbers.
const ENOUGH_WORDS: usize = 30;

/// How sure it must be: translations of technical pages keep many words of the original, commands and names above all.
const SURE: f32 = 0.8;

fn check(content: &Content, findings: &mut Findings<'_>) {
    for page in &content.pages {
        let Some(declared) = page.language() else { continue };
        let text = prose(&page.page);
        if text.split_whitespace().count() < ENOUGH_WORDS {
            continue;
        }
        let Some(evidence) = detect(&text, &[&declared]) else { continue };
        if evidence.lang != declared && evidence.confidence >= SURE {
            let message = format!(
                "the site says that this page is in `{declared}`, its text is in `{}`",
                evidence.lang
            );
            findings.add(page.text(), message);
        }
    }
}
