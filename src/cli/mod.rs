//! The command line: every flag in one place.

mod check;
mod choices;
mod completions;
mod dict;
mod dictionary;
#[cfg(feature = "cluster")]
mod engine;
mod eval;
mod explain;
mod export;
mod index;
mod index_dir;
mod indexing;
mod lexicon;
mod llms;
#[cfg(feature = "cluster")]
mod loading;
mod man;
mod mcp;
mod publish;
#[cfg(feature = "cluster")]
mod reader;
mod related;
mod report_format;
mod search;
mod self_check;
mod serve;
mod show;
mod stats;

pub(crate) use check::{CheckArgs, CheckFormat};
pub(crate) use choices::ChoiceArgs;
pub(crate) use completions::CompletionsArgs;
pub(crate) use dict::{DictArgs, DictBuildArgs, DictCommand};
pub(crate) use dictionary::DictionaryArgs;
#[cfg(feature = "cluster")]
pub(crate) use engine::EngineArgs;
pub(crate) use eval::EvalArgs;
pub(crate) use explain::{ExplainArgs, ExplainFormat};
pub(crate) use export::ExportArgs;
pub(crate) use index::{HugoArgs, IndexArgs};
pub(crate) use index_dir::IndexDir;
pub(crate) use indexing::IndexingArgs;
pub(crate) use lexicon::LexiconArgs;
pub(crate) use llms::LlmsArgs;
#[cfg(feature = "cluster")]
pub(crate) use loading::LoadingArgs;
pub(crate) use man::ManArgs;
pub(crate) use mcp::{AnswerBudget, McpArgs};
pub(crate) use publish::PublishArgs;
#[cfg(feature = "cluster")]
pub(crate) use reader::ReaderArgs;
pub(crate) use related::RelatedArgs;
pub(crate) use report_format::ReportFormat;
pub(crate) use search::{SearchArgs, SearchFormat};
pub(crate) use self_check::SelfCheckArgs;
pub(crate) use serve::ServeArgs;
pub(crate) use show::ShowArgs;
pub(crate) use stats::StatsArgs;

use clap::{Parser, Subcommand, ValueEnum};

/// Finds what is written in a knowledge base of more than one language.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    after_help = "In a directory with content/, `timra search` builds the index by itself."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub command: Command,

    /// When to use colour and links.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorWhen,

    #[command(flatten)]
    pub dictionaries: DictionaryArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the index, or bring it up to date.
    ///
    /// Pages that are published later, or have expired, are left out by the clock, or by the moment that the
    /// environment variable SOURCE_DATE_EPOCH gives in seconds since 1970: with it, the same content gives the same
    /// index whenever it is built.
    Index(IndexingArgs),
    /// Search the index.
    Search(SearchArgs),
    /// Say how a query is understood, and how the score of each result comes about.
    Explain(ExplainArgs),
    /// Show a section, all of it, as Markdown.
    ///
    /// Exits with 1 if there is no such section.
    Show(ShowArgs),
    /// Write a search bundle: an index as files that any web server can send.
    ///
    /// Without a ROOT it is made of the index. With one it is made of that content, and an index stays behind only where
    /// --index says so. Files that are there are not written again; files of an earlier bundle are removed.
    Export(ExportArgs),
    /// Make a published site searchable without a server: index its pages and write the search bundle below it.
    ///
    /// With --inject the search box is put into the pages, too. No index stays behind.
    Publish(PublishArgs),
    /// Show the sections that say the same as a section, or go on from it.
    ///
    /// Exits with 1 if there is no such section, or none that is related.
    Related(RelatedArgs),
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
    /// Answer an assistant over standard input and output (MCP).
    ///
    /// It speaks the Model Context Protocol. Assistants start it by themselves: `claude mcp add timra -- timra mcp --index DIR`.
    Mcp(McpArgs),
    /// Write llms.txt and llms-full.txt of each language.
    ///
    /// The one has the pages by their links, the other all of them as Markdown.
    Llms(LlmsArgs),
    /// Make dictionaries for languages that write words without spaces between them.
    Dict(DictArgs),
    /// Say what this program is and whether it works here.
    ///
    /// Builds a small index in a temporary directory and searches it, reads every byte of the index here, and says
    /// which dictionaries and which terminal it has. Exits with 1 if something is wrong.
    SelfCheck(SelfCheckArgs),
    /// Print a script that completes commands and flags in a shell.
    Completions(CompletionsArgs),
    /// Write manual pages.
    Man(ManArgs),
    /// Print what timra holds that others made, with the texts of the licences.
    Licenses,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
