//! How content is read: what a person says, then what the environment says as it says it to Hugo.

use std::path::PathBuf;

use timra_corpus::CorpusOptions;

use super::{Failure, now};
use crate::cli::HugoArgs;

/// The options for reading the sites of `roots`.
pub fn corpus_options(hugo: &HugoArgs, roots: &[PathBuf]) -> Result<CorpusOptions, Failure> {
    if hugo.base_url.is_some() && roots.len() > 1 {
        let what =
            "--base-url: several roots are not published in one place; set the baseURL of each".to_owned();
        return Err(Failure::Usage(what));
    }
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    Ok(CorpusOptions {
        hugo_version: hugo.hugo_version.clone(),
        environment: hugo.environment.clone().or_else(|| set("HUGO_ENVIRONMENT")).or_else(|| set("HUGO_ENV")),
        base_url: hugo.base_url.clone().or_else(|| set("HUGO_BASEURL")),
        ..CorpusOptions::at(now()?)
    })
}
