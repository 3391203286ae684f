//! A plan as a person reads it in a terminal.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use timra_language::{OF_PART, TermKey};
use timra_plan::syntax::Occur;
use timra_plan::{Alternative, Group, Layer, Plan};

use crate::shown::one_line;

const WORD: Style = Style::new().bold();
const RUNG: Style = AnsiColor::Cyan.on_default();
const FAINT: Style = Style::new().dimmed();

/// Terms of a layer that are named; of more, only how many there are is said.
const NAMED: usize = 6;

/// Writes how the query was understood: its language, what was read otherwise than typed, and for each word what it is
/// for, with weights.
pub(crate) fn write(out: &mut impl Write, plan: &Plan) -> io::Result<()> {
    let mut say = |what: &str, text: &str| writeln!(out, "{FAINT}{what}{FAINT:#} {}", one_line(text));
    if let Some(lang) = &plan.lang {
        say("language", lang)?;
    }
    if let Some(reading) = &plan.reading {
        say("read as", reading)?;
    }
    if let Some(suggestion) = &plan.suggestion {
        say("did you mean", suggestion)?;
    }
    for note in &plan.notes {
        say("note", &note.to_string())?;
    }
    plan.groups.iter().try_for_each(|group| of_group(out, group))
}

fn of_group(out: &mut impl Write, group: &Group) -> io::Result<()> {
    let occur = match group.occur {
        Occur::Must => " (required)",
        Occur::MustNot => " (forbidden)",
        Occur::Should if group.is_extra => " (counts in addition)",
        Occur::Should => "",
    };
    writeln!(out, "\n{WORD}{}{WORD:#}{FAINT}{occur}{FAINT:#}", one_line(&group.typed()))?;
    for Alternative { rung, weight, layers } in &group.alternatives {
        for (at, layer) in layers.iter().enumerate() {
            let rung = if at == 0 { rung.name() } else { "" };
            let weight = weight * layer.weight;
            writeln!(out, "  {RUNG}{rung:<12}{RUNG:#} {weight:>5.2}  {}", one_line(&of_layer(layer)))?;
        }
    }
    Ok(())
}

/// The terms of a layer, and how they go together where that is not one by one.
fn of_layer(layer: &Layer) -> String {
    let terms: Vec<String> = layer.terms.iter().take(NAMED).map(|(term, _)| of_term(term)).collect();
    let more = match layer.terms.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let titles = if layer.titles_only { " in titles" } else { "" };
    format!("{}{more} [{}{titles}]", terms.join(", "), layer.source.name())
}

/// A term as its spelling; a base that stands for every spelling with a star after it.
fn of_term(term: &TermKey) -> String {
    if term.is_any() {
        format!("{}*", term.base())
    } else {
        term.exact().trim_start_matches(OF_PART).to_owned()
    }
}
