//! Filters: which sections pass.

use std::cell::Cell;

use timra_plan::question::{Filter, ValueKind};
use timra_rank::{Budget, Index, Labels};
use timra_stored::{day_number, year_of};

use super::Searchable;
use super::folded::{FIND, FOLD, folded};
use super::meant::Meant;

/// For each section, whether it passes all `filters`; `None` if there are none. Sections that there was no time to
/// look at do not pass.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn allowed<I: Searchable>(filters: &[Filter], index: &I) -> Result<Option<Vec<bool>>, I::Error> {
    let mut allowed: Option<Vec<bool>> = None;
    for filter in filters {
        let passing = passing(filter, index)?;
        match &mut allowed {
            None => allowed = Some(passing),
            Some(allowed) => allowed.iter_mut().zip(passing).for_each(|(allowed, passes)| *allowed &= passes),
        }
    }
    Ok(allowed)
}

/// For each section, whether it passes one filter.
fn passing<I: Searchable>(filter: &Filter, index: &I) -> Result<Vec<bool>, I::Error> {
    let (columns, budget, field) = (index.columns(), index.budget(), filter.field());
    let sections = Index::sections(index);
    let by_day = |has: &dyn Fn(u64, u64) -> bool| -> Result<Vec<bool>, I::Error> {
        let passes =
            |&day: &u64| filter.passes(|value| day > 0 && number(value).is_some_and(|n| has(day, n)));
        Ok(columns.day(index)?.iter().map(passes).collect())
    };
    match field.kind {
        ValueKind::Language => {
            let passes = |name: &str| filter.passes(|lang| is_lang(name, lang));
            Ok(by_name(columns.values(index, field)?, sections, passes))
        }
        ValueKind::Name => {
            let names = columns.values(index, field)?;
            let meant = Meant::new(filter, names.all(), budget);
            Ok(by_name(names, sections, |name| meant.pass(name)))
        }
        ValueKind::Tag => Ok(columns.tags(index, field)?.passing(filter)),
        ValueKind::Part => {
            let parts = PathParts::new(filter, budget);
            // A section without a value has nothing that could be left out.
            let without = filter.wanted().is_empty();
            let mut passing = vec![without; sections];
            let passes = Cell::new(without);
            let differs = |value: &str| {
                passes.set(parts.accept(value));
                passes.get() != without
            };
            index.for_each_value(field.column, differs, |_, section| {
                passing[section as usize] = passes.get();
            })?;
            Ok(passing)
        }
        ValueKind::Year => by_day(&|day, year| year_of(day) == year),
        ValueKind::From => by_day(&|day, first| day >= first),
        ValueKind::Until => by_day(&|day, end| day < end),
        ValueKind::Order => Ok(vec![true; sections]),
    }
}

/// For each section, whether its name passes. The empty name stands for none.
fn by_name(names: &Labels, sections: usize, passes: impl Fn(&str) -> bool) -> Vec<bool> {
    let passing: Vec<bool> = names.all().iter().map(|name| passes(name)).collect();
    (0..sections as u32).map(|section| passing[names.of(section)]).collect()
}

/// The number of a year of four digits, or of a day as [`day_number`] gives it.
fn number(value: &str) -> Option<u64> {
    value.parse().ok().or_else(|| day_number(value))
}

/// Whether the language `name` is `lang`, or one of its kinds: `vi-VN` is Vietnamese.
fn is_lang(name: &str, lang: &str) -> bool {
    name.to_lowercase().strip_prefix(lang).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// Parts that a path should have, and parts that it should not have, without case and marks. They are folded once,
/// because there may be as many paths as pages.
struct PathParts<'b> {
    wanted: Vec<String>,
    left_out: Vec<String>,
    budget: &'b Budget<'b>,
}

impl<'b> PathParts<'b> {
    fn new(filter: &Filter, budget: &'b Budget<'b>) -> Self {
        let all = |parts: &[String]| parts.iter().map(|part| folded(part)).collect();
        Self { wanted: all(filter.wanted()), left_out: all(filter.left_out()), budget }
    }

    /// Whether a path has one of the wanted parts, if there are any, and none of the others.
    fn accept(&self, text: &str) -> bool {
        let parts = self.wanted.len() + self.left_out.len();
        if !self.budget.allows(FOLD + parts as u32 * FIND) {
            return false;
        }
        let text = folded(text);
        let has = |part: &String| text.contains(part.as_str());
        (self.wanted.is_empty() || self.wanted.iter().any(has)) && !self.left_out.iter().any(has)
    }
}
