//! Which sections a query may return.

use timra_format::{Result, day_number, year_of};
use timra_language::fold;
use timra_plan::syntax::Filters;
use timra_rank::{Budget, Labels};

use super::Query;
use super::columns::for_each;
use super::engine::Engine;

/// What folding a path takes, and looking for a part in it, in postings that could be read meanwhile.
const FOLD: u32 = 256;
const FIND: u32 = 16;

impl Engine {
    /// Whether each section passes the filters of the query, typed or given; `None` if all do. What there is no time to
    /// look at does not.
    pub(super) fn allowed(
        &self,
        filters: &Filters,
        query: &Query,
        budget: &Budget,
    ) -> Result<Option<Vec<bool>>> {
        let (index, columns) = (&self.index, &self.columns);
        let mut allowed: Option<Vec<bool>> = None;
        let by_name = |names: &Labels, wanted: &dyn Fn(&str) -> bool| -> Vec<bool> {
            let wanted: Vec<bool> = names.all().iter().map(|name| !name.is_empty() && wanted(name)).collect();
            (0..index.sections.len() as u32).map(|section| wanted[names.of(section)]).collect()
        };
        if query.lang.is_some() || !filters.langs.is_empty() || !filters.not_langs.is_empty() {
            let langs = columns.langs(index).map_err(|e| self.failed(e))?;
            let wanted = |value: &str| {
                let is = |lang: &str| is_lang(value, lang);
                let is_wanted = filters.langs.is_empty() || filters.langs.iter().any(|lang| is(lang));
                let is_unwanted = filters.not_langs.iter().any(|lang| is(lang));
                query.lang.as_deref().is_none_or(is) && is_wanted && !is_unwanted
            };
            intersect(&mut allowed, by_name(langs, &wanted));
        }
        if query.site.is_some() || !filters.sites.is_empty() || !filters.not_sites.is_empty() {
            let sites = columns.sites(index).map_err(|e| self.failed(e))?;
            let parts = Parts::new(&filters.sites, &filters.not_sites, budget);
            let wanted =
                |value: &str| query.site.as_deref().is_none_or(|site| value == site) && parts.accept(value);
            intersect(&mut allowed, by_name(sites, &wanted));
        }
        if !filters.paths.is_empty() || !filters.not_paths.is_empty() {
            let parts = Parts::new(&filters.paths, &filters.not_paths, budget);
            let mut kept = vec![false; index.sections.len()];
            let keep = |_: &str, section: u32| kept[section as usize] = true;
            for_each(index, index.fields.path, |path| parts.accept(path), keep)
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

/// What names and paths should have in them, and what not, whatever the case and marks of either. Folded once: there may
/// be as many paths as pages.
struct Parts<'b> {
    wanted: Vec<String>,
    unwanted: Vec<String>,
    budget: &'b Budget<'b>,
}

impl<'b> Parts<'b> {
    fn new(wanted: &[String], unwanted: &[String], budget: &'b Budget<'b>) -> Self {
        let all = |parts: &[String]| parts.iter().map(|part| folded(part)).collect();
        Self { wanted: all(wanted), unwanted: all(unwanted), budget }
    }

    /// Whether a value has one of those that are wanted, where any are, and none of the others.
    fn accept(&self, value: &str) -> bool {
        let parts = self.wanted.len() + self.unwanted.len();
        if !self.budget.allows(FOLD + parts as u32 * FIND) {
            return false;
        }
        let value = folded(value);
        let has = |part: &String| value.contains(part.as_str());
        (self.wanted.is_empty() || self.wanted.iter().any(has)) && !self.unwanted.iter().any(has)
    }
}

fn folded(text: &str) -> String {
    fold(&text.to_lowercase())
}

fn is_lang(value: &str, lang: &str) -> bool {
    let (value, lang) = (value.to_lowercase(), lang.to_lowercase());
    value.strip_prefix(&lang).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn intersect(allowed: &mut Option<Vec<bool>>, kept: Vec<bool>) {
    match allowed {
        None => *allowed = Some(kept),
        Some(allowed) => allowed.iter_mut().zip(kept).for_each(|(allowed, kept)| *allowed &= kept),
    }
}
