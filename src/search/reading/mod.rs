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

use query_word::QueryWord;

use super::{Group, Plan, Vocabulary, Weights};
use crate::language::{self, PieceKind};

/// Every reading of `text`, weighted.
pub fn plan(text: &str, vocabulary: &Vocabulary, weights: &Weights) -> Plan {
    let text = language::normalize(text);
    let tokens = language::analyze(&text);
    let mut words = QueryWord::all(&text, &tokens, vocabulary);
    keystrokes::decode(&mut words, vocabulary);
    restored::restore(&mut words, vocabulary);

    let mut groups = Vec::new();
    for word in &words {
        let mut alternatives = typed::typed(word, weights);
        alternatives.extend(respelled::respelled(word, vocabulary, weights));
        groups.push(Group { text: word.text.to_owned(), alternatives });
    }
    for whole in tokens.iter().filter(|token| token.kind == PieceKind::Whole) {
        let alternatives = typed::whole(&whole.key, vocabulary, weights);
        groups.push(Group { text: text[whole.span.clone()].to_owned(), alternatives });
    }
    for two in words.windows(2).filter(|two| !two[1].starts_clause) {
        groups.push(pair::pair(&two[0], &two[1], vocabulary, weights));
    }
    translated::translate(&words, &mut groups, weights);

    for (word, group) in words.iter().zip(&mut groups) {
        if word.is_function_word {
            group.alternatives.iter_mut().for_each(|alternative| alternative.weight *= weights.function_word);
        }
    }
    groups.retain(|group| !group.alternatives.is_empty());
    Plan { groups, reading: reading(&text, &words) }
}

/// The query with every word that was read as another one replaced; `None` if there is none.
fn reading(text: &str, words: &[QueryWord]) -> Option<String> {
    let mut reading = String::new();
    let mut rest = 0;
    for word in words {
        let read = word.keystrokes.as_ref().or(word.restored.as_ref());
        if let Some(read) = read.filter(|read| read.exact() != word.text) {
            reading.push_str(&text[rest..word.span.start]);
            reading.push_str(read.exact());
            rest = word.span.end;
        }
    }
    reading.push_str(&text[rest..]);
    (rest > 0).then_some(reading)
}
