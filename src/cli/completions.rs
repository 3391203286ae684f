//! The arguments of `timra completions`.

use clap::Args;
use clap_complete::Shell;

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell that is to read them.
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}
