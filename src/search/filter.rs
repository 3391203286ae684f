//! Which sections a query may return.

use super::engine::Engine;
use super::facet::for_each;
use super::syntax::Filters;
use super::{Query, facet};
use crate::error::Result;
use crate::index::{day_number, year_of};
use crate::language::fold;

impl Engine {
    /// Whether each section passes the filters of the query, typed or given; `None` if all do.
    pub(super) fn allowed(&self, filters: &Filters, query: &Query) -> Result<Option<Vec<bool>>> {
        let mut allowed: Option<Vec<bool>> = None;
        let (index, all) =
            (&self.index, self.index.searcher.segment_readers().iter().map(|s| s.max_doc() as usize).sum());
        let mut keep = |field, wanted: &dyn Fn(&str) -> bool| -> Result<()> {
            let mut kept = vec![false; all];
            for_each(&index.searcher, field, wanted, |_, section| kept[section as usize] = true)
                .map_err(|e| self.failed(e))?;
            intersect(&mut allowed, kept);
            Ok(())
        };
        let is_lang = |value: &str, lang: &str| {
            let (value, lang) = (value.to_lowercase(), lang.to_lowercase());
            value.strip_prefix(&lang).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        if let Some(lang) = &query.lang {
            keep(index.fields.lang, &|value| is_lang(value, lang))?;
        }
        if let Some(site) = &query.site {
            keep(index.fields.site, &|value| value == site)?;
        }
        let any = |list: &[String], matches: &dyn Fn(&str) -> bool| {
            list.is_empty() || list.iter().any(|v| matches(v))
        };
        let none = |list: &[String], matches: &dyn Fn(&str) -> bool| !list.iter().any(|v| matches(v));
        if !filters.langs.is_empty() || !filters.not_langs.is_empty() {
            let wanted = |value: &str| {
                let matches = |lang: &str| is_lang(value, lang);
                any(&filters.langs, &matches) && none(&filters.not_langs, &matches)
            };
            keep(index.fields.lang, &wanted)?;
        }
        if !filters.sites.is_empty() || !filters.not_sites.is_empty() {
            let wanted = |value: &str| {
                let matches = |site: &str| fold(&value.to_lowercase()).contains(&fold(&site.to_lowercase()));
                any(&filters.sites, &matches) && none(&filters.not_sites, &matches)
            };
            keep(index.fields.site, &wanted)?;
        }
        if !filters.paths.is_empty() || !filters.not_paths.is_empty() {
            let wanted = |value: &str| {
                let matches = |path: &str| fold(&value.to_lowercase()).contains(&fold(&path.to_lowercase()));
                any(&filters.paths, &matches) && none(&filters.not_paths, &matches)
            };
            keep(index.fields.path, &wanted)?;
        }
        if let Some(year) = query.year {
            let wanted = |day: u64| year_of(day) == u64::from(year);
            let kept = facet::numbers(&index.searcher, "day", wanted).map_err(|e| self.failed(e))?;
            intersect(&mut allowed, kept);
        }
        let after = filters.after.as_deref().and_then(day_number);
        let before = filters.before.as_deref().and_then(day_number);
        if after.is_some() || before.is_some() {
            let wanted =
                |day: u64| after.is_none_or(|after| day >= after) && before.is_none_or(|before| day < before);
            let kept = facet::numbers(&index.searcher, "day", wanted).map_err(|e| self.failed(e))?;
            intersect(&mut allowed, kept);
        }
        Ok(allowed)
    }
}

fn intersect(allowed: &mut Option<Vec<bool>>, kept: Vec<bool>) {
    match allowed {
        None => *allowed = Some(kept),
        Some(allowed) => allowed.iter_mut().zip(kept).for_each(|(allowed, kept)| *allowed &= kept),
    }
}
