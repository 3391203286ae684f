//! The arguments of `timra check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::HugoArgs;

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Hugo projects, Hugo content directories or directories of Markdown [default: content].
    #[arg(value_name = "ROOT")]
    pub roots: Vec<PathBuf>,

    /// Check that an index is what was written, to the last byte, instead of content.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["roots", "format", "deny", "allow", "drafts", "hugo_version", "environment", "base_url"])]
    pub index: Option<PathBuf>,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: CheckFormat,

    /// Make the findings of a rule errors; `all` stands for every rule that is not allowed.
    #[arg(long, value_name = "RULE")]
    pub deny: Vec<String>,

    /// Do not tell the findings of a rule.
    #[arg(long, value_name = "RULE")]
    pub allow: Vec<String>,

    /// Also check drafts.
    #[arg(long)]
    pub drafts: bool,

    #[command(flatten)]
    pub hugo: HugoArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people.
    Text,
    /// One JSON object.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// A SARIF 2.1.0 log.
    Sarif,
}
