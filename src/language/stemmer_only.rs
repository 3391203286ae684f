//! Languages that timra knows by their endings only: those that Snowball has a stemmer for.

use std::sync::LazyLock;

#[cfg(own_languages)]
use frostem::Algorithm;
use frostem::Stemmer;

use super::{LANGUAGES, Script, TermKey, fold, primary_subtag};

/// Codes of the languages; none of them has a folder of its own here. Marked are those in other than Latin letters.
const CODES: [(&str, bool); 33] = [
    ("ar", true),
    ("hy", true),
    ("eu", false),
    ("ca", false),
    ("cs", false),
    ("da", false),
    ("nl", false),
    ("eo", false),
    ("et", false),
    ("fi", false),
    ("fr", false),
    ("de", false),
    ("el", true),
    ("hi", true),
    ("hu", false),
    ("id", false),
    ("ga", false),
    ("it", false),
    ("lt", false),
    ("ne", true),
    ("nb", false),
    ("nn", false),
    ("no", false),
    ("fa", true),
    ("pl", false),
    ("pt", false),
    ("ro", false),
    ("ru", true),
    ("es", false),
    ("sv", false),
    ("ta", true),
    ("tr", false),
    ("uk", true),
];

/// Languages that write an article or a preposition on to a word that begins with a vowel: `l'API`.
const ELIDING: [&str; 3] = ["ca", "fr", "it"];

/// Letters of the longest of these: `dell'`.
const MAX_ELIDED: usize = 4;

/// A language without a folder of its own, of which timra knows only the endings: a stemmer does the rest.
pub struct StemmerOnly {
    code: &'static str,
    other_letters: bool,
    stemmer: Stemmer,
}

static ALL: LazyLock<Vec<StemmerOnly>> = LazyLock::new(|| {
    let known = |&(code, other_letters): &(&'static str, bool)| {
        let stemmer = stemmer(code)?;
        let has_folder = LANGUAGES.iter().any(|language| language.code() == code);
        (!has_folder).then_some(StemmerOnly { code, other_letters, stemmer })
    };
    CODES.iter().filter_map(known).collect()
});

/// The stemmer of a language.
#[cfg(not(own_languages))]
fn stemmer(code: &str) -> Option<Stemmer> {
    // Norwegian goes by three codes, Snowball knows one.
    Stemmer::try_from_name(if matches!(code, "nb" | "nn") { "no" } else { code }).ok()
}

/// A stemmer that stands for the one of the language, and is never asked: an engine that is built with `own_languages` is
/// for content that is in none of these languages.
#[cfg(own_languages)]
fn stemmer(_: &str) -> Option<Stemmer> {
    Some(Stemmer::new(Algorithm::English))
}

impl StemmerOnly {
    /// Whether the stemmers are there at all: an engine for browsers may be built without.
    pub const ARE_THERE: bool = !cfg!(own_languages);

    /// The language of a BCP 47 tag, if timra has a stemmer for it and no folder: `pt-BR` gives `pt`.
    pub fn of(tag: &str) -> Option<&'static Self> {
        let code = primary_subtag(tag);
        ALL.iter().find(|stemmer| stemmer.code == code)
    }

    /// Every language that has only a stemmer.
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// BCP 47 primary subtag of the language.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// Whether the letters of `word` are those that this language is written with.
    pub fn writes(&self, word: &str) -> bool {
        let is_latin = |c: char| c < '\u{250}' || matches!(c, '\u{1e00}'..='\u{1eff}');
        word.chars().next().is_some_and(|c| {
            c.is_alphabetic() && is_latin(c) != self.other_letters && Script::of(c).is_none()
        })
    }

    /// The term that `word` (lower case, NFC) is indexed under in a text of this language: the word itself as exact
    /// form, its stem without marks as base form.
    pub fn key(&self, word: &str) -> TermKey {
        if word.bytes().any(|b| b.is_ascii_digit()) {
            return TermKey::new(&fold(word), word);
        }
        TermKey::new(&fold(&self.stemmer.stem(self.without_article(word))), word)
    }

    fn without_article<'w>(&self, word: &'w str) -> &'w str {
        match word.split_once('\'') {
            Some((article, rest))
                if ELIDING.contains(&self.code)
                    && article.chars().count() <= MAX_ELIDED
                    && rest.chars().nth(1).is_some() =>
            {
                rest
            }
            _ => word,
        }
    }
}
