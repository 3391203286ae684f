//! The closed set of Vietnamese syllables: onset × rime × tone.

use std::sync::LazyLock;

use unicode_normalization::char::compose;

use super::Tone;
use crate::fold;
use crate::normal::nfd;

/// Letters of the longest syllables (`nghiêng`).
const MAX_LETTERS: usize = 7;

/// A word that is spelled as a Vietnamese syllable, with or without its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syllable {
    /// Letters without the tone, with the marks that make another vowel (ă â ê ô ơ ư) and đ.
    letters: String,
    /// How many bytes of `letters` are the onset.
    onset: usize,
    tone: Tone,
}

/// Onsets, longest first, and the rimes that may follow them, sorted; the same without marks.
struct Inventory {
    onsets: Vec<&'static str>,
    rimes: Rimes,
    after_qu: Rimes,
    after_gi: Rimes,
}

struct Rimes {
    marked: Vec<&'static str>,
    folded: Vec<String>,
}

impl Rimes {
    fn new(line: &'static str) -> Self {
        let mut marked: Vec<_> = line.split(' ').collect();
        marked.sort_unstable();
        let mut folded: Vec<_> = marked.iter().map(|rime| fold(rime)).collect();
        folded.sort_unstable();
        folded.dedup();
        Self { marked, folded }
    }

    fn has(&self, rime: &str) -> bool {
        self.marked.binary_search(&rime).is_ok()
            || (rime.is_ascii() && self.folded.binary_search_by(|folded| folded.as_str().cmp(rime)).is_ok())
    }
}

static INVENTORY: LazyLock<Inventory> = LazyLock::new(|| {
    let line = |kind: &str| {
        include_str!("syllables.tsv")
            .lines()
            .find_map(|line| line.strip_prefix(kind)?.strip_prefix('\t'))
            .unwrap_or_default()
    };
    let mut onsets: Vec<_> = line("onsets").split(' ').collect();
    onsets.sort_unstable_by_key(|onset| std::cmp::Reverse(onset.len()));
    Inventory {
        onsets,
        rimes: Rimes::new(line("rimes")),
        after_qu: Rimes::new(line("rimes_after_qu")),
        after_gi: Rimes::new(line("rimes_after_gi")),
    }
});

impl Syllable {
    /// Reads `word` (lower case, NFC). `None` if no Vietnamese syllable is spelled so, marks or not.
    pub fn parse(word: &str) -> Option<Self> {
        if word.len() > MAX_LETTERS * 3 || word.chars().count() > MAX_LETTERS {
            return None;
        }
        let mut letters = String::with_capacity(word.len());
        let mut tone = Tone::Level;
        if word.is_ascii() {
            if !word.bytes().all(|b| b.is_ascii_lowercase()) {
                return None;
            }
            letters.push_str(word);
        } else {
            // Decomposed, the tone can be told from the marks that belong to the letter.
            for c in nfd(word).chars() {
                match (Tone::of_mark(c), letters.chars().next_back()) {
                    (Some(mark), Some(last)) if tone == Tone::Level && is_vowel(last) => tone = mark,
                    (Some(_), _) => return None,
                    (None, Some(last)) if matches!(c, '\u{302}' | '\u{306}' | '\u{31b}') => {
                        letters.pop();
                        letters.push(compose(last, c)?);
                    }
                    (None, _) if c.is_ascii_lowercase() || c == 'đ' => letters.push(c),
                    _ => return None,
                }
            }
        }
        let onset = onset(&letters)?;
        Self { letters, onset, tone: Tone::Level }.with_tone(tone)
    }

    /// The syllable with another tone; `None` if no syllable with this rime has that tone.
    pub fn with_tone(&self, tone: Tone) -> Option<Self> {
        let stopped = ["p", "t", "c", "ch"].iter().any(|stop| self.letters[self.onset..].ends_with(stop));
        (!stopped || tone.fits_stop()).then(|| Self { tone, ..self.clone() })
    }

    /// Whether the syllable has a mark: a tone, đ, or one of ă â ê ô ơ ư.
    pub fn is_marked(&self) -> bool {
        self.tone != Tone::Level || !self.letters.is_ascii()
    }

    /// The tone of the syllable. Without a tone mark this is the level tone.
    pub fn tone(&self) -> Tone {
        self.tone
    }

    /// The onset and the rime of the syllable, without the tone.
    pub fn parts(&self) -> (&str, &str) {
        self.letters.split_at(self.onset)
    }

    /// The spelling that [`Syllable::write_canonical`] appends.
    pub fn canonical(&self) -> String {
        let mut canonical = String::new();
        self.write_canonical(&mut canonical);
        canonical
    }

    /// The letters of the syllable without its tone mark, so `tiếng` gives `tiêng` and `hạ` gives `ha`.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// Appends the one spelling that all spellings of this syllable share: the tone on the nucleus
    /// (`hoà` for `hòa`), final y as i after h k l m s t (`kĩ` for `kỹ`), `quy` for `qui`. NFC.
    pub fn write_canonical(&self, out: &mut String) {
        let (onset, rime) = self.letters.split_at(self.onset);
        let rime = match (onset, rime) {
            ("h" | "k" | "l" | "m" | "s" | "t", "y") => "i",
            ("qu", "i") => "y",
            _ => rime,
        };
        out.push_str(onset);
        let nucleus = nucleus(onset, rime);
        for (i, letter) in rime.chars().enumerate() {
            let mark = self.tone.mark().filter(|_| i == nucleus);
            out.push(mark.and_then(|mark| compose_tone(letter, mark)).unwrap_or(letter));
        }
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

/// How many bytes of `letters` are an onset before a rime that may follow it.
fn onset(letters: &str) -> Option<usize> {
    let inventory = &*INVENTORY;
    let fits = |onset: &str| {
        let Some(rime) = letters.strip_prefix(onset) else { return false };
        match onset {
            "qu" => inventory.after_qu.has(rime),
            "gi" => inventory.after_gi.has(rime),
            _ => inventory.rimes.has(rime),
        }
    };
    let marked = inventory.onsets.iter().find(|onset| fits(onset)).map(|onset| onset.len());
    marked.or_else(|| fits("").then_some(0))
}

/// Which letter of a rime carries the tone, in the placement of the reform of 1984 ("new style").
fn nucleus(onset: &str, rime: &str) -> usize {
    let letters: Vec<char> = rime.chars().collect();
    let marked = letters.iter().rposition(|letter| matches!(letter, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư'));
    if let Some(at) = marked {
        return at;
    }
    let glide = match letters[..] {
        ['o', 'a' | 'e' | 'o', ..] => true,
        ['u', 'y', ..] => true,
        // Unmarked ươ, uô, uê, iê, yê before a final: the second vowel.
        ['u' | 'i' | 'y', 'o' | 'e' | 'a', _, ..] => true,
        ['u', 'e' | 'o'] | ['y' | 'i', 'e'] => true,
        _ => false,
    };
    usize::from(glide && !(onset == "qu" && letters.len() == 1))
}

/// `letter` with a tone mark, as one character.
fn compose_tone(letter: char, mark: char) -> Option<char> {
    compose(letter, mark).or_else(|| {
        // ậ, ặ: Unicode composes the dot below first, then the mark of the letter.
        let parts = nfd(letter.encode_utf8(&mut [0; 4]));
        let mut parts = parts.chars();
        let (base, quality) = (parts.next()?, parts.next()?);
        compose(compose(base, mark)?, quality)
    })
}
