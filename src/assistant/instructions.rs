//! What an assistant is told about the index before it asks.

use std::collections::BTreeMap;

use timra_format::Manifest;
use timra_serving::Generation;

use super::one_line::one_line;

/// Bytes of all instructions, at most.
const MOST: usize = 1024;

/// Sites, and languages, that are named at most, and characters of each name.
const NAMED: usize = 8;
const LONGEST: usize = 40;

/// What an assistant is told: which sites and languages there are, how to ask, and what to do with what is found.
pub(crate) fn instructions(generation: &dyn Generation) -> String {
    let manifest = generation.manifest();
    let told = include_str!("data/instructions.txt")
        .trim_end()
        .replace("{sections}", &manifest.sections.to_string())
        .replace("{languages}", &languages(manifest))
        .replace("{day}", &day(generation).unwrap_or_else(|| "an unknown day".to_owned()));
    let sites = sites(&manifest.sites);
    let room = MOST.saturating_sub(told.len());
    let sites = if sites.len() <= room { sites } else { counted(manifest.sites.len(), "site") };
    told.replace("{sites}", &sites)
}

/// The day on which the index was published, ISO 8601.
pub(crate) fn day(generation: &dyn Generation) -> Option<String> {
    let moment = jiff::Timestamp::try_from(generation.published()?).ok()?;
    Some(moment.to_zoned(jiff::tz::TimeZone::UTC).date().to_string())
}

/// Languages with their numbers of sections, the largest first.
fn languages(manifest: &Manifest) -> String {
    let mut languages: Vec<(&String, &u64)> = manifest.languages.iter().collect();
    languages.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
    let named = languages.iter().map(|(name, count)| format!("{} in {}", count, short(name)));
    listed(named.collect())
}

fn sites<T>(sites: &BTreeMap<String, T>) -> String {
    let named = sites.keys().map(|name| short(name)).collect::<Vec<_>>();
    if named.is_empty() { "documents".to_owned() } else { listed(named) }
}

fn listed(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let listed = names.join(", ");
    if more > 0 { format!("{listed} and {more} more") } else { listed }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn short(name: &str) -> String {
    one_line(name).chars().take(LONGEST).collect()
}
