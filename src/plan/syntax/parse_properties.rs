//! What holds for every query.

use proptest::prelude::*;

use super::{Clause, Occur, Parsed, parse};
use crate::question::{Field, SORT, Sort};

/// Pieces that put together, with and without spaces, are the hard cases.
const PIECES: [&str; 38] = [
    "\"",
    "“",
    "”",
    "„",
    "«",
    "»",
    "-",
    "+",
    ":",
    "OR",
    "or",
    "(",
    ")",
    "title:",
    "site:",
    "lang:",
    "path:",
    "after:",
    "before:",
    "year:",
    "-year:",
    "sort:",
    "date",
    "-site:",
    "2025-10",
    "vi",
    "word",
    "đường",
    "dẫn",
    "ca\u{300}",
    "日本",
    "🚀",
    "1",
    "c++",
    "::",
    "\n",
    "https://x",
    ",",
];

fn any_query() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        2 => Just(" ".to_owned()),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Everything that a person could see of `parsed`, in lower case.
fn seen(parsed: &Parsed) -> String {
    let mut all: Vec<&str> = parsed.clauses.iter().map(|c| c.text.as_str()).collect();
    let filters = parsed.choices.filters().iter();
    all.extend(
        filters.flat_map(|filter| filter.wanted().iter().chain(filter.left_out())).map(String::as_str),
    );
    all.extend(parsed.choices.chosen(SORT));
    all.join("\n").to_lowercase()
}

fn check(clause: &Clause) -> bool {
    !clause.text.is_empty() && (clause.or_group.is_none() || clause.occur != Occur::MustNot)
}

proptest! {
    #[test]
    fn no_word_is_lost(query in any_query()) {
        let parsed = parse(&query);
        prop_assert!(parsed.clauses.len() <= 64);
        prop_assert!(parsed.clauses.iter().all(check), "{parsed:?}");
        let seen = seen(&parsed);
        for word in query.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let lower = word.to_lowercase();
            let is_name = lower == "title" || Field::all().any(|field| field.name == lower);
            let operator = word == "OR" || is_name || Sort::named(word).is_some();
            prop_assert!(operator || seen.contains(&lower), "{word:?} of {query:?} in {parsed:?}");
        }
    }

    #[test]
    fn groups_have_two_clauses_side_by_side(query in any_query()) {
        let groups: Vec<_> = parse(&query).clauses.iter().map(|clause| clause.or_group).collect();
        let mut next = 0;
        for chunk in groups.chunk_by(|a, b| a == b) {
            if chunk[0].is_some() {
                prop_assert_eq!(chunk[0], Some(next));
                prop_assert!(chunk.len() > 1);
                next += 1;
            }
        }
    }

    #[test]
    fn text_stays_text(words in prop::collection::vec(r#"[^\s"“”„«»:+\-(][^\s"“”„«»:]{0,9}"#, 1..20)) {
        prop_assume!(words.iter().all(|word| word != "OR"));
        let text = words.join(" ");
        let expected = Parsed { clauses: vec![Clause::words(text.clone())], ..Parsed::default() };
        prop_assert_eq!(parse(&text), expected.clone());
        prop_assert_eq!(parse(&format!("\t {} \n", words.join(" \u{3000} "))), expected);
    }

    #[test]
    fn one_clause_means_itself(word in r"\p{L}[\p{L}\p{N}]{0,8}", sign in "[+-]?", quoted: bool, title: bool) {
        let quote = if quoted { "\"" } else { "" };
        let field = if title { "title:" } else { "" };
        let query = format!("{sign}{field}{quote}{word}{quote}");
        prop_assume!(query != "OR");
        let parsed = parse(&query);
        prop_assert_eq!(parsed.clauses.len(), 1);
        prop_assert_eq!(parsed.clauses[0].typed(), query);
    }
}
