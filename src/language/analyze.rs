//! Text → tokens: the one analysis that writer, query and snippet share.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc;

use super::width::width;
use super::{Claim, General, LANGUAGES, Piece, PieceKind, Script, TermKey, Token, fold, segment};

/// The tokens of `text`, in order of their start, where nothing is known of its language.
pub fn analyze(text: &str) -> Vec<Token> {
    analyze_in(None, text)
}

/// The tokens of `text`, in order of their start. In a text of a language without a folder of its own, words in its
/// letters have that language's stem; all others are what their spelling says, whatever the text is in.
///
/// Laws: a span points at the text its token came from; composed (NFC) and decomposed (NFD) text give the same keys
/// and positions; upper and lower case give the same keys for words and wholes (parts exist only where capitals
/// show them, so [`normalize`] a query first).
pub fn analyze_in(general: Option<&General>, text: &str) -> Vec<Token> {
    let pieces = segment(text);
    let mut tokens = Vec::with_capacity(pieces.len());
    let mut position = 0;
    let mut last_end = 0;
    let mut any = false;
    let mut forms = Forms::default();
    for Piece { span, kind } in pieces {
        let mut starts_clause = false;
        if kind == PieceKind::Word {
            starts_clause = !any || ends_clause(&text[last_end..span.start]);
            position += u32::from(any);
            any = true;
            last_end = span.end;
        }
        let key = forms.key(general, kind, &text[span.clone()]);
        tokens.push(Token { span, position, kind, starts_clause, key });
    }
    tokens
}

/// What a part of a word is indexed under.
pub fn part(text: &str) -> TermKey {
    Forms::default().key(None, PieceKind::Part, text)
}

/// A query as it is analysed: NFC, lower case and of the usual width, so that none of these changes its meaning.
pub fn normalize(query: &str) -> String {
    width(query).nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// Whether the text between two words ends a sentence, a line or a table cell.
fn ends_clause(between: &str) -> bool {
    let mut chars = between.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '|' | ';' | '?' | '!' | '。' | '！' | '？' => return true,
            '.' | ':' if chars.peek().is_none_or(|c| c.is_whitespace()) => return true,
            _ => {}
        }
    }
    false
}

/// Buffers for the forms of one word after another.
#[derive(Default)]
struct Forms {
    word: String,
    exact: String,
    base: String,
}

impl Forms {
    fn key(&mut self, general: Option<&General>, kind: PieceKind, written: &str) -> TermKey {
        self.word.clear();
        let written = &*width(written);
        if written.is_ascii() {
            self.word.extend(written.chars().map(|c| c.to_ascii_lowercase()));
        } else if is_nfc(written) {
            self.word.extend(written.chars().flat_map(char::to_lowercase));
        } else {
            self.word.extend(written.nfc().flat_map(char::to_lowercase));
        }
        self.word.retain(|c| !matches!(c, '-' | '_' | '.' | '/' | ':' | '@' | '&' | '‑'));
        if self.word.contains('’') {
            self.word = self.word.replace('’', "'");
        }
        // Endings stand on words, not on two letters of one.
        let is_cut_off = |script: Script| kind == PieceKind::Part && script.has_spaces();
        if self.word.chars().next().and_then(Script::of).is_some_and(is_cut_off) {
            return TermKey::new(&self.word, &self.word);
        }
        if let Some(general) = general.filter(|general| general.writes(&self.word)) {
            return general.key(&self.word);
        }
        self.exact.clear();
        self.base.clear();
        match LANGUAGES.iter().find(|language| language.claim(&self.word) != Claim::No) {
            Some(language) => language.forms(&self.word, &mut self.exact, &mut self.base),
            None => {
                self.exact.push_str(&self.word);
                self.base.push_str(&fold(&self.word));
            }
        }
        TermKey::new(&self.base, &self.exact)
    }
}
