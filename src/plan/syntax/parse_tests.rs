use std::fmt::Write as _;

use super::{ClauseKind, Note, Occur, Parsed, parse};
use crate::question::SORT;

/// Queries and how they are read: after `? ` the query, below it what [`render`] writes.
const EXAMPLES: &str = include_str!("examples.txt");

/// One line a clause (`[words]`, `"phrase"`, with sign, field and number of the `OR` group), filter and note.
fn render(parsed: &Parsed) -> String {
    let mut out = String::new();
    for clause in &parsed.clauses {
        let sign = match clause.occur {
            Occur::Should => "",
            Occur::Must => "+",
            Occur::MustNot => "-",
        };
        let title = if clause.title_only { "title:" } else { "" };
        let text = match clause.kind {
            ClauseKind::Words => format!("[{}]", clause.text),
            ClauseKind::Phrase => format!("\"{}\"", clause.text),
        };
        let group = clause.or_group.map_or(String::new(), |group| format!(" either {group}"));
        writeln!(out, "    {sign}{title}{text}{group}").unwrap();
    }
    for filter in parsed.choices.filters() {
        for (sign, values) in [("", filter.wanted()), ("not ", filter.left_out())] {
            if !values.is_empty() {
                writeln!(out, "    {sign}{}: {}", filter.field().name, values.join(" | ")).unwrap();
            }
        }
    }
    if let Some(sort) = parsed.choices.chosen(SORT) {
        writeln!(out, "    sort: {sort}").unwrap();
    }
    for note in &parsed.notes {
        writeln!(out, "    ! {note}").unwrap();
    }
    out
}

#[test]
fn examples() {
    let mut read = String::new();
    for line in EXAMPLES.lines() {
        if let Some(query) = line.strip_prefix("? ") {
            writeln!(read, "{line}").unwrap();
            read += &render(&parse(query));
        } else if !line.starts_with("    ") {
            writeln!(read, "{line}").unwrap();
        }
    }
    for (line, (is, should)) in read.lines().zip(EXAMPLES.lines()).enumerate() {
        assert_eq!(is, should, "line {}", line + 1);
    }
    assert_eq!(read, EXAMPLES);
}

#[test]
fn nothing() {
    for text in ["", "  ", "\t\n\u{a0}"] {
        assert_eq!(parse(text), Parsed::default(), "{text:?}");
    }
}

#[test]
fn clauses_are_bounded() {
    let query: Vec<String> = (0..200).map(|n| format!("-w{n}")).collect();
    let parsed = parse(&query.join(" "));
    assert_eq!(parsed.clauses.len(), 64);
    assert!(parsed.clauses[63].text.starts_with("-w63 -w64 "));
    assert_eq!(parsed.notes, [Note::TooManyClauses]);
    assert_eq!(parse(&query[..64].join(" ")).clauses.len(), 64);
}

#[test]
fn filters_are_bounded() {
    let query: Vec<String> = (0..200).map(|n| format!("site:s{n}")).collect();
    let parsed = parse(&query.join(" "));
    assert_eq!(parsed.choices.filters()[0].wanted().len(), 64);
    assert!(parsed.clauses[0].text.starts_with("site:s64 "));
    assert_eq!(parsed.notes.len(), 1);
}

/// Would take minutes if the end of the text were looked at for each piece.
#[test]
fn long_queries_are_cheap() {
    assert_eq!(parse(&"« ".repeat(100_000)).notes, [Note::StrayQuote]);
    assert_eq!(parse(&("-“ ".repeat(100_000) + "”")).notes, [Note::EmptyQuotes]);
    assert_eq!(parse(&"word ".repeat(100_000)).clauses.len(), 1);
    assert_eq!(parse(&"((".repeat(100_000)).clauses.len(), 1);
}
