//! Which sections a query may return.

use super::Query;
use super::columns::{Names, for_each};
use super::engine::Engine;
use super::syntax::Filters;
use crate::error::Result;
use crate::index::{day_number, year_of};
use crate::language::fold;

impl Engine {
    /// Whether each section passes the filters of the query, typed or given; `None` if all do.
    pub(super) fn allowed(&self, filters: &Filters, query: &Query) -> Result<Option<Vec<bool>>> {
        let (index, columns) = (&self.index, &self.columns);
        let mut allowed: Option<Vec<bool>> = None;
        let by_name = |names: &Names, wanted: &dyn Fn(&str) -> bool| -> Vec<bool> {
            let wanted: Vec<bool> = names.all().iter().map(|name| !name.is_empty() && wanted(name)).collect();
            (0..index.sections.len() as u32).map(|section| wanted[names.of(section)]).collect()
        };
        if query.lang.is_some() || !filters.langs.is_empty() || !filters.not_langs.is_empty() {
            let langs = columns.langs(index).map_err(|e| self.failed(e))?;
            let wanted = |value: &str| {
                let is = |lang: &str| is_lang(value, lang);
                query.lang.as_deref().is_none_or(is) && passes(&filters.langs, &filters.not_langs, &is)
            };
            intersect(&mut allowed, by_name(langs, &wanted));
        }
        if query.site.is_some() || !filters.sites.is_empty() || !filters.not_sites.is_empty() {
            let sites = columns.sites(index).map_err(|e| self.failed(e))?;
            let wanted = |value: &str| {
                let has = |site: &str| contains(value, site);
                query.site.as_deref().is_none_or(|site| value == site)
                    && passes(&filters.sites, &filters.not_sites, &has)
            };
            intersect(&mut allowed, by_name(sites, &wanted));
        }
        if !filters.paths.is_empty() || !filters.not_paths.is_empty() {
            let wanted =
                |value: &str| passes(&filters.paths, &filters.not_paths, &|path: &str| contains(value, path));
            let mut kept = vec![false; index.sections.len()];
            for_each(index, index.fields.path, wanted, |_, section| kept[section as usize] = true)
                .map_err(|e| self.failed(e))?;
            intersect(&mut allowed, kept);
        }
        let after = filters.after.as_deref().and_then(day_number);
        let before = filters.before.as_deref().and_then(day_number);
        if query.year.is_some() || after.is_some() || before.is_some() {
            let wanted = |day: u64| {
                day > 0
                    && query.year.is_none_or(|year| year_of(day) == u64::from(year))
                    && after.is_none_or(|after| day >= after)
                    && before.is_none_or(|before| day < before)
            };
            let days = columns.day(index).map_err(|e| self.failed(e))?;
            intersect(&mut allowed, days.iter().map(|&day| wanted(day)).collect());
        }
        Ok(allowed)
    }
}

/// Whether a value is one of those wanted, where any are named, and none of those unwanted.
fn passes(wanted: &[String], unwanted: &[String], is: &dyn Fn(&str) -> bool) -> bool {
    (wanted.is_empty() || wanted.iter().any(|v| is(v))) && !unwanted.iter().any(|v| is(v))
}

fn is_lang(value: &str, lang: &str) -> bool {
    let (value, lang) = (value.to_lowercase(), lang.to_lowercase());
    value.strip_prefix(&lang).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// Whether a name or path has this in it, whatever the case and marks of either.
fn contains(value: &str, part: &str) -> bool {
    fold(&value.to_lowercase()).contains(&fold(&part.to_lowercase()))
}

fn intersect(allowed: &mut Option<Vec<bool>>, kept: Vec<bool>) {
    match allowed {
        None => *allowed = Some(kept),
        Some(allowed) => allowed.iter_mut().zip(kept).for_each(|(allowed, kept)| *allowed &= kept),
    }
}
