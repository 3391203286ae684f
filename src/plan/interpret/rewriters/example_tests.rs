//! The walk through adding a rewriter, walked: the file that it shows is this folder's `example.rs`.

use timra_language::{analyze, normalize};

use super::super::clause_end::ClauseEnd;
use super::super::few_terms::FewTerms;
use super::super::{Context, QueryRewriter, Sentence, rewriting};
use super::example;
use crate::Weights;
use crate::syntax::parse;

#[test]
fn the_walk_shows_the_file() {
    assert!(
        include_str!("ADDING.md").contains(include_str!("example.rs")),
        "ADDING.md shows another example.rs"
    );
}

#[test]
fn the_list_is_the_one_that_the_walk_adds_to() {
    let of = |text: &str| -> Vec<String> {
        let (_, list) = text.split_once("\nrewriters! {").expect("a list");
        let (list, _) = list.split_once('}').expect("its end");
        list.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
    };
    let mut with_example = of(include_str!("ADDING.md"));
    with_example.retain(|name| name != "roman");
    assert_eq!(with_example, of(include_str!("mod.rs")));
}

#[test]
fn the_file_is_all_that_it_takes() {
    let weights = Weights::default();
    let context = Context { dictionary: &FewTerms(&[]), weights: &weights };
    let parsed = parse("chapter XIV i mix");
    let clause = &parsed.clauses[0];
    let text = normalize(&clause.text);
    let tokens = analyze(&text);
    let mut sentence = Sentence::new((clause, ClauseEnd::OfQuery), (&text, &tokens), 8, &FewTerms(&[]));
    rewriting::interpret(&mut sentence, context);
    let found: Vec<Vec<String>> = sentence
        .words
        .chunks(1)
        .map(|unit| {
            let alternatives = example::Rewriter.expand(unit, context);
            let terms = alternatives.iter().flat_map(|it| &it.layers).flat_map(|layer| &layer.terms);
            terms.map(|(key, _)| key.exact().to_owned()).collect()
        })
        .collect();
    assert_eq!(found, [vec![], vec!["14".to_owned()], vec![], vec!["1009".to_owned()]]);
}
