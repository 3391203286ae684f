//! Why a section was found, in words.

use std::sync::LazyLock;

use timra_engine::{Explained, Hit, HitExplanation};
use timra_language::TermKey;
use timra_plan::{Plan, Rung};

/// How a word of a section relates to what was typed: the name of a rung and its words.
static WORDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("data/why.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// Reasons that are given at most.
const MOST: usize = 5;

/// Characters of a word of the query, or of the section, that are given at most.
const LONGEST: usize = 60;

/// What a word of the query was read as.
struct ReadAs {
    words: &'static str,
    typed: String,
    found: Option<String>,
}

/// Why a hit of an answer to `plan` was found, where it was not by the words as they were typed: `without marks: ha tang → hạ
/// tầng`.
pub(crate) fn why(hit: &Hit, plan: &Plan) -> Vec<String> {
    let Some(explanation) = &hit.explanation else { return Vec::new() };
    let mut read: Vec<ReadAs> = Vec::new();
    for word in &explanation.words {
        let typed = if word.query.is_empty() { nowhere(plan) } else { word.query.clone() };
        if typed.is_empty() || read.iter().any(|known| known.typed == typed) {
            continue;
        }
        let found = if word.query.is_empty() {
            all_found(word.rung, &hit.matches)
        } else {
            found(&word.query, &hit.matches)
        };
        let rung = found.as_ref().map_or(word.rung, |(rung, _)| *rung);
        let words = WORDS.iter().find(|(name, _)| *name == rung.name()).map_or("", |(_, words)| *words);
        if !words.is_empty() {
            let found = found.map(|(_, text)| text).filter(|text| *text != typed);
            read.push(ReadAs { words, typed, found });
        }
    }
    // Of a run of words that was read as one, its words say nothing more.
    let is_part = |it: &ReadAs| {
        let of = |other: &ReadAs| {
            other.words == it.words && other.typed != it.typed && has_run(&other.typed, &it.typed)
        };
        read.iter().any(of)
    };
    let mut why: Vec<String> = read.iter().filter(|it| !is_part(it)).take(MOST).map(sentence).collect();
    why.extend(places(explanation));
    why
}

/// Where else than in its text a section has the words.
fn places(HitExplanation { words, translation_of, .. }: &HitExplanation) -> Option<String> {
    let has = |zone: &str| words.iter().any(|word| word.zones.contains(&zone));
    if has("body") {
        return None;
    }
    let places = [("title", "title"), ("heading", "heading"), ("place", "path or tags")];
    let places: Vec<&str> = places.iter().filter(|(zone, _)| has(zone)).map(|(_, words)| *words).collect();
    match (places.as_slice(), translation_of) {
        ([], Some(id)) => Some(format!("its version in another language has the words: {id}")),
        ([], None) => None,
        (places, _) => Some(format!("only in its {}", places.join(", "))),
    }
}

fn sentence(ReadAs { words, typed, found }: &ReadAs) -> String {
    let short = |text: &str| text.chars().take(LONGEST).collect::<String>();
    match found {
        Some(found) => format!("{words}: {} → {}", short(typed), short(found)),
        None => format!("{words}: {}", short(typed)),
    }
}

/// The words that were typed and that the index does not have as they are: what is found for them stands for no word of the
/// plan.
fn nowhere(plan: &Plan) -> String {
    let known: Vec<String> = plan.groups.iter().map(|group| group.typed()).collect();
    let spelled = |key: &TermKey| if key.is_any() { key.base().to_owned() } else { key.exact().to_owned() };
    let typed = plan.lines.iter().flatten().map(spelled);
    let is_nowhere = |word: &String| !known.iter().any(|known| known.split(' ').any(|known| known == word));
    typed.filter(is_nowhere).collect::<Vec<_>>().join(" ")
}

/// The words of the text that were found with this rung for words that the index does not have.
fn all_found(rung: Rung, matches: &[Explained]) -> Option<(Rung, String)> {
    let mut all: Vec<String> = Vec::new();
    for matched in matches.iter().filter(|matched| matched.query.is_empty() && matched.rung == rung) {
        let text = matched.text.to_lowercase();
        if !all.contains(&text) {
            all.push(text);
        }
    }
    (!all.is_empty()).then(|| (rung, all.join(", ")))
}

/// Whether `words` has the words of `part` in a row.
fn has_run(words: &str, part: &str) -> bool {
    let (words, part): (Vec<&str>, Vec<&str>) = (words.split(' ').collect(), part.split(' ').collect());
    words.windows(part.len()).any(|run| run == part)
}

/// How far what was found for a word of the query is from it, and the words of the text: of those that are nearest, the
/// weightiest run.
fn found(query: &str, matches: &[Explained]) -> Option<(Rung, String)> {
    let mut best: Option<(Rung, f32, String)> = None;
    let mut last: Option<(u32, Rung)> = None;
    let mut run = (0.0, String::new());
    for Explained { query: of, position, rung, weight, text } in matches {
        if of != query {
            continue;
        }
        let goes_on =
            last.is_some_and(|(before, rung_before)| before + 1 == *position && rung_before == *rung);
        if !goes_on {
            run = (0.0, String::new());
        }
        last = Some((*position, *rung));
        if !run.1.is_empty() {
            run.1.push(' ');
        }
        run.1.push_str(&text.to_lowercase());
        run.0 += weight;
        let is_better = best
            .as_ref()
            .is_none_or(|(known, weight, _)| *rung < *known || *rung == *known && run.0 > *weight);
        if is_better {
            best = Some((*rung, run.0, run.1.clone()));
        }
    }
    best.map(|(rung, _, text)| (rung, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(query: &str, position: u32, rung: Rung, text: &str) -> Explained {
        Explained { query: query.into(), position, rung, weight: 1.0, text: text.into() }
    }

    #[test]
    fn what_was_found_is_the_nearest_run() {
        let matches = [
            matched("infrastructure", 3, Rung::Translated, "Hạ"),
            matched("infrastructure", 4, Rung::Translated, "tầng"),
            matched("code", 5, Rung::Typed, "code"),
            matched("infrastructure", 9, Rung::Translated, "hạ"),
        ];
        assert_eq!(found("infrastructure", &matches), Some((Rung::Translated, "hạ tầng".into())));
        assert_eq!(found("code", &matches), Some((Rung::Typed, "code".into())));
        assert_eq!(found("other", &matches), None);
    }

    #[test]
    fn every_rung_has_a_line() {
        let names: Vec<&str> = WORDS.iter().map(|(name, _)| *name).collect();
        for rung in [
            Rung::Typed,
            Rung::Inflected,
            Rung::Unmarked,
            Rung::OtherMarks,
            Rung::Part,
            Rung::Keystrokes,
            Rung::Pair,
            Rung::Phrase,
            Rung::Synonym,
            Rung::Translated,
            Rung::Respelled,
            Rung::Prefix,
        ] {
            assert!(names.contains(&rung.name()), "{rung:?}");
        }
        assert_eq!(names.len(), 12);
    }
}
