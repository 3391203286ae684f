//! How content is read: what a person says, then what the environment says as it says it to Hugo.

use std::path::PathBuf;

use timra_corpus::CorpusOptions;

use super::Failure;
use super::moment::now;
use crate::cli::HugoArgs;

/// Where content is read from by default.
pub(crate) fn default_roots() -> Vec<PathBuf> {
    vec![PathBuf::from("content")]
}

/// The options for reading the sites of `roots`.
pub(crate) fn corpus_options(hugo: &HugoArgs, roots: &[PathBuf]) -> Result<CorpusOptions, Failure> {
    if hugo.base_url.is_some() && roots.len() > 1 {
        let what =
            "--base-url: several roots are not published in one place; set the baseURL of each".to_owned();
        return Err(Failure::Usage(what));
    }
    if hugo.published.is_some() && roots.len() > 1 {
        let what =
            "--published: several roots are not published to one directory; name one of them".to_owned();
        return Err(Failure::Usage(what));
    }
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    Ok(CorpusOptions {
        hugo_version: hugo.hugo_version.clone(),
        environment: hugo.environment.clone().or_else(|| set("HUGO_ENVIRONMENT")).or_else(|| set("HUGO_ENV")),
        base_url: hugo.base_url.clone().or_else(|| set("HUGO_BASEURL")),
        // The index is brought up to date from any directory.
        published: hugo
            .published
            .as_ref()
            .map(|dir| std::path::absolute(dir).unwrap_or_else(|_| dir.clone())),
        ..CorpusOptions::at(now()?)
    })
}
