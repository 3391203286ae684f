//! Text → tokens: the one analysis that writer, query and snippet share.

use std::cell::RefCell;

use super::memo::Memo;
use super::normal::{is_nfc, nfc};
use super::width::width;
use super::{
    Claim, Joining, LANGUAGES, Piece, PieceKind, Script, Segmented, StemmerOnly, TermKey, Token, fold,
};

/// The tokens of `text`, in order of their start, for a text whose language is not known.
pub fn analyze(text: &str) -> Vec<Token> {
    analyze_in(None, text)
}

/// The tokens of `text`, in order of their start. `stemmer` is the language of the text if timra knows only its
/// stemmer; see [`Segmented::tokens`].
pub fn analyze_in(stemmer: Option<&StemmerOnly>, text: &str) -> Vec<Token> {
    Segmented::new(text).tokens(stemmer)
}

impl Segmented<'_> {
    /// The tokens of the text, in order of their start. In a text of a language without a folder of its own, words in
    /// its letters have that language's stem; all others are what their spelling says, whatever the text is in.
    ///
    /// Laws: a span points at the text its token came from; composed (NFC) and decomposed (NFD) text give the same
    /// keys and positions; upper and lower case give the same keys for words and wholes (parts exist only where
    /// capitals show them, so [`normalize`] a query first).
    pub fn tokens(&self, stemmer: Option<&StemmerOnly>) -> Vec<Token> {
        FORMS.with_borrow_mut(|forms| {
            let mut tokens = Vec::with_capacity(self.pieces.len());
            let mut position = 0;
            let mut last_end = 0;
            let mut any = false;
            for Piece { span, kind } in &self.pieces {
                let mut starts_clause = false;
                if *kind == PieceKind::Word {
                    starts_clause = !any || ends_clause(&self.text[last_end..span.start]);
                    position += u32::from(any);
                    any = true;
                    last_end = span.end;
                }
                let (key, joining) = forms.key(stemmer, *kind, &self.text[span.clone()]);
                tokens.push(Token { span: span.clone(), position, kind: *kind, starts_clause, key, joining });
            }
            tokens
        })
    }
}

/// The term that one word of a text is indexed under. `stemmer` is the language of the text if timra knows only its
/// stemmer; see [`Segmented::tokens`].
pub fn key_in(stemmer: Option<&StemmerOnly>, word: &str) -> TermKey {
    FORMS.with_borrow_mut(|forms| forms.key(stemmer, PieceKind::Word, word).0)
}

/// The term that a part of a word is indexed under.
pub fn part(text: &str) -> TermKey {
    FORMS.with_borrow_mut(|forms| forms.key(None, PieceKind::Part, text).0)
}

/// A query as it is analysed: composed (NFC), in lower case and of the usual width, so that none of these changes
/// what it finds.
pub fn normalize(query: &str) -> String {
    nfc(nfc(width(query).chars()).chars().flat_map(char::to_lowercase))
}

/// Whether the text between two words ends a sentence, a line or a table cell.
pub fn ends_clause(between: &str) -> bool {
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

/// Of how many languages the forms of words are kept at once: a page and its versions lie side by side.
const MOST_LANGUAGES: usize = 2;

thread_local! {
    static FORMS: RefCell<TermCache> = RefCell::default();
}

/// What a word is indexed under, and how it hangs together with its neighbours.
type KnownTerm = (TermKey, Joining);

/// The forms of one word after another.
#[derive(Default)]
struct TermCache {
    /// Of words in texts of the languages that were asked for last.
    known: Vec<(Option<&'static str>, Memo<KnownTerm>)>,
    buffers: Buffers,
}

#[derive(Default)]
struct Buffers {
    word: String,
    exact: String,
    base: String,
}

impl TermCache {
    fn key(&mut self, stemmer: Option<&StemmerOnly>, kind: PieceKind, written: &str) -> KnownTerm {
        // Endings follow words, not two letters of one.
        let is_cut_off = |script: Script| kind == PieceKind::Part && script.has_spaces();
        let script = written.chars().next().and_then(Script::of);
        if script.is_some_and(is_cut_off) {
            let word = self.buffers.spell(written);
            return (TermKey::new(word, word), Joining::Free);
        }
        if kind == PieceKind::Part && script.is_none() {
            // Names in programs are in no language of their text.
            return (self.key(None, PieceKind::Word, written).0.as_part(), Joining::Free);
        }
        let code = stemmer.map(StemmerOnly::code);
        let at = self.known.iter().position(|(known, _)| *known == code).unwrap_or_else(|| {
            if self.known.len() == MOST_LANGUAGES {
                self.known.remove(0);
            }
            self.known.push((code, Memo::default()));
            self.known.len() - 1
        });
        self.known[at].1.get(written, |written| {
            let key = self.buffers.key(stemmer, written);
            let joining = Joining::of(key.base());
            (key, joining)
        })
    }
}

impl Buffers {
    fn key(&mut self, stemmer: Option<&StemmerOnly>, written: &str) -> TermKey {
        self.spell(written);
        if let Some(stemmer) = stemmer.filter(|stemmer| stemmer.writes(&self.word)) {
            return stemmer.key(&self.word);
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

    /// How a word is spelled, whichever way it was written: NFC, lower case, without joining signs.
    fn spell(&mut self, written: &str) -> &str {
        self.word.clear();
        let written = &*width(written);
        if written.is_ascii() {
            self.word.extend(written.chars().map(|c| c.to_ascii_lowercase()));
        } else if is_nfc(written) {
            self.word.extend(written.chars().flat_map(char::to_lowercase));
        } else {
            self.word.extend(nfc(written.chars()).chars().flat_map(char::to_lowercase));
        }
        self.word.retain(|c| !matches!(c, '-' | '_' | '.' | '/' | ':' | '@' | '&' | '‑'));
        if self.word.contains('’') {
            self.word = self.word.replace('’', "'");
        }
        &self.word
    }
}
