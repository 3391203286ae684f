//! Collects the findings of one rule after the other, a bounded number of each.

use std::collections::BTreeMap;

use super::shown_path::shown_path;
use super::{Finding, LeftOut, Level, Place, Report, Severity, SiteLevels, UnknownBecause};

/// Most findings of one rule that are reported of one file.
pub const MOST_A_FILE: usize = 20;

/// A message is told up to this many characters: content may hold titles and addresses of any length.
const LONGEST_MESSAGE: usize = 500;

/// Collects the findings of a check.
pub(crate) struct Findings<'c> {
    levels: &'c SiteLevels,
    rule: OfRule,
    report: Report,
    /// Of the rule at work: how many findings each file has.
    of_file: BTreeMap<String, usize>,
    left_out: BTreeMap<(String, &'static str, Severity), usize>,
}

/// What every finding of a rule has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OfRule {
    /// Id of the rule.
    pub id: &'static str,
    /// Severity of its findings, unless one has another.
    pub severity: Severity,
    /// What to do about one.
    pub hint: &'static str,
}

impl<'c> Findings<'c> {
    /// No findings yet, of so many pages. A rule [begins](Findings::begin) before any is added.
    pub(crate) fn new(levels: &'c SiteLevels, pages: usize) -> Self {
        let report = Report { pages, ..Report::default() };
        Findings {
            levels,
            rule: OfRule { id: "", severity: Severity::Note, hint: "" },
            report,
            of_file: BTreeMap::new(),
            left_out: BTreeMap::new(),
        }
    }

    /// From here on, the findings are those of another rule.
    pub(crate) fn begin(&mut self, rule: OfRule) {
        self.rule = rule;
        self.of_file.clear();
    }

    /// The report of all findings.
    pub(crate) fn report(self) -> Report {
        let Findings { mut report, left_out, .. } = self;
        let left_out = left_out.into_iter();
        report.left_out =
            left_out.map(|((file, rule, severity), count)| LeftOut { file, rule, severity, count }).collect();
        report.findings.sort_by(|a, b| place(a).cmp(&place(b)));
        report
    }

    /// Adds a finding with the severity of the rule.
    pub(crate) fn add(&mut self, place: Place<'_>, message: String) {
        self.add_as(self.rule.severity, place, message);
    }

    /// Adds a finding with another severity than the rule's.
    pub(crate) fn add_as(&mut self, severity: Severity, place: Place<'_>, message: String) {
        let severity = match self.levels.level(place.site, self.rule.id) {
            Level::Allow => return,
            Level::Deny => Severity::Error,
            Level::Usual => severity,
        };
        self.tell(severity, place, message);
    }

    fn tell(&mut self, severity: Severity, place: Place<'_>, message: String) {
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

    /// Adds what may be no finding, and says why that is not known: a note, however much findings of the rule matter.
    pub(crate) fn add_unknown(&mut self, place: Place<'_>, message: String, unknown: &UnknownBecause) {
        if self.levels.level(place.site, self.rule.id) != Level::Allow {
            self.tell(Severity::Note, place, format!("{message}; that is not certain, since {unknown}"));
        }
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
