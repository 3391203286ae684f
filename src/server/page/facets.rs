//! How the results divide, as links.

use std::collections::BTreeMap;

use timra_engine::FacetValue;

use super::asked::PageParameters;
use crate::interface::Interface;

/// Values of one facet that are shown at most.
const SHOWN: usize = 12;

/// A facet with its values.
pub struct Facet {
    /// What it is called.
    pub title: &'static str,
    /// Where all of its values are, and what that is called, if one is chosen.
    pub all: Option<(String, &'static str)>,
    pub values: Vec<Choice>,
}

/// A value that may be chosen.
pub struct Choice {
    pub label: String,
    pub count: usize,
    /// Where only this value is; for a chosen one, where the others are, too.
    pub href: String,
    pub is_chosen: bool,
    /// The language of the label, if it is the name of a language in itself.
    pub lang: Option<&'static str>,
}

/// The facets of an answer; one that offers no choice is left out.
pub fn facets(
    counts: &BTreeMap<&'static str, Vec<FacetValue>>,
    asked: &PageParameters,
    ui: &'static Interface,
) -> Vec<Facet> {
    let titles =
        [("lang", "language", "all_languages"), ("site", "site", "all_sites"), ("year", "year", "all_years")];
    let facet = |(name, title, all): (&str, &'static str, &'static str)| {
        let mut values: Vec<&FacetValue> = counts.get(name).into_iter().flatten().take(SHOWN).collect();
        if name == "year" {
            values.sort_by(|a, b| b.value.cmp(&a.value));
        }
        let chosen = asked.chosen(name);
        if chosen.is_none() && values.len() < 2 {
            return None;
        }
        let choice = |value: &FacetValue| {
            let is_chosen = chosen.as_ref() == Some(&value.value);
            let set = (!is_chosen).then_some(value.value.as_str());
            let known = if name == "lang" { Interface::of(&value.value) } else { None };
            Choice {
                label: known.map_or(value.value.as_str(), |known| known.text("language_name")).to_owned(),
                count: value.count,
                href: asked.choosing(name, set).href(),
                is_chosen,
                lang: known.map(|known| known.code),
            }
        };
        let all = chosen.as_ref().map(|_| (asked.choosing(name, None).href(), ui.text(all)));
        Some(Facet { title: ui.text(title), all, values: values.into_iter().map(choice).collect() })
    };
    titles.into_iter().filter_map(facet).collect()
}
