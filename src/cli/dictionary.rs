//! Which dictionaries cut words.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Clone, Args)]
pub(crate) struct DictionaryArgs {
    /// Cut words by the dictionaries in this directory, made by `timra dict` [default: $TIMRA_DICT_DIR, or those that
    /// were installed].
    #[arg(long, global = true, value_name = "DIR")]
    pub dict: Option<PathBuf>,

    /// Cut words without dictionaries, also where some were installed.
    #[arg(long, global = true, conflicts_with = "dict")]
    pub no_dict: bool,
}
