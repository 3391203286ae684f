//! How the results divide and in which order they come, as links.

use std::collections::BTreeMap;

use timra_engine::{FacetValue, Results};
use timra_plan::question::{FILTERS, Field, SORT, Sort, ValueKind};

use super::asked::PageParameters;
use crate::interface::Interface;

/// Values of one facet that are shown at most.
const SHOWN: usize = 12;

/// A facet with its values, or another filter with the value that is chosen.
pub(crate) struct Facet {
    /// Name of the facet in the language of the page.
    pub title: &'static str,
    /// Address of the results with any value of the facet, and the text for that link; `None` if no value is
    /// chosen.
    pub all: Option<(String, &'static str)>,
    pub values: Vec<Choice>,
}

/// A value that may be chosen.
pub(crate) struct Choice {
    pub label: String,
    /// Number of results with this value; `None` for a filter that is no facet.
    pub count: Option<usize>,
    /// Address of the results with only this value; of a value that is chosen, address of the results without that
    /// choice.
    pub href: String,
    pub is_chosen: bool,
    /// Language of the label, if the label is the name of a language in that language.
    pub lang: Option<&'static str>,
}

/// The facets of an answer and the filters that were chosen; a facet that offers no choice is left out.
pub(crate) fn facets(
    counts: &BTreeMap<&'static str, Vec<FacetValue>>,
    asked: &PageParameters,
    ui: &'static Interface,
) -> Vec<Facet> {
    let facet = |field: &'static Field| {
        let mut values: Vec<&FacetValue> = counts.get(field.name).into_iter().flatten().take(SHOWN).collect();
        if field.kind == ValueKind::Year {
            values.sort_by(|a, b| b.value.cmp(&a.value));
        }
        let chosen = asked.chosen(field);
        if chosen.is_none() && values.len() < 2 {
            return None;
        }
        let choice = |value: &str, count: Option<usize>, is_chosen: bool| {
            let set = (!is_chosen).then_some(value);
            let known = if field.kind == ValueKind::Language { Interface::of(value) } else { None };
            Choice {
                label: known.map_or(value, |known| known.text("language_name")).to_owned(),
                count,
                href: asked.choosing(field, set).href(),
                is_chosen,
                lang: known.map(|known| known.code),
            }
        };
        let is_chosen = |value: &str| chosen.is_some() && field.kind.read(value).as_deref() == chosen;
        let counted = |value: &FacetValue| choice(&value.value, Some(value.count), is_chosen(&value.value));
        let mut values: Vec<Choice> = values.into_iter().map(counted).collect();
        let all = field.facet.filter(|_| chosen.is_some());
        let all = all.map(|all| (asked.choosing(field, None).href(), ui.text(all)));
        // What was chosen may be of no facet, or a part of a name.
        if let Some(chosen) = chosen.filter(|_| !values.iter().any(|value| value.is_chosen)) {
            values.push(choice(chosen, None, true));
        }
        Some(Facet { title: ui.text(field.label), all, values })
    };
    FILTERS.iter().filter_map(facet).collect()
}

/// The orders that results may come in, as links, if there is more than one result.
pub(crate) fn orders(results: &Results, asked: &PageParameters, ui: &'static Interface) -> Vec<Choice> {
    let order = |sort: Sort| {
        // What was typed may say the order, too, so that every choice has to be written out.
        let set = (sort != Sort::default() || results.sort != sort).then_some(sort.name());
        Choice {
            label: ui.maybe(&format!("sort_{}", sort.name())).unwrap_or(sort.name()).to_owned(),
            count: None,
            href: asked.choosing(SORT, set).href(),
            is_chosen: results.sort == sort,
            lang: None,
        }
    };
    if results.total < 2 { Vec::new() } else { Sort::ALL.map(order).into() }
}
