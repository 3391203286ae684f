//! Query → readings: what its words may stand for, rung by rung. No reading hides a better one: all are asked, and
//! the weights keep the ladder's order.

mod compound;
mod keystrokes;
mod pair;
mod query_word;
mod respelled;
mod restored;
mod translated;
mod typed;

use std::ops::Range;

use query_word::QueryWord;

use super::{Alternative, Group, Plan, Rung, Vocabulary, Weights};
use crate::language::{self, LANGUAGES, PieceKind};

/// Every reading of `text`, weighted.
pub fn plan(text: &str, vocabulary: &Vocabulary, weights: &Weights) -> Plan {
    let text = language::normalize(text);
    let tokens = language::analyze(&text);
    let mut words = QueryWord::all(&text, &tokens, vocabulary);
    keystrokes::decode(&mut words, vocabulary);
    respelled::respell(&mut words, vocabulary);
    restored::restore(&mut words, vocabulary);
    words.iter_mut().for_each(QueryWord::find_function);

    let mut groups = Vec::new();
    let units = compound::units(&words);
    for unit in &units {
        groups.push(group(&words, unit.clone(), vocabulary, weights));
    }
    for (left, right) in units.iter().zip(units.iter().skip(1)) {
        // What stands side by side across two units.
        let (first, second) = (&words[left.end - 1], &words[right.start]);
        if !second.starts_clause {
            groups.push(pair::pair(first, second, vocabulary, weights));
        }
    }
    for whole in tokens.iter().filter(|token| token.kind == PieceKind::Whole) {
        groups.push(typed::whole(&text[whole.span.clone()], &whole.key, vocabulary, weights));
    }
    groups.retain(|group| !group.alternatives.is_empty());
    let replaced = |word: &QueryWord| word.respelled.is_empty().then(|| word.meant().exact().to_owned());
    let reading = rewritten(&text, &words, replaced);
    let suggestion = words.iter().any(|word| !word.respelled.is_empty()).then(|| {
        rewritten(&text, &words, |word| Some(word.meant().exact().to_owned()))
    });
    Plan { groups, lang: main_language(&words), reading, suggestion: suggestion.flatten() }
}

/// The readings of one unit: its words and their neighbourhood as typed, and what it is in another language.
fn group(words: &[QueryWord], unit: Range<usize>, vocabulary: &Vocabulary, weights: &Weights) -> Group {
    let words = &words[unit];
    let mut layers = Vec::new();
    for word in words {
        let importance = if word.is_function_word { weights.function_word } else { 1.0 };
        layers.extend(typed::layers(word, weights).into_iter().map(|layer| layer.scaled(importance)));
    }
    for two in words.windows(2) {
        let inner = pair::pair(&two[0], &two[1], vocabulary, weights);
        layers.extend(inner.alternatives.into_iter().flat_map(|pair| pair.layers));
    }
    let mut alternatives = Vec::new();
    if !layers.is_empty() {
        let by_keys = words.iter().any(|word| word.keystrokes.is_some());
        let rung = if by_keys { Rung::Keystrokes } else { Rung::Typed };
        alternatives.push(Alternative { rung, weight: 1.0, layers });
    }
    if let [word] = words {
        alternatives.extend(respelled::alternatives(word, vocabulary, weights));
    }
    alternatives.extend(translated::alternatives(words, weights));
    Group { text: compound::joined(words, |word| word.text), alternatives }
}

/// The language of most words that carry meaning. Names and terms are English as often as not in a Vietnamese query,
/// so a word that only a stricter language spells outweighs two that any might use.
fn main_language(words: &[QueryWord]) -> Option<&'static str> {
    let weight = |word: &QueryWord| if word.language.log_odds(word.meant().exact()) > 0.0 { 2 } else { 1 };
    let count = |code: &str| words.iter().filter(|word| word.language.code() == code).map(weight).sum::<usize>();
    let codes = LANGUAGES.iter().map(|language| language.code());
    codes.rev().max_by_key(|code| count(code)).filter(|_| !words.is_empty())
}

/// The query with words replaced by what they are read as; `None` if nothing changes.
fn rewritten(text: &str, words: &[QueryWord], read_as: impl Fn(&QueryWord) -> Option<String>) -> Option<String> {
    let mut rewritten = String::new();
    let mut rest = 0;
    for word in words {
        if let Some(read) = read_as(word).filter(|read| read != word.key.exact()) {
            rewritten.push_str(&text[rest..word.span.start]);
            rewritten.push_str(&read);
            rest = word.span.end;
        }
    }
    rewritten.push_str(&text[rest..]);
    (rest > 0).then_some(rewritten)
}
