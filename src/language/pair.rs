//! A learned translation.

/// A word or a run of words, and its translation. Both are in the lexicon form of their language
/// ([`crate::Language::lexicon_form`]), joined by single spaces.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// BCP 47 primary subtag of the language whose code sorts first.
    pub from_lang: String,
    /// The words in the language `from_lang`.
    pub from: String,
    /// BCP 47 primary subtag of the other language.
    pub to_lang: String,
    /// The words in the language `to_lang`.
    pub to: String,
    /// Probability of `to` where a text says `from`, above 0 and at most 1.
    pub p_to_given_from: f32,
    /// Probability of `from` where a text says `to`, above 0 and at most 1.
    pub p_from_given_to: f32,
    /// Number of different segments in which one stands for the other.
    pub count: u32,
}
