//! The arguments of `timra dict`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub(crate) struct DictArgs {
    #[command(subcommand)]
    pub command: DictCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DictCommand {
    /// Make the dictionary of a language, in a folder of --dict [default: dict] with its name.
    Build(DictBuildArgs),
}

#[derive(Debug, Args)]
pub(crate) struct DictBuildArgs {
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

fn with_dictionary(tag: &str) -> Result<String, String> {
    let mut languages = timra_language::dictionary::languages();
    languages.clone().find(|code| *code == tag).map(str::to_owned).ok_or_else(|| {
        let codes: Vec<&str> = languages.by_ref().collect();
        format!("no dictionary cuts the words of this language; those of {} one does", codes.join(", "))
    })
}
