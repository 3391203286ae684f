//! The words that say what a section is about.

use foldhash::{HashMap, HashMapExt};
use timra_language::float::ln;
use timra_language::{self as language, LANGUAGES, PieceKind, StemmerOnly, Token, Zone};
use timra_rank::{Index, Postings};

/// Bytes of a text that are read for them.
pub(crate) const READ: usize = 8000;

/// Words, or pairs of words, that are taken.
const TAKEN: usize = 14;

/// Words, or pairs of words, without which a text says too little: what such texts share is what every page under
/// construction says.
const LEAST: usize = 8;

/// How often a word of a heading counts.
const IN_HEADING: f32 = 2.0;

/// What a pair of words that are one word counts beside the rarer of the two.
const PAIR: f32 = 1.2;

/// A word of a text, or two that are one word.
struct SalientWord {
    /// The words as they are written, folded to one spelling.
    words: String,
    count: f32,
    /// Where it is first.
    first: usize,
    weight: f32,
}

/// The words that say most of what a text is about, in their order, as a query: those that are frequent in it and that few
/// other sections have. `headings` are read before `text`. Empty if there are too few of them to say what the text is about.
pub(crate) fn salient<I: Postings>(
    headings: &str,
    text: &str,
    lang: Option<&str>,
    index: &I,
) -> Result<String, I::Error> {
    let stemmer = lang.and_then(StemmerOnly::of);
    let mut candidates: HashMap<String, SalientWord> = HashMap::new();
    let mut at = 0;
    for (text, worth) in [(headings, IN_HEADING), (&text[..text.floor_char_boundary(READ)], 1.0)] {
        let tokens: Vec<Token> = language::analyze_in(stemmer, text).into_iter().filter(is_word).collect();
        for (number, token) in tokens.iter().enumerate() {
            at += 1;
            if says_nothing(token) {
                continue;
            }
            add(&mut candidates, token.key.base().to_owned(), token.key.exact().to_owned(), worth, at);
            let next = tokens.get(number + 1).filter(|next| is_one_word(token, next) && !says_nothing(next));
            if let Some(next) = next {
                let pair = token.key.pair(&next.key);
                add(&mut candidates, pair.base().to_owned(), pair.exact().to_owned(), worth, at);
            }
        }
    }
    weigh(&mut candidates, index)?;
    let mut best: Vec<&SalientWord> = candidates.values().filter(|it| it.weight > 0.0).collect();
    best.sort_unstable_by(|a, b| {
        b.weight.total_cmp(&a.weight).then(a.first.cmp(&b.first)).then(a.words.cmp(&b.words))
    });
    let mut taken: Vec<&SalientWord> = Vec::new();
    for candidate in best {
        let has = |other: &&SalientWord| {
            other.words.split(' ').any(|word| candidate.words.split(' ').any(|own| own == word))
        };
        if taken.len() < TAKEN && !taken.iter().any(has) {
            taken.push(candidate);
        }
    }
    if taken.len() < LEAST {
        return Ok(String::new());
    }
    taken.sort_unstable_by_key(|candidate| candidate.first);
    Ok(taken.iter().map(|candidate| candidate.words.as_str()).collect::<Vec<_>>().join(" "))
}

fn add(candidates: &mut HashMap<String, SalientWord>, base: String, words: String, worth: f32, first: usize) {
    let candidate = candidates.entry(base).or_insert(SalientWord { words, count: 0.0, first, weight: 0.0 });
    candidate.count += worth;
}

/// Gives each candidate its weight: none if no other section has it.
fn weigh<I: Postings>(candidates: &mut HashMap<String, SalientWord>, index: &I) -> Result<(), I::Error> {
    let all = Index::sections(index) as f32;
    let mut rareness: HashMap<String, f32> = HashMap::new();
    for base in candidates.keys().filter(|base| !base.contains(' ')) {
        // Where most sections have it: a heading that every page has says nothing of this one.
        let mut count = 0;
        for zone in Zone::ALL {
            count = count.max(index.count(zone, base)?);
        }
        let count = count as f32;
        rareness.insert(base.clone(), if count > 1.0 { ln((all + 1.0) / count).max(0.0) } else { 0.0 });
    }
    for (base, candidate) in candidates {
        let rarer = base.split(' ').filter_map(|word| rareness.get(word).copied()).fold(0.0, f32::max);
        let factor = match (base.contains(' '), candidate.count) {
            (false, _) => 1.0,
            // Two words that stand side by side once are no word yet.
            (true, count) if count < 2.0 => 0.0,
            (true, _) => PAIR,
        };
        candidate.weight = factor * rarer * (1.0 + ln(candidate.count));
    }
    Ok(())
}

fn is_word(token: &Token) -> bool {
    token.kind == PieceKind::Word && !token.key.is_part()
}

/// Whether a word alone says nothing of a text: numbers, single letters, words of grammar.
fn says_nothing(token: &Token) -> bool {
    let word = token.key.exact();
    let is_short = word.chars().nth(1).is_none();
    is_short
        || word.chars().all(char::is_numeric)
        || LANGUAGES.iter().any(|language| language.is_function_word(word))
}

fn is_one_word(token: &Token, next: &Token) -> bool {
    token.joining.joins(next.joining) && !next.starts_clause && next.position == token.position + 1
}
