//! The arguments of `timra publish`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct PublishArgs {
    /// The directory that the site was published to, such as public.
    #[arg(value_name = "DIR")]
    pub site: PathBuf,

    /// Where the site is, if its pages do not say so.
    #[arg(long, value_name = "URL", value_parser = super::index::base_url)]
    pub base_url: Option<String>,

    /// Directory of the bundle, below the site [default: DIR/timra].
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,

    /// Also put the search box into the pages: its script, and the box itself where a page has no search field.
    #[arg(long)]
    pub inject: bool,

    /// The engine for browsers, made by `.ci/wasm`, instead of the one that comes with timra.
    #[arg(long, value_name = "FILE")]
    pub engine: Option<PathBuf>,

    /// Print every warning, not only the first of each kind.
    #[arg(long, short)]
    pub verbose: bool,
}
