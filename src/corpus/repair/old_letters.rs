//! Vietnamese in the letters of fonts that came before Unicode, put into Unicode where that is certain.
//!
//! It is decided for each run of words that has nothing in it that is right as it stands, so right text beside it stays.

use std::collections::BTreeSet;
use std::ops::Range;

use timra_language::vi::Analyzer;
use timra_language::{Language, fold};

use super::old_evidence::OldEvidence;
use super::old_font::OldFont;
use super::old_word::{OldWord, WordKind, is_marked_syllable, is_symbol, old_words};

/// Words that a page has in the letters of one font at least, so that one more such word beside nothing else is believed.
const WORDS_OF_A_PAGE: usize = 4;

/// Different words of a text that look like old letters at least, so that it is said though it is not certain.
const DOUBTFUL_WORDS: usize = 2;

/// Words that are shown of what was found.
const SHOWN_WORDS: usize = 4;

/// Letters of them at most.
const SHOWN_LETTERS: usize = 60;

/// What was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OldLetters {
    /// The font that it was written for.
    pub font: OldFont,
    /// The first words, as they stand.
    pub wrong: String,
    /// The text in Unicode and its first words; `None` if it could not be told for certain what was meant.
    pub mended: Option<(String, String)>,
}

/// Looks for old letters in `text`, which stands on a page that is written for the font `of_page`, as far as one is known.
pub(crate) fn old_letters(text: &str, of_page: Option<OldFont>) -> Option<OldLetters> {
    if !may_be_old(text) {
        return None;
    }
    let found = OldFont::ALL.map(|font| OldText::new(text, font, of_page == Some(font)));
    let [one, other] = found;
    let best = if other.weight() > one.weight() { other } else { one };
    best.letters(text)
}

/// The font that most of the old words in these lines are written for; `None` if there are but a few.
pub(crate) fn font_of<'t>(lines: impl IntoIterator<Item = &'t str>) -> Option<OldFont> {
    let mut words = [0; OldFont::ALL.len()];
    for line in lines.into_iter().filter(|line| may_be_old(line)) {
        for (sum, font) in words.iter_mut().zip(OldFont::ALL) {
            *sum += OldText::new(line, font, false).believed;
        }
    }
    let most = OldFont::ALL.into_iter().zip(words).max_by_key(|(_, sum)| *sum)?;
    Some(most.0).filter(|_| most.1 >= WORDS_OF_A_PAGE)
}

/// A text looked at as if it were written for a font.
struct OldText {
    font: OldFont,
    words: Vec<OldWord>,
    /// Runs of words that are written for it.
    runs: Vec<Range<usize>>,
    /// Number of words in the runs that can be nothing else.
    believed: usize,
    /// Number of different certain words outside of the runs.
    doubtful: usize,
}

impl OldText {
    fn new(text: &str, font: OldFont, is_of_page: bool) -> Self {
        let words = old_words(text, font);
        let mut found = Self { font, words, runs: Vec::new(), believed: 0, doubtful: 0 };
        let is_right = |word: &OldWord| word.kind == WordKind::Right;
        let is_alone = !found.words.iter().any(is_right);
        let mut doubtful = BTreeSet::new();
        let mut start = 0;
        for end in 0..=found.words.len() {
            if found.words.get(end).is_some_and(|word| !is_right(word)) {
                continue;
            }
            if let Some(run) = old_run(&found.words, start..end, is_alone) {
                let evidence = OldEvidence::of(&found.words[run.clone()], text);
                if evidence.is_enough(font) || (is_alone && is_of_page && evidence.others == 0) {
                    found.believed += evidence.old;
                    found.runs.push(run);
                } else {
                    doubtful.extend(evidence.certain);
                }
            }
            start = end + 1;
        }
        found.doubtful = doubtful.len();
        found
    }

    fn weight(&self) -> (usize, usize) {
        (self.believed, self.doubtful)
    }

    fn letters(self, text: &str) -> Option<OldLetters> {
        let Some(first) = self.runs.first() else {
            let is_certain = |word: &&OldWord| word.kind == WordKind::Old { is_certain: true };
            let word = self.words.iter().find(is_certain).filter(|_| self.doubtful >= DOUBTFUL_WORDS)?;
            let wrong = shortened(&text[word.range.clone()]);
            return Some(OldLetters { font: self.font, wrong, mended: None });
        };
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for run in &self.runs {
            let words = &self.words[run.clone()];
            let range = words[0].range.start..words[words.len() - 1].range.end;
            out.push_str(&text[at..range.start]);
            at = range.end;
            out.push_str(&self.meant(words, text));
        }
        out.push_str(&text[at..]);
        let is_old = |word: &OldWord| matches!(word.kind, WordKind::Old { .. });
        let begin = first.start + self.words[first.clone()].iter().position(is_old).unwrap_or_default();
        let shown = &self.words[begin..first.end.min(begin + SHOWN_WORDS)];
        let wrong = shortened(&text[shown[0].range.start..shown[shown.len() - 1].range.end]);
        let mended = Some((out, shortened(&self.meant(shown, text))));
        Some(OldLetters { font: self.font, wrong, mended })
    }

    /// What was meant by some words that follow each other, with all that is between them.
    fn meant(&self, words: &[OldWord], text: &str) -> String {
        let is_small = |word: &OldWord| text[word.range.clone()].contains(|c: char| c.is_ascii_lowercase());
        let in_capitals = !words.iter().any(is_small);
        let mut out = String::new();
        let mut at = words[0].range.start;
        for word in words {
            out.push_str(&text[at..word.range.start]);
            at = word.range.end;
            let written = &text[word.range.clone()];
            match word.read.as_deref().filter(|read| is_letter_of_text(written, read)) {
                Some(read) if self.font == OldFont::Tcvn3 && (in_capitals || is_capitals(written)) => {
                    out.push_str(&read.to_uppercase());
                }
                read => out.push_str(read.unwrap_or(written)),
            }
        }
        out
    }
}

/// What is shown of a text: a word may be as long as the file.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_LETTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Whether the symbols of a word are its letters: `«` alone is "ô" in such a text, but `©` and `Linux®` stand for themselves.
fn is_letter_of_text(written: &str, read: &str) -> bool {
    let is_of_trade = |c: char| matches!(c, '©' | '®');
    if written.chars().all(is_symbol) {
        let is_long = written.chars().nth(1).is_some();
        return if is_long { is_marked_syllable(read) } else { is_word(&read.to_lowercase()) };
    }
    !written.trim_matches(is_of_trade).is_ascii()
        || !written.contains(is_of_trade)
        || is_marked_syllable(read)
}

/// Whether a syllable is a word of Vietnamese, or a part of one.
fn is_word(syllable: &str) -> bool {
    Analyzer.with_marks(&fold(syllable)).iter().any(|(word, _)| *word == syllable)
}

/// Whether a word is in capitals, though the font has no capitals with marks: two plain letters tell.
fn is_capitals(written: &str) -> bool {
    let mut plain = written.chars().filter(char::is_ascii_alphabetic);
    plain.clone().nth(1).is_some() && plain.all(|c| c.is_ascii_uppercase())
}

/// The part of a run of words that may be old: all of it if no other words are in the text, else from the first word that
/// is old to the last.
fn old_run(words: &[OldWord], run: Range<usize>, is_alone: bool) -> Option<Range<usize>> {
    let is_old = |word: &OldWord| matches!(word.kind, WordKind::Old { .. });
    let first = words[run.clone()].iter().position(is_old)?;
    let last = words[run.clone()].iter().rposition(is_old)?;
    Some(if is_alone { run } else { run.start + first..run.start + last + 1 })
}

/// Whether `text` may have old letters: a quick look, which most texts end with.
fn may_be_old(text: &str) -> bool {
    let (mut is_latin, mut is_unicode) = (false, false);
    let mut last = ' ';
    for c in text.chars() {
        let before = std::mem::replace(&mut last, c);
        match c {
            '\u{a1}'..='\u{ff}' => is_latin = true,
            '\u{102}'..='\u{1b0}' | '\u{1e00}'..='\u{1eff}' => is_unicode = true,
            _ if is_symbol(before) && c.is_alphabetic() => return true,
            _ => continue,
        }
        // Of the letters of Vietnamese in Unicode, only these look like a vowel and a mark of VNI.
        let is_usual = matches!(before, 'o' | 'O') && "áàãÁÀÃ".contains(c);
        let is_sign = (is_symbol(c) && before.is_alphabetic()) || (is_symbol(before) && c.is_alphabetic());
        if is_sign || (!is_usual && OldFont::Vni.has_pair(before, c)) {
            return true;
        }
    }
    is_latin && !is_unicode
}

#[cfg(test)]
#[path = "old_letters_tests.rs"]
mod tests;
