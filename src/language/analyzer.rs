//! What a language has to say about a word.

use std::borrow::Cow;

use super::lexicon_table::counted;
use super::{LexiconTable, TermKey};

/// How a language sees a single word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// No word of this language is spelled so.
    No,
    /// A word of this language may be spelled so, and one of another language as well.
    Maybe,
    /// Only this language spells so.
    Sure,
}

/// Which of two accepted ways to spell a word a text follows, in a language that has two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Orthography {
    /// The older way: `hóa`.
    Older,
    /// The newer way: `hoá`.
    Newer,
}

/// One language: how its words are recognised and which forms they are indexed under.
pub trait Language: Sync {
    /// BCP 47 primary subtag of the language.
    fn code(&self) -> &'static str;

    /// What the search page says in this language: one JSON object of texts by name, the same names in every language.
    /// Without it there is no page in this language.
    fn interface(&self) -> Option<&'static str> {
        None
    }

    /// The word lists and tables of the language: the path of each below `src/language`, and the text in it.
    fn lexicons(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }

    /// The tables among them that only questions look words up in.
    fn lexicon_tables(&self) -> &'static [LexiconTable] {
        &[]
    }

    /// Whether this language is written with the letter `c` and without spaces between words, so that a dictionary
    /// of this language may cut a run of such letters.
    fn writes(&self, c: char) -> bool {
        let _ = c;
        false
    }

    /// Whether `word` (lower case, NFC) is spelled as this language spells.
    fn claim(&self, word: &str) -> Claim;

    /// Whether this is the catch-all: the language of words that say nothing of theirs, and of the page for readers
    /// whose language has none. There is one.
    fn is_catch_all(&self) -> bool {
        false
    }

    /// Writes the two forms of `word` (lower case, NFC). `exact` is one spelling for all ways of writing the very
    /// same word; `base` is what the word shares with its inflections and with its spelling without marks. Called
    /// only for words whose claim is not [`Claim::No`]. The exact form of an exact form is itself.
    fn forms(&self, word: &str, exact: &mut String, base: &mut String);

    /// How much likelier `word` (lower case, NFC) is in a text of this language than in an English one, as a
    /// natural logarithm: 8 for a word that no other language spells so, −8 for one that this language cannot spell
    /// so.
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

    /// Whether `words` (exact forms joined by single spaces) say what kind of text is looked for, as *guide* and *lesson* do:
    /// whoever asks for "the enum lesson" wants a text that need not say of itself that it is one.
    fn is_page_word(&self, words: &str) -> bool {
        let _ = words;
        false
    }

    /// Whether two spellings with the same base form are two words, as they are where marks make words. If not, one
    /// is an inflection of the other or another way of writing it.
    fn marks_tell_words_apart(&self) -> bool {
        true
    }

    /// Whether people type a base form because they mean it, as they do with simplified ideographs. Otherwise it is
    /// only what is left of a word when marks are left out.
    fn base_is_a_spelling(&self) -> bool {
        false
    }

    /// Translations of `words`, which is one word or several joined by single spaces, into other languages. Single
    /// words are looked up in the form that [`Language::lexicon_form`] gives.
    fn translations(&self, words: &str) -> Vec<Translation> {
        let _ = words;
        Vec::new()
    }

    /// Other names for `words` in this language. For an acronym (exact form) that is the words it stands for; for
    /// several words, looked up as in [`Language::translations`], it is the exact form of their acronym.
    fn synonyms(&self, words: &str) -> Vec<Translation> {
        let _ = words;
        Vec::new()
    }

    /// The other stems of the irregular word that has the stem `base`: for `spoke` that is `speak`.
    fn other_stems(&self, base: &str) -> Vec<Cow<'static, str>> {
        let _ = base;
        Vec::new()
    }

    /// The form of a term, base or exact, that the lexicon of this language is written in.
    fn lexicon_form<'k>(&self, key: &'k TermKey) -> &'k str {
        key.base()
    }

    /// The term that `word`, as a lexicon gives it in this language, is indexed under; `None` for a word that is not
    /// spelled as the words of this language are. [`lexicon_key`](super::lexicon_key) gives that one a term, too.
    fn lexicon_key(&self, word: &str) -> Option<TermKey> {
        Some(TermKey::any(word))
    }

    /// How often `words` (exact forms joined by single spaces) were counted as one word of this language; `None` if
    /// they are not one word. Languages that write words without spaces have no use for it.
    fn compound_count(&self, words: &str) -> Option<u32> {
        let _ = words;
        None
    }

    /// Whether `base` (base form) is spelled as a syllable of a language that writes the syllables of a word apart.
    fn is_syllable(&self, base: &str) -> bool {
        let _ = base;
        false
    }

    /// The orthography that `word` (lower case, NFC) follows; `None` where the language has one spelling for it.
    fn orthography(&self, word: &str) -> Option<Orthography> {
        let _ = word;
        None
    }

    /// Spellings that people take for `word` (exact form), because they sound alike or are one key apart.
    fn confusions(&self, word: &str) -> Vec<String> {
        let _ = word;
        Vec::new()
    }

    /// The words and syllables of the lexicon that give `word` (exact form) when their marks are left out, each
    /// with its count.
    fn with_marks(&self, word: &str) -> Vec<(Cow<'static, str>, u32)> {
        let _ = word;
        Vec::new()
    }

    /// Words of several syllables from the lexicon that begin with the syllable `first` (exact form) and whose
    /// further syllables, without marks, are the beginning of `rest`. Each has its syllables joined by single
    /// spaces, and its count.
    fn words_from(&self, first: &str, rest: &[&str]) -> Vec<(String, u32)> {
        let _ = (first, rest);
        Vec::new()
    }

    /// For each of `seconds`, how much likelier it is right after `first` than anywhere, as a natural logarithm.
    /// All are exact forms.
    fn links(&self, first: &str, seconds: &[&str]) -> Vec<f32> {
        let _ = first;
        vec![0.0; seconds.len()]
    }

    /// The word that `word` was meant to be, if it was typed with the input method switched off: `trieenr` gives
    /// `triển`.
    fn word_of_keystrokes(&self, word: &str) -> Option<String> {
        let _ = word;
        None
    }
}

/// One translation of a word or a run of words, or another name for them.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// BCP 47 subtag of the language that the translation is in.
    pub lang: Cow<'static, str>,
    /// Words of the translation, joined by single spaces, in the lexicon form of the language `lang`.
    pub words: Cow<'static, str>,
    /// Probability of this translation given the word.
    pub probability: f32,
}

impl Translation {
    /// Reads a column of a lexicon: words, a space, a probability in hundredths.
    pub(super) fn from_column(lang: &'static str, column: Cow<'static, str>) -> Option<Self> {
        let (words, hundredths) = counted(column)?;
        Some(Self { lang: lang.into(), words, probability: hundredths as f32 / 100.0 })
    }
}
