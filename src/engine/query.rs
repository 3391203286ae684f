//! What is asked.

/// A question to the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The words, as typed.
    pub text: String,
    /// Only sections of this language (BCP 47; `vi` also keeps `vi-VN`).
    pub lang: Option<String>,
    /// Only sections of this site.
    pub site: Option<String>,
    /// Only sections of this year, by the date that they are shown with.
    pub year: Option<u16>,
    /// How many results to return at most.
    pub limit: usize,
    /// How many of the best to leave out before them.
    pub offset: usize,
    /// Whether to say of every marked word how it was understood.
    pub explain: bool,
    /// Whether the last word may still be being typed, so that what it begins counts, too.
    pub is_unfinished: bool,
}

impl Query {
    /// Longer queries are cut here: a page of text is no question. In bytes.
    pub const MAX_BYTES: usize = 4096;
    /// The most results one query returns.
    pub const MAX_LIMIT: usize = 1000;

    /// A question for the ten best sections of any site and language.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            text,
            lang: None,
            site: None,
            year: None,
            limit: 10,
            offset: 0,
            explain: false,
            is_unfinished: false,
        }
    }
}
