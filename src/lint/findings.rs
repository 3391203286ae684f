//! Collects the findings of one rule after the other, a bounded number of each.

use std::collections::BTreeMap;
use std::path::Path;

use super::content::shown_path;
use super::{Content, Finding, LeftOut, Level, Report, Rule, Severity};

/// Most findings of one rule that are reported of one file.
pub const MOST_A_FILE: usize = 20;

/// A message is told up to this many characters: content may hold titles and addresses of any length.
const LONGEST_MESSAGE: usize = 500;

/// Collects the findings of a check.
pub(crate) struct Findings<'c> {
    content: &'c Content,
    rule: &'static Rule,
    report: Report,
    /// Of the rule at work: how many findings each file has.
    of_file: BTreeMap<String, usize>,
    left_out: BTreeMap<(String, &'static str, Severity), usize>,
}

/// A place in the content: a file of a site, or something outside all of them.
#[derive(Debug, Clone, Copy)]
pub struct Place<'p> {
    /// Index of the site whose settings apply.
    pub site: Option<usize>,
    /// Path of the file.
    pub path: &'p Path,
    /// 1-based line, if one is known.
    pub line: Option<u32>,
    /// 1-based column in characters, if it is known.
    pub column: Option<u32>,
}

impl<'c> Findings<'c> {
    /// The findings of all rules in `content`.
    pub(super) fn of(content: &'c Content, rules: &'static [Rule]) -> Option<Report> {
        let first = rules.first()?;
        let report = Report { pages: content.pages.len(), ..Report::default() };
        let mut findings =
            Findings { content, rule: first, report, of_file: BTreeMap::new(), left_out: BTreeMap::new() };
        for rule in rules {
            findings.rule = rule;
            findings.of_file.clear();
            if content.levels(rule).any(|level| level != Level::Allow) {
                rule.found_by.find(content, &mut findings);
            }
        }
        let Findings { mut report, left_out, .. } = findings;
        let left_out = left_out.into_iter();
        report.left_out =
            left_out.map(|((file, rule, severity), count)| LeftOut { file, rule, severity, count }).collect();
        report.findings.sort_by(|a, b| place(a).cmp(&place(b)));
        Some(report)
    }

    /// Adds a finding with the severity of the rule.
    pub(crate) fn add(&mut self, place: Place<'_>, message: String) {
        self.add_as(self.rule.severity, place, message);
    }

    /// Adds a finding with another severity than the rule's.
    pub(crate) fn add_as(&mut self, severity: Severity, place: Place<'_>, message: String) {
        let severity = match self.content.level(place.site, self.rule) {
            Level::Allow => return,
            Level::Deny => Severity::Error,
            Level::Usual => severity,
        };
        let file = shown_path(place.path);
        let found = self.of_file.entry(file.clone()).or_default();
        *found += 1;
        if *found > MOST_A_FILE {
            *self.left_out.entry((file, self.rule.id, severity)).or_default() += 1;
            return;
        }
        let Place { line, column, .. } = place;
        let message = shortened(message);
        let (rule, hint) = (self.rule.id, self.rule.hint);
        self.report.findings.push(Finding {
            rule,
            severity,
            file,
            line: line.unwrap_or(1),
            column,
            message,
            hint,
        });
    }

    /// Notes that something could not be checked.
    pub(crate) fn unchecked(&mut self, message: String) {
        self.report.unchecked.push(message);
    }
}

fn shortened(message: String) -> String {
    match message.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message,
    }
}

/// What findings are sorted by.
fn place(finding: &Finding) -> (&str, u32, Option<u32>, &str, &str) {
    (&finding.file, finding.line, finding.column, finding.rule, &finding.message)
}
