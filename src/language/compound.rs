//! Where the words of a text end that are written as several, with spaces between their syllables.

use std::ops::Range;

use super::float::ln;

/// How many words of text the counts of compounds ([`crate::Language::compound_count`]) were taken over.
pub const COUNTED_WORDS: f32 = 60e6;

/// What a word counts at least that a lexicon has: many are listed that no text had when it was counted.
const LISTED: u32 = 30;

/// Cost of a word that no lexicon has, −ln p.
const UNKNOWN: f32 = 18.0;

/// Whether some words in a row are one unit, and what it costs to take them as one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unit {
    /// The words are no unit.
    None,
    /// The words are one word of a list; the cost of the unit is −ln p.
    Word(f32),
    /// The words are one term, which another language or an acronym has one word for; the cost of the unit is −ln
    /// p, and never more than that of its parts.
    Term(f32),
}

impl Unit {
    /// The unit that `words` words are together: `count` is how often lexicons counted them as one, `is_term`
    /// whether they are a term of a lexicon.
    pub fn new(words: usize, count: Option<u32>, is_term: bool) -> Self {
        let cost = |count: u32| ln(COUNTED_WORDS / count.max(LISTED) as f32);
        match (count, is_term) {
            (count, true) => Self::Term(cost(count.unwrap_or_default())),
            (Some(count), false) if words > 1 => Self::Word(cost(count)),
            (Some(count), false) => Self::Word(ln(COUNTED_WORDS / count.max(1) as f32)),
            (None, false) if words == 1 => Self::Word(UNKNOWN),
            (None, false) => Self::None,
        }
    }
}

/// Cuts a row of `words` words into units of at most `longest` words, the cheapest way (Viterbi 1967 over
/// unigrams).
pub fn units(words: usize, longest: usize, mut unit: impl FnMut(Range<usize>) -> Unit) -> Vec<Range<usize>> {
    let longest = longest.min(words);
    // By first word and length, what a run costs as one unit, and in the cheapest way.
    let mut whole = vec![f32::INFINITY; words * (longest + 1)];
    let mut cheapest = whole.clone();
    let at = |from: usize, length: usize| from * (longest + 1) + length;
    for length in 1..=longest {
        for from in 0..=words - length {
            let parts = (1..length)
                .map(|first| cheapest[at(from, first)] + cheapest[at(from + first, length - first)])
                .fold(f32::INFINITY, f32::min);
            let cost = match unit(from..from + length) {
                Unit::None => f32::INFINITY,
                Unit::Word(cost) => cost,
                Unit::Term(cost) => cost.min(parts),
            };
            whole[at(from, length)] = cost;
            cheapest[at(from, length)] = cost.min(parts);
        }
    }
    let mut cost = vec![f32::INFINITY; words + 1];
    let mut start = vec![0; words + 1];
    cost[0] = 0.0;
    for end in 1..=words {
        // Of equals the longest.
        for from in end.saturating_sub(longest)..end {
            let through = cost[from] + whole[at(from, end - from)];
            if through < cost[end] {
                (cost[end], start[end]) = (through, from);
            }
        }
    }
    let mut units = Vec::new();
    let mut end = words;
    while end > 0 {
        units.push(start[end]..end);
        end = start[end];
    }
    units.reverse();
    units
}

#[cfg(test)]
mod tests {
    use super::{Unit, units};
    use crate::{Language, vi};

    fn cut(text: &str) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        let unit = |range: std::ops::Range<usize>| {
            let length = range.len();
            let words = words[range].join(" ");
            let is_term = !vi::Analyzer.translations(&words).is_empty();
            Unit::new(length, vi::Analyzer.compound_count(&words), is_term)
        };
        let units = units(words.len(), 8, unit);
        units.into_iter().map(|unit| words[unit].join(" ")).collect::<Vec<_>>().join("|")
    }

    /// Sentences with a bar where a reader sees one word end and the next begin.
    const SENTENCES: [&str; 9] = [
        "con trỏ",
        "một|con trỏ|của|hàm",
        "xem trước|trang",
        "tường lửa|ứng dụng",
        "học sinh|học|toán",
        "quay lại|từ|đầu",
        "em bé|nói|tiếng anh",
        "ít nhất|một|con gái",
        "cơ sở dữ liệu quan hệ|và|khoá chính",
    ];

    #[test]
    fn texts_are_cut_where_their_words_end() {
        for sentence in SENTENCES {
            assert_eq!(cut(&sentence.replace('|', " ")), sentence);
        }
    }

    #[test]
    fn every_term_of_the_lexicon_is_one_unit() {
        let tables = vi::Analyzer.lexicons();
        let (_, table) = tables.iter().find(|(name, _)| *name == "vi/en.tsv").expect("a table");
        let heads = table.lines().filter_map(|line| line.split('\t').next());
        let cut_apart: Vec<&str> = heads.filter(|head| cut(head) != **head).collect();
        assert!(cut_apart.is_empty(), "{cut_apart:?}");
    }

    #[test]
    fn what_nobody_knows_is_cut_everywhere() {
        assert_eq!(units(3, 8, |range| Unit::new(range.len(), None, false)), [0..1, 1..2, 2..3]);
        assert!(units(0, 8, |_| Unit::None).is_empty());
    }
}
