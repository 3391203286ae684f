//! The command line: every flag in one place.

mod choices;
mod explain;

pub use choices::ChoiceArgs;
pub use explain::{ExplainArgs, ExplainFormat};

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use timra_server::Network;

/// Finds what is written in a knowledge base of more than one language.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    after_help = "In a directory with content/, `timra search` builds the index by itself."
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,

    /// When to use colour and links.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorWhen,

    /// Cut words by the dictionaries in this directory, made by `timra dict` [default: $TIMRA_DICT_DIR].
    #[arg(long, global = true, value_name = "DIR")]
    pub dict: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the index, or bring it up to date.
    ///
    /// Pages that are published later, or have expired, are left out by the clock, or by the moment that the
    /// environment variable SOURCE_DATE_EPOCH gives in seconds since 1970: with it, the same content gives the same
    /// index whenever it is built.
    Index(IndexArgs),
    /// Search the index.
    Search(SearchArgs),
    /// Say how a query is understood, and how the score of each result comes about.
    Explain(ExplainArgs),
    /// Show a section, all of it, as Markdown.
    ///
    /// Exits with 1 if there is no such section.
    Show(ShowArgs),
    /// Learn translations from the pages that a site has in two languages.
    Lexicon(LexiconArgs),
    /// Say what in the content makes search worse.
    ///
    /// Exits with 1 if anything found is a warning or an error; notes alone do not fail. A site may say the same as
    /// --deny and --allow in a file `timra.toml` beside its Hugo configuration: [check] deny = ["broken-link"]. Flags
    /// count more.
    Check(CheckArgs),
    /// Score the ranking against judged queries.
    Eval(EvalArgs),
    /// Say what the index holds.
    Stats(StatsArgs),
    /// Answer searches over HTTP, with a page to search from.
    Serve(ServeArgs),
    /// Make dictionaries for languages that write words without spaces between them.
    Dict(DictArgs),
    /// Print what timra holds that others made, with the texts of the licences.
    Licenses,
}

#[derive(Debug, Args)]
pub struct IndexArgs {
    /// Hugo projects, Hugo content directories or directories of Markdown [default: content].
    #[arg(value_name = "ROOT")]
    pub roots: Vec<PathBuf>,

    #[command(flatten)]
    pub index: IndexDir,

    /// Also read documents from a file with one JSON object a line: id, text, and maybe title, lang, url.
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

    #[command(flatten)]
    pub hugo: HugoArgs,

    /// Print every warning, not only the first of each kind.
    #[arg(long, short)]
    pub verbose: bool,
}

/// What Hugo is told when it builds a site.
#[derive(Debug, Default, Args)]
pub struct HugoArgs {
    /// The Hugo that publishes the site; decides the ids of headings with links in them, and whether sections have slugs
    /// [default: a guess].
    #[arg(long, value_name = "X.Y.Z")]
    pub hugo_version: Option<String>,

    /// The environment that Hugo builds the site in [default: $HUGO_ENVIRONMENT, or production].
    #[arg(long, value_name = "NAME")]
    pub environment: Option<String>,

    /// Where the site is published, whatever its configuration says [default: $HUGO_BASEURL].
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,

    /// The directory that the site is published to (`public`): text, ids and addresses come from its pages. Without a ROOT
    /// of Hugo it is the site.
    #[arg(long, value_name = "DIR")]
    pub published: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct IndexDir {
    /// Directory of the index [default: index].
    #[arg(long = "index", value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

impl IndexDir {
    /// The directory, given or not.
    pub fn path(&self) -> PathBuf {
        self.dir.clone().unwrap_or_else(|| PathBuf::from("index"))
    }
}

#[derive(Debug, Args)]
pub struct SearchArgs {
    /// What to look for.
    #[arg(value_name = "QUERY", required_unless_present = "queries")]
    pub query: Vec<String>,

    #[command(flatten)]
    pub index: IndexDir,

    #[command(flatten)]
    pub choices: ChoiceArgs,

    /// How many results, at most 1000 [default: 10, or 100 for --format trec].
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,

    /// Leave out the first N.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: SearchFormat,

    /// With --format json: say of every word that matches how it was understood, and of every result how its score came
    /// about. `timra explain` prints it for people.
    #[arg(long)]
    pub explain: bool,

    /// Run every query of a file of `id<TAB>text` or `id<TAB>type<TAB>text` lines.
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub queries: Option<PathBuf>,

    /// Name in the last column of --format trec.
    #[arg(long, value_name = "NAME", default_value = "timra", value_parser = run_name)]
    pub run_name: String,

    /// Search the index as it is: never build or update it.
    #[arg(long)]
    pub frozen: bool,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The section's id, as `timra search --format json` gives it, or its published address.
    #[arg(value_name = "ID|URL")]
    pub name: String,

    #[command(flatten)]
    pub index: IndexDir,

    /// Show the whole page that the section belongs to.
    #[arg(long)]
    pub page: bool,

    /// Show what stands in the file now, comments and front matter included, instead of what the index holds.
    #[arg(long)]
    pub file: bool,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,

    /// Take the index as it is: never build or update it.
    #[arg(long)]
    pub frozen: bool,
}

#[derive(Debug, Args)]
pub struct LexiconArgs {
    /// Hugo projects, Hugo content directories or directories of Markdown [default: content].
    #[arg(value_name = "ROOT")]
    pub roots: Vec<PathBuf>,

    /// Where to write what was learned, for `timra index --lexicon` [default: standard output].
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
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

#[derive(Debug, Args)]
pub struct EvalArgs {
    /// Directory of the index.
    #[arg(long = "index", value_name = "DIR")]
    pub index: PathBuf,

    /// Queries: `id<TAB>text` or `id<TAB>type[,type]<TAB>text` lines.
    #[arg(long, value_name = "FILE")]
    pub queries: PathBuf,

    /// Judgements: `id<TAB>section<TAB>grade` lines.
    #[arg(long, value_name = "FILE")]
    pub qrels: PathBuf,

    #[command(flatten)]
    pub choices: ChoiceArgs,

    /// Compare with a run saved by `search --format trec`.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
}

#[derive(Debug, Args)]
pub struct StatsArgs {
    #[command(flatten)]
    pub index: IndexDir,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub index: IndexDir,

    /// Where to listen; port 0 takes any that is free.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:7700")]
    pub addr: String,

    /// A site whose pages may ask this server, such as https://docs.example.org; `*` for any. May be repeated.
    #[arg(long, value_name = "ORIGIN")]
    pub cors: Vec<String>,

    /// A name that this server goes by, such as search.example.org, where it listens on this machine only and a proxy
    /// passes that name on. May be repeated.
    #[arg(long, value_name = "NAME")]
    pub host: Vec<String>,

    /// Searches a second that one client may make on and on, as long as they take a second in all; 0 for no limit.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub rate_limit: u32,

    /// Connections, and requests under way, that one client may have at a time; 0 for no limit.
    #[arg(long, value_name = "N", default_value_t = 128)]
    pub connections_per_client: usize,

    /// A proxy, or a network of them, that is believed when it says in X-Forwarded-For or Forwarded who asked it, such
    /// as 10.0.0.0/8. May be repeated.
    #[arg(long, value_name = "CIDR")]
    pub trust_proxy: Vec<Network>,

    /// Milliseconds that one search may take; what it has found until then is the answer, and marked as partial.
    #[arg(long, value_name = "MS", default_value_t = 2000, value_parser = clap::value_parser!(u64).range(1..=4750))]
    pub search_time: u64,

    /// Also log what was searched for.
    #[arg(long)]
    pub log_queries: bool,

    /// Serve the index as it is: never build or update it. A newer one that is published is still taken up.
    #[arg(long)]
    pub frozen: bool,
}

#[derive(Debug, Args)]
pub struct DictArgs {
    #[command(subcommand)]
    pub command: DictCommand,
}

#[derive(Debug, Subcommand)]
pub enum DictCommand {
    /// Make the dictionary of a language, in a folder of --dict [default: dict] with its name.
    Build(DictBuildArgs),
}

#[derive(Debug, Args)]
pub struct DictBuildArgs {
    /// The language, such as ja.
    #[arg(value_name = "LANG", value_parser = with_dictionary)]
    pub lang: String,

    /// Directory with the source of a MeCab dictionary: *.csv, matrix.def, char.def, unk.def.
    #[arg(long, value_name = "DIR")]
    pub from: PathBuf,

    /// How these files are encoded, such as EUC-JP.
    #[arg(long, value_name = "NAME", default_value = "UTF-8")]
    pub encoding: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    /// For people.
    Text,
    /// One JSON object a query.
    Json,
    /// Lines of a TREC run, separated by tabs.
    Trec,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people.
    Text,
    /// One JSON object.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// A SARIF 2.1.0 log.
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    Text,
    /// One JSON object.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

fn base_url(url: &str) -> Result<String, String> {
    if url.split_once("://").is_some_and(|(_, host)| !host.is_empty() && !host.starts_with('/')) {
        Ok(url.to_owned())
    } else {
        Err("an address is written in full, as https://docs.example.org/kb/".to_owned())
    }
}

fn run_name(name: &str) -> Result<String, String> {
    if name.is_empty() || name.contains(char::is_whitespace) {
        Err("the name of a run is one word".to_owned())
    } else {
        Ok(name.to_owned())
    }
}

fn with_dictionary(tag: &str) -> Result<String, String> {
    let mut languages = timra_language::dictionary::languages();
    languages.clone().find(|code| *code == tag).map(str::to_owned).ok_or_else(|| {
        let codes: Vec<&str> = languages.by_ref().collect();
        format!("no dictionary cuts the words of this language; those of {} one does", codes.join(", "))
    })
}
