//! What a language has to say about a word.

use std::borrow::Cow;

use super::TermKey;

/// How a language sees a single word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// No word of this language is spelled so.
    No,
    /// It may be one of its words, and another language's as well.
    Maybe,
    /// Only this language spells so.
    Sure,
}

/// Which of two customs of spelling a word follows, where a language has two for the same word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Custom {
    /// The one that came first: `hóa`.
    Older,
    /// The one that came later: `hoá`.
    Newer,
}

/// One language: how its words are recognised and which forms they are indexed under.
pub trait Language: Sync {
    /// BCP 47 primary subtag.
    fn code(&self) -> &'static str;

    /// What the search page says in this language: one JSON object of texts by name, the same names in every language.
    /// Without it there is no page in this language.
    fn interface(&self) -> Option<&'static str> {
        None
    }

    /// The word lists and tables in its folder: their paths below `src/language` and what is in them.
    fn lexicons(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }

    /// Whether words of this language are written with this letter, and without spaces, so that a dictionary of it may
    /// cut them.
    fn writes(&self, c: char) -> bool {
        let _ = c;
        false
    }

    /// Whether `word` (lower case, NFC) is spelled as this language spells.
    fn claim(&self, word: &str) -> Claim;

    /// Writes the two forms of `word` (lower case, NFC): `exact`, one spelling for all ways of writing the very
    /// same word, and `base`, what it shares with its inflections and its unmarked spelling.
    /// Called only for words whose claim is not [`Claim::No`]. The exact form of an exact form is itself.
    fn forms(&self, word: &str, exact: &mut String, base: &mut String);

    /// How much likelier `word` (lower case, NFC) is in a text of this language than in an English one, as a natural
    /// logarithm. What no other language could spell is 8, what this one cannot is −8.
    fn log_odds(&self, word: &str) -> f32 {
        match self.claim(word) {
            Claim::Sure => 8.0,
            Claim::Maybe => 0.0,
            Claim::No => -8.0,
        }
    }

    /// Whether the lexicon or the function words of this language have `word` (lower case, NFC).
    fn knows(&self, word: &str) -> bool {
        self.is_function_word(word)
    }

    /// Whether `word` (exact form) carries grammar rather than meaning.
    fn is_function_word(&self, word: &str) -> bool {
        let _ = word;
        false
    }

    /// Whether another spelling of the same base is another word, as it is where marks make words. Where it is not, it
    /// is an inflection or another way of writing the same word.
    fn marks_tell_words_apart(&self) -> bool {
        true
    }

    /// Whether a base is a spelling that people type because they mean it, as simplified ideographs are; unmarked letters
    /// are what remains when marks are left out.
    fn base_is_a_spelling(&self) -> bool {
        false
    }

    /// What a word, or several joined by single spaces, is in another language. Single words are looked up by the
    /// form in which [`Language::lexicon_form`] gives them.
    fn translations(&self, words: &str) -> Vec<Translation> {
        let _ = words;
        Vec::new()
    }

    /// What else a word or term is called in this language: the words of an acronym, looked up by its exact form, or the
    /// exact form of the acronym for several words, looked up as [`Language::translations`] are.
    fn synonyms(&self, words: &str) -> Vec<Translation> {
        let _ = words;
        Vec::new()
    }

    /// The other stems of the word that has this one, where it is irregular: `spoke` is of `speak`.
    fn other_stems(&self, base: &str) -> Vec<&'static str> {
        let _ = base;
        Vec::new()
    }

    /// Which of a word's two forms the lexicon of this language is written in.
    fn lexicon_form<'k>(&self, key: &'k TermKey) -> &'k str {
        key.base()
    }

    /// What a word that a lexicon gives in this language is indexed under.
    fn lexicon_key(&self, word: &str) -> TermKey {
        TermKey::any(word)
    }

    /// How often the language has `words` (exact forms joined by single spaces) as one word; `None` if it is none.
    /// Languages that write a word without spaces have no use for it.
    fn compound_count(&self, words: &str) -> Option<u32> {
        let _ = words;
        None
    }

    /// Whether `base` is spelled as what this language writes apart and makes words of: a syllable.
    fn is_syllable(&self, base: &str) -> bool {
        let _ = base;
        false
    }

    /// The custom that the spelling of `word` (lower case, NFC) follows; `None` where there is only one.
    fn custom(&self, word: &str) -> Option<Custom> {
        let _ = word;
        None
    }

    /// The spellings that are taken for `word` (exact form): what sounds like it, or is a key apart.
    fn confusions(&self, word: &str) -> Vec<String> {
        let _ = word;
        Vec::new()
    }

    /// The words and syllables of the lexicon that are spelled `word` (exact form) when their marks are left out, and how
    /// often each is a word.
    fn with_marks(&self, word: &str) -> Vec<(&'static str, u32)> {
        let _ = word;
        Vec::new()
    }

    /// The words of the lexicon that begin with the syllable `first` (exact form) and go on as some of `rest` once their
    /// marks are left out, and how often each occurs. Their syllables are joined by single spaces.
    fn words_from(&self, first: &str, rest: &[&str]) -> Vec<(String, u32)> {
        let _ = (first, rest);
        Vec::new()
    }

    /// How much likelier each of `seconds` is right behind `first` than anywhere, as a natural logarithm (exact forms).
    fn links(&self, first: &str, seconds: &[&str]) -> Vec<f32> {
        let _ = first;
        vec![0.0; seconds.len()]
    }

    /// What a word typed with an input method switched off was meant to be: `trieenr` is `triển`.
    fn word_of_keystrokes(&self, word: &str) -> Option<String> {
        let _ = word;
        None
    }
}

/// One translation of a word or a run of words, or another name for them.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// BCP 47 subtag of the language it is in.
    pub lang: Cow<'static, str>,
    /// The words, joined by single spaces, in the lexicon form of that language.
    pub words: Cow<'static, str>,
    /// Probability of this translation given the word.
    pub probability: f32,
}

impl Translation {
    /// Reads a column of a lexicon: words, a space, a probability in hundredths.
    pub(super) fn from_column(lang: &'static str, column: &'static str) -> Option<Self> {
        let (words, hundredths) = column.rsplit_once(' ')?;
        let probability = hundredths.parse::<f32>().ok()? / 100.0;
        Some(Self { lang: lang.into(), words: words.into(), probability })
    }
}
