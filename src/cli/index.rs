//! The arguments of `timra index`.

use std::path::PathBuf;

use clap::Args;
use timra_corpus::AddressPattern;

use super::IndexDir;

#[derive(Debug, Clone, Args)]
pub(crate) struct IndexArgs {
    /// Hugo projects, Hugo content directories or directories of Markdown [default: content].
    #[arg(value_name = "ROOT")]
    pub roots: Vec<PathBuf>,

    #[command(flatten)]
    pub index: IndexDir,

    /// Also read documents from a file with one JSON object a line: id, text, and maybe title, lang, url, tags,
    /// categories.
    #[arg(long, value_name = "FILE")]
    pub jsonl: Vec<PathBuf>,

    /// Also use translations that `timra lexicon` learned.
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,

    /// Analyse every file, even if nothing has changed.
    #[arg(long)]
    pub full: bool,

    /// Memory to stay within, in MB, beside 15 MB for the program and little for each page, as far as the longest page
    /// allows.
    #[arg(long, value_name = "MB", default_value_t = 512, value_parser = clap::value_parser!(u64).range(32..=1 << 20))]
    pub memory: u64,

    /// Also index drafts.
    #[arg(long)]
    pub drafts: bool,

    /// Also index pages that are published later.
    #[arg(long)]
    pub future: bool,

    /// Also index pages that have expired.
    #[arg(long)]
    pub expired: bool,

    /// The addresses of the files of a bare directory: {path} stands for the path of a file, {stem} for that without its
    /// ending, {line} for the line of a section [default: what `timra.toml` says].
    #[arg(long, value_name = "PATTERN")]
    pub url: Option<AddressPattern>,

    #[command(flatten)]
    pub hugo: HugoArgs,

    /// Print every warning, not only the first of each kind.
    #[arg(long, short)]
    pub verbose: bool,
}

/// What Hugo is told when it builds a site.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct HugoArgs {
    /// The Hugo that publishes the site; decides the ids of headings with links in them, and whether sections have
    /// slugs [default: a guess].
    #[arg(long, value_name = "X.Y.Z")]
    pub hugo_version: Option<String>,

    /// The environment that Hugo builds the site in [default: $HUGO_ENVIRONMENT, or production].
    #[arg(long, value_name = "NAME")]
    pub environment: Option<String>,

    /// Where the site is published, whatever its configuration says [default: $HUGO_BASEURL].
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,

    /// The directory that the site is published to (`public`): text, ids and addresses come from its pages. Without a
    /// ROOT of Hugo it is the site.
    #[arg(long, value_name = "DIR")]
    pub published: Option<PathBuf>,
}

pub(super) fn base_url(url: &str) -> Result<String, String> {
    if url.split_once("://").is_some_and(|(_, host)| !host.is_empty() && !host.starts_with('/')) {
        Ok(url.to_owned())
    } else {
        Err("an address is written in full, as https://docs.example.org/kb/".to_owned())
    }
}
