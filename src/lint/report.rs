//! What came of a check.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Finding, Severity};

/// What came of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many pages were checked.
    pub pages: usize,
    /// The findings, by file and line.
    pub findings: Vec<Finding>,
    /// Findings beyond those told of one file: every file and rule that has some.
    pub left_out: Vec<LeftOut>,
    /// What could not be checked, a sentence each.
    pub unchecked: Vec<String>,
}

/// Findings that are counted and not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Id of the rule.
    pub rule: &'static str,
    /// How much they matter.
    pub severity: Severity,
    /// The file.
    pub file: String,
    /// How many.
    pub count: usize,
}

impl Report {
    /// How many findings each rule has, those left out too, with the highest severity among them.
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

    /// Whether the check failed: anything matters more than a note.
    pub fn fails(&self) -> bool {
        self.counts().values().any(|(severity, _)| *severity > Severity::Note)
    }
}
