//! Repairs what went wrong with a text on its way: mojibake, letters of old fonts, characters without width, decomposed
//! letters.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::mojibake;
use super::old_font::OldFont;
use super::old_letters::{OldLetters, old_letters};
use crate::{Diagnostic, DiagnosticKind};

/// Repairs `text`: it becomes NFC, characters without width go, UTF-8 that was once read as Windows-1252 is read again, and
/// Vietnamese in the letters of TCVN3 and VNI fonts becomes Unicode, where that is certain. What was done is added to
/// `diagnostics`, each kind at most once and without its line. Repairing a repaired text changes nothing.
pub fn repair<'t>(text: &'t str, diagnostics: &mut Vec<Diagnostic>) -> Cow<'t, str> {
    repair_on_page(text, None, diagnostics)
}

/// Repairs `text`, which stands on a page that was written for the font `of_page`, as far as one is known.
pub(crate) fn repair_on_page<'t>(
    text: &'t str,
    of_page: Option<OldFont>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'t, str> {
    let mut text = Cow::Borrowed(text);
    if text.is_ascii() {
        return text;
    }
    let mut done = TextRepairs::default();
    // One repair may lay bare what another has to do. This ends: a round takes characters away, composes what stays
    // composed, or makes words of old letters right, which are old no more.
    loop {
        if let Some((better, sample)) = mojibake::repair(&text) {
            done.mojibake = done.mojibake.or(Some(sample));
            text = Cow::Owned(better);
            continue;
        }
        // Before soft hyphens go, which are letters in TCVN3.
        let old = old_letters(&text, of_page);
        if let Some(OldLetters { font, wrong, mended: Some((better, right)) }) = old {
            done.old_font = done.old_font.or(Some((font, wrong, right)));
            text = Cow::Owned(better);
            continue;
        }
        done.doubtful = done.doubtful.or(old);
        if let Some(better) = without_zero_width(&text) {
            done.zero_width = true;
            text = Cow::Owned(better);
            continue;
        }
        if is_nfc_quick(text.chars()) != IsNormalized::Yes {
            let better: String = text.nfc().collect();
            if better != *text {
                done.composed = true;
                text = Cow::Owned(better);
                continue;
            }
        }
        break;
    }
    done.tell(diagnostics);
    text
}

/// What was repaired in one text, by kind, with the first sample where that says more: what was wrong, and what is right.
#[derive(Default)]
struct TextRepairs {
    mojibake: Option<(String, String)>,
    old_font: Option<(OldFont, String, String)>,
    /// Words that may be for an old font, and stay.
    doubtful: Option<OldLetters>,
    zero_width: bool,
    composed: bool,
}

impl TextRepairs {
    /// Tells what was done, each kind once.
    fn tell(self, diagnostics: &mut Vec<Diagnostic>) {
        if let Some((wrong, right)) = self.mojibake {
            let what = format!("`{wrong}` is `{right}` read in the wrong encoding");
            let told = Diagnostic::new(DiagnosticKind::Mojibake, what);
            diagnostics.push(told.done("it was put right in the index"));
        }
        if let Some((font, wrong, right)) = self.old_font {
            let what = format!("`{wrong}` is `{right}` in the letters of {} fonts", font.name());
            let told = Diagnostic::new(DiagnosticKind::OldFont, what);
            diagnostics.push(told.done("it was put into Unicode in the index"));
        }
        if let Some(OldLetters { font, wrong, .. }) = self.doubtful {
            let name = font.name();
            let what =
                format!("`{wrong}` looks like the letters of {name} fonts, but the text around it does not");
            diagnostics
                .push(Diagnostic::new(DiagnosticKind::OldFontUnsure, what).done("it was left as it is"));
        }
        if self.zero_width {
            let told = Diagnostic::new(
                DiagnosticKind::ZeroWidth,
                "the text holds invisible characters without width",
            );
            diagnostics.push(told.done("they were left out of the index"));
        }
        if self.composed {
            let told = Diagnostic::new(
                DiagnosticKind::NotNfc,
                "letters and their marks are written apart (not NFC)",
            );
            diagnostics.push(told.done("they were put together in the index"));
        }
    }
}

/// `text` without its characters of no width, if it has any that may go.
fn without_zero_width(text: &str) -> Option<String> {
    let goes = |at: usize, c: char| match c {
        '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}' => true,
        // Joiners shape some scripts and hold emoji together; in Latin text they are rubbish.
        '\u{200c}' | '\u{200d}' => {
            let before = text[..at].chars().next_back();
            let after = text[at + c.len_utf8()..].chars().next();
            !(before.is_some_and(is_joined) && after.is_some_and(is_joined))
        }
        _ => false,
    };
    if !text.char_indices().any(|(at, c)| goes(at, c)) {
        return None;
    }
    Some(text.char_indices().filter(|(at, c)| !goes(*at, *c)).map(|(_, c)| c).collect())
}

/// Whether a joiner beside `c` may mean something: letters and marks of other scripts, and emoji.
fn is_joined(c: char) -> bool {
    let latin = c < '\u{300}' || matches!(c, '\u{1e00}'..='\u{1eff}');
    let group = c.general_category_group();
    !latin
        && matches!(
            group,
            GeneralCategoryGroup::Letter | GeneralCategoryGroup::Mark | GeneralCategoryGroup::Symbol
        )
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
