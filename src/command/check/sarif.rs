//! Findings as SARIF 2.1.0, which code hosts and editors read.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use timra_format::encode_path;
use timra_lint::{Finding, RULES, Report};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifLog {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [SarifRun; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun {
    tool: Tool,
    /// Columns are counted in characters.
    column_kind: &'static str,
    invocations: [Invocation; 1],
    results: Vec<SarifResult>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<ReportedRule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportedRule {
    id: &'static str,
    short_description: SarifMessage,
    help: SarifMessage,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct SarifMessage {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: SarifMessage,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: SarifMessage,
    locations: [SarifLocation; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifLocation {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u32>,
}

/// Writes one log with one run.
pub(crate) fn write(out: &mut impl Write, report: &Report) -> io::Result<()> {
    let rules = RULES.iter().map(|rule| ReportedRule {
        id: rule.id,
        short_description: SarifMessage { text: format!("{}.", rule.about) },
        help: SarifMessage { text: rule.hint.to_owned() },
        default_configuration: Configuration { level: rule.severity.name() },
    });
    let version = env!("CARGO_PKG_VERSION");
    let driver = Driver { name: "timra", version, semantic_version: version, rules: rules.collect() };
    let left_out = report.left_out.iter();
    let left_out =
        left_out.map(|more| format!("{}: {} more findings of {}", more.file, more.count, more.rule));
    let notes = left_out.chain(report.unchecked.iter().cloned());
    let notes = notes.map(|text| Notification { level: "note", message: SarifMessage { text } }).collect();
    let log = SarifLog {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [SarifRun {
            tool: Tool { driver },
            column_kind: "unicodeCodePoints",
            invocations: [Invocation { execution_successful: true, tool_execution_notifications: notes }],
            results: report.findings.iter().map(result).collect(),
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn result(finding: &Finding) -> SarifResult {
    let Finding { rule, severity, file, line, column, message, hint } = finding;
    SarifResult {
        rule_id: rule,
        rule_index: RULES.iter().position(|known| known.id == *rule).unwrap_or_default(),
        level: severity.name(),
        message: SarifMessage { text: format!("{message}. Hint: {hint}.") },
        locations: [SarifLocation {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation { uri: uri(file) },
                region: Region { start_line: *line, start_column: *column },
            },
        }],
    }
}

/// A path from here stays one; only a path from the top needs its scheme.
fn uri(file: &str) -> String {
    let encoded = encode_path(file);
    if Path::new(file).is_absolute() { format!("file://{encoded}") } else { encoded }
}
