//! What came of a check.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Finding, Severity};

/// The result of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Number of pages that were checked.
    pub pages: usize,
    /// The findings, by file and line.
    pub findings: Vec<Finding>,
    /// For each file and rule, findings beyond the number that is reported of one file.
    pub left_out: Vec<LeftOut>,
    /// Things that could not be checked, a sentence each.
    pub unchecked: Vec<String>,
}

/// The findings of one rule in one file that are counted and not reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Id of the rule.
    pub rule: &'static str,
    /// Severity of these findings.
    pub severity: Severity,
    /// Path of the file.
    pub file: String,
    /// Number of these findings.
    pub count: usize,
}

impl Report {
    /// For each rule with findings, the highest severity among them, and their number, including those that are
    /// only counted.
    pub fn counts(&self) -> BTreeMap<&'static str, (Severity, usize)> {
        let mut counts: BTreeMap<&'static str, (Severity, usize)> = BTreeMap::new();
        let told = self.findings.iter().map(|finding| (finding.rule, finding.severity, 1));
        let left_out = self.left_out.iter().map(|more| (more.rule, more.severity, more.count));
        for (rule, severity, count) in told.chain(left_out) {
            let entry = counts.entry(rule).or_insert((severity, 0));
            entry.0 = entry.0.max(severity);
            entry.1 += count;
        }
        counts
    }

    /// Whether the check failed: some finding is a warning or an error.
    pub fn fails(&self) -> bool {
        self.counts().values().any(|(severity, _)| *severity > Severity::Note)
    }
}
