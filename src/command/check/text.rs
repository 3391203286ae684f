//! Findings as a person reads them in a terminal.

use std::collections::BTreeSet;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use timra_lint::{Finding, Report, Severity};

use crate::shown::one_line;

const FILE: Style = Style::new().bold();
const PLACE: Style = AnsiColor::Cyan.on_default();
const FAINT: Style = Style::new().dimmed();

/// Writes the findings file by file, the hint of a rule with the first of its findings, then how many each rule has.
pub(crate) fn write(out: &mut impl Write, report: &Report) -> io::Result<()> {
    let mut hinted = BTreeSet::new();
    for of_file in report.findings.chunk_by(|a, b| a.file == b.file) {
        writeln!(out, "{FILE}{}{FILE:#}", one_line(&of_file[0].file))?;
        for finding in of_file {
            write_finding(out, finding)?;
            if hinted.insert(finding.rule) {
                writeln!(out, "    {FAINT}{}{FAINT:#}", finding.hint)?;
            }
        }
        for more in report.left_out.iter().filter(|more| more.file == of_file[0].file) {
            writeln!(out, "  {FAINT}… and {} more [{}]{FAINT:#}", more.count, more.rule)?;
        }
        writeln!(out)?;
    }
    write_summary(out, report)
}

fn write_finding(out: &mut impl Write, finding: &Finding) -> io::Result<()> {
    let Finding { rule, severity, line, column, message, .. } = finding;
    let style = style(*severity);
    let column = column.map(|column| format!(":{column}")).unwrap_or_default();
    writeln!(
        out,
        "  {PLACE}{line}{column}{PLACE:#} {style}{}{style:#}: {} {FAINT}[{rule}]{FAINT:#}",
        severity.name(),
        one_line(message)
    )
}

fn write_summary(out: &mut impl Write, report: &Report) -> io::Result<()> {
    for sentence in &report.unchecked {
        writeln!(out, "{FAINT}{}{FAINT:#}", one_line(sentence))?;
    }
    let counts = report.counts();
    let mut rules: Vec<_> = counts.iter().collect();
    rules.sort_by_key(|(rule, (severity, count))| (std::cmp::Reverse((*severity, *count)), **rule));
    for (rule, (severity, count)) in rules {
        let style = style(*severity);
        writeln!(out, "{count:>6} {style}{:<7}{style:#} {rule}", severity.name())?;
    }
    let total: usize = counts.values().map(|(_, count)| count).sum();
    match total {
        0 => writeln!(out, "{} pages, nothing found.", report.pages),
        1 => writeln!(out, "{} pages, 1 finding.", report.pages),
        _ => writeln!(out, "{} pages, {total} findings.", report.pages),
    }
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Note => AnsiColor::Blue.on_default(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Error => AnsiColor::Red.on_default().bold(),
    }
}
