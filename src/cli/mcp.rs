//! The arguments of `timra mcp`.

use clap::Args;
use timra_assistant::Budgets;

use super::IndexDir;

#[derive(Debug, Args)]
pub(crate) struct McpArgs {
    #[command(flatten)]
    pub index: IndexDir,

    #[cfg(feature = "cluster")]
    #[command(flatten)]
    pub reader: super::ReaderArgs,

    #[command(flatten)]
    pub budget: AnswerBudget,

    /// Search the index as it is: never build or update it. A newer one that is published is still taken up.
    #[arg(long)]
    pub frozen: bool,
}

/// How long answers for assistants may be.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct AnswerBudget {
    /// Bytes of a section or page that is read at one time; a list of results has three eighths of that.
    #[arg(long, value_name = "N", default_value_t = Budgets::USUAL as u64, value_parser = clap::value_parser!(u64).range(8000..=1_000_000))]
    pub max_bytes: u64,
}

impl AnswerBudget {
    /// The budgets of the answers.
    pub(crate) fn budgets(self) -> Budgets {
        Budgets::new(usize::try_from(self.max_bytes).unwrap_or(Budgets::USUAL))
    }
}
