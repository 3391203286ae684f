//! Spans point at their words, and a snippet marks the words that matched.
//!
//! The first line is the query, the rest is the text of a section.
#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use timra_answer::snippet;
use timra_format::Spans;
use timra_language::{PieceKind, analyze, normalize};
use timra_plan::Rung;
use timra_rank::Match;

fuzz_target!(|input: &str| {
    let (query, text) = input.split_once('\n').unwrap_or(("", input));
    let tokens: Vec<_> = analyze(text).into_iter().filter(|token| token.kind == PieceKind::Word).collect();
    let spans = Spans::new(tokens.iter().map(|token| token.span.clone()));
    let mut end = 0;
    for (token, span) in tokens.iter().zip(spans.iter()) {
        assert!(span.start >= end && !text[span.clone()].is_empty(), "{span:?}");
        assert_eq!(spans.get(token.position), Some(span.clone()), "a position is the number of its word");
        end = span.end;
    }
    assert_eq!(Spans::decode(&spans.encode(text), text), spans);
    // Bytes that never were spans.
    for span in Spans::decode(input.as_bytes(), text).iter() {
        assert!(text.get(span).is_some());
    }

    let typed = normalize(query);
    let asked: Vec<_> = analyze(&typed).into_iter().map(|token| token.key.base().to_owned()).collect();
    let mut matches = Vec::new();
    let mut marked = HashSet::new();
    for token in &tokens {
        if let Some(group) = asked.iter().position(|base| base == token.key.base()) {
            let weight = 1.0 / (1.0 + group as f32);
            matches.push(Match { position: token.position, group, rung: Rung::Typed, weight });
            marked.insert(&text[token.span.clone()]);
        }
    }
    let shown = snippet(text, &spans, &matches);
    assert!(shown.text.len() <= 256, "{} bytes", shown.text.len());
    assert!(!shown.text.contains('\n') && !shown.text.contains("  "), "{:?}", shown.text);
    let mut end = 0;
    for mark in &shown.highlights {
        assert!(mark.start >= end, "{:?}", shown.highlights);
        let word = shown.text.get(mark.start..mark.end).expect("on character boundaries");
        assert!(marked.contains(word), "{word:?} was not asked for: {query:?}");
        end = mark.end;
    }
    // What matched is shown, unless it is longer than any snippet.
    let fits = |m: &Match| spans.get(m.position).is_some_and(|span| span.len() <= 180);
    assert!(!shown.highlights.is_empty() || !matches.iter().any(fits), "nothing is marked: {shown:?}");
});
