//! The command line: parse, dispatch, map what happened to an exit code.
//!
//! 0: found, or done; 1: nothing found, or something to correct; 2: wrong usage or failure.

/// Tells a person something on standard error.
macro_rules! say {
    ($($words:tt)*) => { crate::told::say(format_args!($($words)*)) };
}

mod cli;
mod command;
mod shown;
mod told;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, ColorWhen, Command};

/// Builds and queries make many small things: with this one, either took about a tenth less time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.color {
        ColorWhen::Auto => {}
        ColorWhen::Always => anstream::ColorChoice::Always.write_global(),
        ColorWhen::Never => anstream::ColorChoice::Never.write_global(),
    }
    let ready = match &cli.command {
        Command::Dict(_) | Command::Licenses => Ok(()),
        Command::SelfCheck(_) | Command::Completions(_) | Command::Man(_) => Ok(()),
        Command::Stats(_) => command::use_dictionaries(&cli.dictionaries),
        // Browsers have none.
        Command::Export(_) | Command::Publish(_) => command::resources::start(),
        _ => command::resources::start().and_then(|()| command::use_dictionaries(&cli.dictionaries)),
    };
    let done = ready.and_then(|()| match cli.command {
        Command::Index(args) => command::indexing(&args),
        Command::Search(args) => command::search(&args),
        Command::Explain(args) => command::explain(&args),
        Command::Show(args) => command::show(&args),
        Command::Export(args) => command::export(&args, &cli.dictionaries),
        Command::Publish(args) => command::publish(&args, &cli.dictionaries),
        Command::Related(args) => command::related(&args),
        Command::Lexicon(args) => command::lexicon(&args),
        Command::Check(args) => command::check(&args),
        Command::Eval(args) => command::eval(&args),
        Command::Stats(args) => command::stats(&args),
        Command::Serve(args) => command::serve(&args),
        Command::Mcp(args) => command::mcp(&args),
        Command::Llms(args) => command::llms(&args),
        Command::Dict(args) => command::dict(&args, &cli.dictionaries),
        Command::SelfCheck(args) => command::self_check(&args, &cli.dictionaries),
        Command::Completions(args) => command::completions(&args),
        Command::Man(args) => command::man(&args),
        Command::Licenses => command::licenses(),
    });
    let code = match done {
        Ok(command::Outcome::Done) => ExitCode::SUCCESS,
        Ok(command::Outcome::NothingFound | command::Outcome::Findings) => ExitCode::from(1),
        // Whoever reads the output has read enough: `timra search x | head -1`.
        Err(command::Failure::Output(e)) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            say!("timra: {}", failure.told());
            ExitCode::from(2)
        }
    };
    told::finish();
    code
}
