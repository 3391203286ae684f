//! A run of letters that are written without spaces → words, and the parts that they may be found by.

use std::cell::OnceCell;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::mark::is_mark;
use super::normal::nfc;
use super::piece::{MAX_WORD, Piece, PieceKind};
use super::script::Script;
use super::width::width;
use super::{Claim, LANGUAGES, Language, cut, dictionary};

/// Letters of the longest run that is cut in one go; what is after begins another.
const MAX_LETTERS: usize = 4096;

/// A text, with what is known so far of its runs of letters that are written without spaces.
pub(crate) struct Runs<'t> {
    text: &'t str,
    /// The languages that surely wrote some run of the text; only dictionaries ask.
    writers: OnceCell<Vec<&'static dyn Language>>,
}

/// A letter with its marks: where it is, and where it ends in what is cut.
struct Letter {
    at: Range<usize>,
    end: usize,
    script: Option<Script>,
}

impl<'t> Runs<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, writers: OnceCell::new() }
    }

    /// Whether a run begins with `c`: a letter of a script without spaces, or of one whose words a dictionary cuts.
    pub(crate) fn begins(&self, c: char) -> bool {
        Script::of(c).is_some_and(|script| !script.has_spaces() || dictionary::cuts(c)) && !is_mark(c)
    }

    /// Adds the words of the run that begins at byte `start`, and their parts, to `pieces`. Returns the byte at
    /// which the run ends.
    pub(crate) fn add(&self, start: usize, pieces: &mut Vec<Piece>) -> usize {
        let (written, letters) = self.letters(start);
        let mut ends = Vec::new();
        match dictionary::any().and_then(|_| self.writer(&written)).and_then(dictionary::of) {
            Some(dictionary) => dictionary.ends(&written, &mut ends),
            None => cut::ends(&written, &mut ends),
        }
        let mut from = 0;
        for end in ends {
            while from < letters.len() && letters[from].end <= end {
                let so_far = from.checked_sub(1).map_or(0, |before| letters[before].end);
                let fits = |letter: &&Letter| letter.end <= end && letter.end - so_far <= MAX_WORD;
                let count = letters[from..].iter().take_while(fits).count().max(1);
                add_word(&letters[from..from + count], pieces);
                from += count;
            }
        }
        if from < letters.len() {
            add_word(&letters[from..], pieces);
        }
        letters.last().map_or(start, |letter| letter.at.end)
    }

    /// The letters of the run, and the run as it is cut: NFC, of full width.
    fn letters(&self, start: usize) -> (String, Vec<Letter>) {
        let mut written = String::new();
        let mut letters: Vec<Letter> = Vec::new();
        let spaced = self.text[start..].chars().next().and_then(Script::of).is_some_and(Script::has_spaces);
        for (at, letter) in self.text[start..].grapheme_indices(true).take(MAX_LETTERS) {
            let script = letter.chars().next().and_then(Script::of);
            let is_of_run = script.is_some_and(|script| script.has_spaces() == spaced)
                && letter.starts_with(char::is_alphanumeric);
            if !is_of_run {
                break;
            }
            // What follows the marks in one cluster (a joiner, say) is none of the letter.
            let part = |c: char| c.is_alphanumeric() || is_mark(c);
            let mut len = letter.find(|c| !part(c)).unwrap_or(letter.len());
            len = letter.floor_char_boundary(len.min(MAX_WORD));
            written.push_str(&nfc(width(&letter[..len]).chars()));
            letters.push(Letter { at: start + at..start + at + len, end: written.len(), script });
            if len < letter.len() {
                break;
            }
        }
        (written, letters)
    }

    /// The language whose words the run holds: the first that writes such letters and surely wrote this run or
    /// another of the text, so that a name in kanji is Japanese beside kana.
    fn writer(&self, run: &str) -> Option<&'static dyn Language> {
        let writers = self.writers.get_or_init(|| writers(self.text));
        writers.iter().copied().find(|language| run.chars().all(|c| language.writes(c)))
    }
}

/// The languages that surely wrote some letter of a text, in their order.
fn writers(text: &str) -> Vec<&'static dyn Language> {
    let mut letter = [0; 4];
    let mut sure = vec![false; LANGUAGES.len()];
    for c in text.chars().filter(|&c| Script::of(c).is_some()) {
        let letter = c.encode_utf8(&mut letter);
        if let Some(owner) = LANGUAGES.iter().position(|language| language.claim(letter) == Claim::Sure) {
            sure[owner] = true;
        }
    }
    LANGUAGES.iter().zip(sure).filter(|(_, sure)| *sure).map(|(language, _)| *language).collect()
}

/// Adds the parts of a word in a script with spaces that runs no dictionary cuts.
pub(crate) fn add_parts(text: &str, word: Range<usize>, pieces: &mut Vec<Piece>) {
    let letters: Vec<Letter> = text[word.clone()]
        .grapheme_indices(true)
        .map(|(at, letter)| Letter {
            at: word.start + at..word.start + at + letter.len(),
            end: 0,
            script: letter.chars().next().and_then(Script::of),
        })
        .collect();
    parts(&letters, pieces);
}

fn add_word(letters: &[Letter], pieces: &mut Vec<Piece>) {
    let [first, .., last] = letters else {
        pieces.extend(letters.iter().map(|letter| Piece { span: letter.at.clone(), kind: PieceKind::Word }));
        return;
    };
    pieces.push(Piece { span: first.at.start..last.at.end, kind: PieceKind::Word });
    parts(letters, pieces);
}

/// Overlapping pairs of letters, so that a longer word is found by a shorter one that begins, is in or ends it,
/// and every ideograph, which is a word of its own elsewhere.
fn parts(letters: &[Letter], pieces: &mut Vec<Piece>) {
    let mut add = |letters: &[Letter]| {
        if let [first, .., last] | [first @ last] = letters {
            pieces.push(Piece { span: first.at.start..last.at.end, kind: PieceKind::Part });
        }
    };
    for (i, letter) in letters.iter().enumerate() {
        if letters.len() > 1 && letter.script == Some(Script::Han) {
            add(&letters[i..=i]);
        }
        let next = letters.get(i + 1).filter(|_| letters.len() > 2);
        if next.is_some_and(|next| [letter, next].iter().all(|l| l.script.is_some_and(Script::has_pairs))) {
            add(&letters[i..i + 2]);
        }
    }
}
