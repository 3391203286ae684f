//! How the scores of hits came about, as a person reads it in a terminal.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use timra_engine::{Hit, HitExplanation, Results};

use crate::shown::one_line;

const TITLE: Style = Style::new().bold();
const RUNG: Style = AnsiColor::Cyan.on_default();
const FAINT: Style = Style::new().dimmed();

/// Writes each hit with what its words gave and what each step changed.
pub(crate) fn write(out: &mut impl Write, results: &Results) -> io::Result<()> {
    if results.hits.is_empty() {
        return writeln!(out, "\nNothing found for “{}”.", one_line(&results.query));
    }
    results.hits.iter().try_for_each(|hit| of_hit(out, hit))
}

fn of_hit(out: &mut impl Write, hit: &Hit) -> io::Result<()> {
    let title = one_line(&hit.breadcrumbs.join(" › "));
    writeln!(out, "\n{TITLE}{:.2}  {title}{TITLE:#}", hit.score)?;
    writeln!(out, "  {FAINT}{}{FAINT:#}", one_line(&hit.id))?;
    let Some(HitExplanation { words, steps, translation_of, scored }) = &hit.explanation else {
        return Ok(());
    };
    if let Some(scored) = scored {
        writeln!(out, "  {FAINT}by the score of {}{FAINT:#}", one_line(scored))?;
    }
    for word in words {
        let zones =
            if word.zones.is_empty() { String::new() } else { format!(" in {}", word.zones.join(", ")) };
        let (query, rung) = (one_line(&word.query), word.rung.name());
        writeln!(out, "  {:>+8.2}  {query}  {RUNG}{rung}{RUNG:#}{zones}", word.score)?;
    }
    for step in steps {
        let of = match (step.step.name(), translation_of) {
            (name @ "translation", Some(id)) => format!("{name} of {}", one_line(id)),
            (name, _) => name.to_owned(),
        };
        writeln!(out, "  {:>+8.2}  {FAINT}{of}{FAINT:#}", step.change)?;
    }
    Ok(())
}
