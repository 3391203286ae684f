//! What the words of a clause stand for once every rewriter has seen them.

use timra_language::{analyze, normalize};

use super::clause_end::ClauseEnd;
use super::few_terms::FewTerms;
use super::{Context, Sentence, rewriting};
use crate::Weights;
use crate::syntax::parse;

/// The words that a query is read as, with the kinds of all interpretations of the last one.
fn read(query: &str, end: ClauseEnd, terms: &[(&str, u64)]) -> String {
    let (dictionary, weights) = (FewTerms(terms), Weights::default());
    let parsed = parse(query);
    let clause = &parsed.clauses[0];
    let text = normalize(&clause.text);
    let tokens = analyze(&text);
    let mut sentence = Sentence::new((clause, end), (&text, &tokens), 8, &dictionary);
    rewriting::interpret(&mut sentence, Context { dictionary: &dictionary, weights: &weights });
    let meant: Vec<&str> = sentence.words.iter().map(|word| word.meant().exact()).collect();
    let last = sentence.words.last().map_or(&[][..], |last| &last.interpretations);
    let kinds: Vec<String> = last.iter().map(|it| format!("{:?}", it.kind)).collect();
    format!("{} | {}", meant.join(" "), kinds.join(" "))
}

#[test]
fn interpretations_stand_in_the_order_of_their_likelihood() {
    let terms = &[("kubernetes", 3), ("netesting", 2), ("hạ", 2), ("hà", 1)];
    let read = |query, end| read(query, end, terms);
    assert_eq!(read("kubernetes", ClauseEnd::OfQuery), "kubernetes | Typed");
    assert_eq!(read("kubernetse", ClauseEnd::OfQuery), "kubernetes | TypingError Typed");
    assert_eq!(read("kubern", ClauseEnd::OfQuery), "kubernetes | Completed Typed Prefix");
    assert_eq!(read("kubern", ClauseEnd::Unfinished), "kubern | Typed Prefix");
    assert_eq!(read("haj", ClauseEnd::OfQuery), "hạ | Keystrokes");
}

#[test]
fn what_is_a_word_with_the_one_before_is_not_cut_off() {
    let terms = &[("kubernetes", 3), ("netesting", 2)];
    assert_eq!(read("kuber netes", ClauseEnd::OfQuery, terms), "kubernetes | Typed");
}

#[test]
fn what_is_quoted_or_excluded_is_no_slip() {
    let terms = &[("kubernetes", 3)];
    for query in ["\"kubernetse\"", "-kubernetse"] {
        assert_eq!(read(query, ClauseEnd::OfQuery, terms), "kubernetse | Typed", "{query}");
    }
}
