//! Findings as workflow commands, which GitHub shows beside the lines of a change.

use std::io::{self, Write};

use timra_lint::{Report, Severity};

use crate::shown::one_line;

/// Writes one command a finding; what is counted and not told is one notice a file and rule.
pub(crate) fn write(out: &mut impl Write, report: &Report) -> io::Result<()> {
    for finding in &report.findings {
        let column = finding.column.map(|column| format!(",col={column}")).unwrap_or_default();
        writeln!(
            out,
            "::{} file={},line={}{column},title={}::{}",
            command(finding.severity),
            property(&one_line(&finding.file)),
            finding.line,
            property(finding.rule),
            data(&format!("{}\n{}", one_line(&finding.message), finding.hint)),
        )?;
    }
    for more in &report.left_out {
        let (command, rule) = (command(more.severity), property(more.rule));
        writeln!(
            out,
            "::{command} file={},title={rule}::and {} more",
            property(&one_line(&more.file)),
            more.count
        )?;
    }
    for sentence in &report.unchecked {
        writeln!(out, "::notice title=timra check::{}", data(&one_line(sentence)))?;
    }
    Ok(())
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// The message of a command: everything up to the end of the line. The runner reads these escapes back.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value between commas and colons.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_or_begins_another() {
        assert_eq!(data("100 %\r\n::error::x"), "100 %25%0D%0A::error::x");
        assert_eq!(property("a,line=9::b%\n"), "a%2Cline=9%3A%3Ab%25%0A");
    }
}
