//! What `benches/compare` measures in one process: timra's library beside raw Tantivy, and a server beside a handler
//! that only sends bytes. Each subcommand prints one JSON object.

mod client;
mod content;
mod fair;
mod http;
mod load;
mod opened;
mod raw;
mod searches;
mod suggest;
mod times;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Anything that can go wrong ends the measurement.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the sections of a content folder as JSON lines, and its pages as plain HTML.
    Sections {
        root: Vec<PathBuf>,
        #[arg(long)]
        jsonl: PathBuf,
        #[arg(long)]
        html: Option<PathBuf>,
    },
    /// Build a raw Tantivy index of such lines.
    Raw {
        jsonl: PathBuf,
        #[arg(long)]
        index: PathBuf,
        #[arg(long)]
        threads: usize,
    },
    /// Ask timra and raw Tantivy the same queries, in turn.
    Searches(Asked),
    /// Type the queries key by key.
    Suggest(Asked),
    /// Ask a server, the library and a static handler the same queries, in turn.
    Http {
        #[command(flatten)]
        asked: Asked,
        #[arg(long)]
        server: std::net::SocketAddr,
    },
    /// Ask a server ordinary queries while one client asks the worst.
    Fair {
        #[command(flatten)]
        asked: Asked,
        #[arg(long)]
        server: std::net::SocketAddr,
        #[arg(long)]
        worst: PathBuf,
        #[arg(long, default_value_t = 20)]
        seconds: u64,
    },
    /// Ask a server so many queries.
    Load {
        #[command(flatten)]
        asked: Asked,
        #[arg(long)]
        server: std::net::SocketAddr,
        #[arg(long)]
        requests: usize,
        /// How many ask at one time, each over a connection of its own.
        #[arg(long, default_value_t = 1)]
        clients: usize,
    },
    /// Open timra's index, as a server does, and raw Tantivy's.
    Open {
        #[arg(long)]
        index: PathBuf,
        #[arg(long)]
        raw: PathBuf,
    },
}

/// What to ask, and of which indexes.
#[derive(clap::Args)]
struct Asked {
    /// Lines `id<TAB>text` or `id<TAB>types<TAB>text`.
    #[arg(long)]
    queries: PathBuf,
    /// timra's index.
    #[arg(long)]
    index: PathBuf,
    /// Raw Tantivy's index of the same sections.
    #[arg(long)]
    raw: Option<PathBuf>,
    /// How often each query is asked; except for keystrokes, after a first time that does not count.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

fn main() -> Result<()> {
    let measured = match Cli::parse().command {
        Command::Sections { root, jsonl, html } => content::write(&root, &jsonl, html.as_deref())?,
        Command::Raw { jsonl, index, threads } => raw::build(&jsonl, &index, threads)?,
        Command::Searches(asked) => searches::measure(&asked)?,
        Command::Suggest(asked) => suggest::measure(&asked)?,
        Command::Http { asked, server } => http::measure(&asked, server)?,
        Command::Fair { asked, server, worst, seconds } => fair::measure(&asked, server, &worst, seconds)?,
        Command::Load { asked, server, requests, clients } => load::run(&asked, server, requests, clients)?,
        Command::Open { index, raw } => opened::measure(&index, &raw)?,
    };
    println!("{measured}");
    Ok(())
}
