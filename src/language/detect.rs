//! Which language a section is in: pages lie, and switch.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::catch_all::catch_all_at;
use super::word_evidence::word_evidence;
use super::{Claim, LANGUAGES, PieceKind, Segmented, StemmerOnly, primary_subtag};

/// Words of evidence below which a text is too short to contradict what its site declares.
const ENOUGH_WORDS: f32 = 8.0;

/// What a word that is likely a name says about the language, against 1 for any other.
const NAME_SAYS: f32 = 0.15;

/// Share of surely Vietnamese words, among those that surely belong to one language, from which on a text is
/// Vietnamese: pages by bilingual engineers keep English nouns (their median share of marked words is 0.65, with a
/// tail down to 0.3), English pages stay under 0.02.
const STRICT_SHARE: f32 = 0.25;

/// Share of surely its words, among all words, from which on a text is in a language with letters of its own: a text in
/// another language quotes whole words of it, and no text in it goes without its letters.
const SCRIPT_SHARE: f32 = 0.5;

/// Share of words that only a language spells, among those in its letters, from which on the others are its words too:
/// no Japanese text goes far without kana, and a Chinese one may quote some.
const OWN_SHARE: f32 = 0.1;

/// Words of a text below which the lack of function words says nothing.
const ENOUGH_FOR_GRAMMAR: usize = 20;

/// Share of function words below which a text in plain letters is not English, unless it is no text: a third of
/// running English are such words.
const GRAMMAR_SHARE: f32 = 0.04;

/// Share of function words from which on a text is English: languages that share some of them have less.
const RUNNING_SHARE: f32 = 0.25;

/// Bytes of a text that are compared with the profiles of languages: more hardly changes what they say.
const PROFILED: usize = 1 << 10;

/// The language that a text was found to be in, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// The detected language: a BCP 47 primary subtag.
    pub lang: &'static str,
    /// How sure the detection is, 0 to 1.
    pub confidence: f32,
}

/// The language of `text`; `None` if it holds no words or its language has no name here.
///
/// `candidates` are the languages worth considering beside those timra analyses (what the site declares). Languages
/// with an analyzer are told apart by the words that only they spell; `whatlang` decides among the rest.
pub fn detect(text: &str, candidates: &[&str]) -> Option<Detected> {
    Segmented::new(text).detect(candidates, &[])
}

impl Segmented<'_> {
    /// The language of the text without the ranges of bytes that are `left_out`, which are in order; see
    /// [`detect`].
    pub fn detect(&self, candidates: &[&str], left_out: &[Range<usize>]) -> Option<Detected> {
        let text = self.text;
        let mut rest = left_out;
        let mut is_left_out = |at: usize| {
            while rest.first().is_some_and(|range| range.end <= at) {
                rest = &rest[1..];
            }
            rest.first().is_some_and(|range| range.start <= at)
        };
        let mut sure = [0.0_f32; LANGUAGES.len()];
        let mut shared = [0.0_f32; LANGUAGES.len()];
        let mut has_script = [false; LANGUAGES.len()];
        let mut maybe = 0.0;
        let mut words = 0_usize;
        let mut foreign = 0_usize;
        let mut grammar = 0_usize;
        let mut last_end = 0;
        for piece in self.pieces.iter().filter(|piece| piece.kind == PieceKind::Word) {
            if is_left_out(piece.span.start) {
                continue;
            }
            let written = &text[piece.span.clone()];
            // A capital inside a sentence is a name, and names keep their spelling in any language.
            let is_name = written.starts_with(char::is_uppercase)
                && last_end > 0
                && !text[last_end..piece.span.start].contains(['\n', '.', '!', '?']);
            let says = if is_name { NAME_SAYS } else { 1.0 };
            last_end = piece.span.end;
            let evidence = word_evidence(written);
            grammar += usize::from(evidence.is_grammar);
            if !evidence.has_letters {
                continue;
            }
            words += 1;
            for (is_in_letters, shared) in evidence.in_letters_of.into_iter().zip(&mut shared) {
                if is_in_letters {
                    *shared += says;
                }
            }
            match evidence.owner {
                Some((owner, Claim::Sure)) => {
                    sure[owner] += says;
                    has_script[owner] |= evidence.has_script;
                }
                Some(_) => maybe += says,
                None => foreign += 1,
            }
        }
        if words == 0 {
            return None;
        }
        if foreign * 2 > words {
            return by_profile(&self.beginning(left_out), candidates);
        }
        let total: f32 = sure.iter().sum();
        if total == 0.0 {
            return None;
        }
        // How many times the share that is enough.
        let strength = |owner: usize| {
            let in_its_letters = sure[owner] + shared[owner];
            let own = if sure[owner] >= OWN_SHARE * in_its_letters { in_its_letters } else { sure[owner] };
            if has_script[owner] { own / (total + maybe) / SCRIPT_SHARE } else { own / total / STRICT_SHARE }
        };
        // Languages come strictest first: what they surely spell cannot be anything else.
        let rest = catch_all_at();
        let is_found = |owner: &usize| *owner != rest && strength(*owner) >= 1.0;
        let owner = (0..LANGUAGES.len()).find(is_found).unwrap_or(rest);
        let margin = if owner == rest { sure[rest] / total } else { strength(owner).min(2.0) / 2.0 };
        let confidence = margin * (total.min(ENOUGH_WORDS) / ENOUGH_WORDS);
        let has_folder = |tag: &str| LANGUAGES.iter().any(|language| language.code() == primary_subtag(tag));
        if owner == rest && candidates.iter().any(|tag| !has_folder(tag)) {
            if grammar as f32 >= RUNNING_SHARE * words as f32 {
                return Some(Detected { lang: LANGUAGES[rest].code(), confidence });
            }
            return by_profile(&self.beginning(left_out), candidates);
        }
        // Where no candidates are given, any language may come.
        let is_anything = owner == rest && candidates.is_empty() && words >= ENOUGH_FOR_GRAMMAR;
        if is_anything && (grammar as f32) < GRAMMAR_SHARE * words as f32 {
            let other = whatlang::detect(&self.beginning(left_out)).filter(whatlang::Info::is_reliable);
            if let Some(info) = other.filter(|info| StemmerOnly::of(subtag(info.lang())).is_some()) {
                return Some(Detected { lang: subtag(info.lang()), confidence: info.confidence() as f32 });
            }
        }
        Some(Detected { lang: LANGUAGES[owner].code(), confidence })
    }

    /// The beginning of the text, as long as a profile is made of, without what is `left_out`.
    fn beginning(&self, left_out: &[Range<usize>]) -> Cow<'_, str> {
        let cut = |text: &str| text.floor_char_boundary(PROFILED);
        if left_out.is_empty() {
            return Cow::Borrowed(&self.text[..cut(self.text)]);
        }
        let (mut text, mut at) = (String::new(), 0);
        for range in left_out {
            text.push_str(&self.text[at..range.start]);
            at = range.end;
            if text.len() >= PROFILED {
                break;
            }
        }
        let rest = &self.text[at..];
        text.push_str(&rest[..cut(rest)]);
        text.truncate(cut(&text));
        Cow::Owned(text)
    }
}

/// What `whatlang` says, among the candidates and the languages with an analyzer if the script allows them.
fn by_profile(text: &str, candidates: &[&str]) -> Option<Detected> {
    let script = whatlang::detect_script(text)?;
    let candidates: Vec<String> = candidates.iter().map(|tag| primary_subtag(tag)).collect();
    let is_known = |code: &str| {
        candidates.iter().any(|candidate| candidate == code) || LANGUAGES.iter().any(|l| l.code() == code)
    };
    let known = SUBTAGS.iter().filter(|(_, code)| is_known(code)).map(|(lang, _)| *lang).collect();
    let among = whatlang::Detector::with_allowlist(known).detect(text);
    let info = among.filter(|among| among.script() == script).or_else(|| whatlang::detect(text))?;
    Some(Detected { lang: subtag(info.lang()), confidence: info.confidence() as f32 })
}

/// BCP 47 wants the two-letter code where there is one; whatlang has the three-letter ones of ISO 639-3.
fn subtag(lang: whatlang::Lang) -> &'static str {
    SUBTAGS.iter().find(|(known, _)| *known == lang).map_or(lang.code(), |(_, code)| code)
}

/// Every language that `whatlang` knows.
static SUBTAGS: LazyLock<Vec<(whatlang::Lang, &'static str)>> = LazyLock::new(|| {
    let codes: HashMap<&str, &str> =
        include_str!("iso639.tsv").lines().filter_map(|line| line.split_once('\t')).collect();
    let all = whatlang::Lang::all().iter();
    all.map(|&lang| (lang, codes.get(lang.code()).copied().unwrap_or(lang.code()))).collect()
});
